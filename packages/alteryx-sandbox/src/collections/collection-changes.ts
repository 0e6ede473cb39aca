import type { World } from '../world.ts'
import type { CollectionRecord } from './collection-record.ts'

/** What a collection holds, by the name of its map. */
export const collectionParts = [
  'users',
  'userGroups',
  'subscriptions',
  'workflows',
  'schedules',
  'insights',
] as const
export type CollectionPart = (typeof collectionParts)[number]
type Entry<P extends CollectionPart> =
  CollectionRecord[P] extends ReadonlyMap<string, infer E> ? E : never

/** The collections that hold something. A search: some thousand collections take well under a millisecond. */
export function collectionsWith(
  world: World,
  part: CollectionPart,
  id: string,
): CollectionRecord[] {
  const found: CollectionRecord[] = []
  for (const collection of world.collections.values()) {
    if (collection[part].has(id)) found.push(collection)
  }
  return found
}

/** Puts something into a collection, or changes how it is in there. */
export function putInCollection<P extends CollectionPart>(
  world: World,
  collectionId: string,
  part: P,
  id: string,
  entry: Entry<P>,
): void {
  const before: ReadonlyMap<string, unknown> = world.collections.need(collectionId)[part]
  world.collections.update(collectionId, { [part]: new Map(before).set(id, entry) })
}

/** Takes something out of a collection; nothing happens where it is not in. */
export function takeFromCollection(
  world: World,
  collectionId: string,
  part: CollectionPart,
  id: string,
): void {
  const left = new Map<string, unknown>(world.collections.need(collectionId)[part])
  if (left.delete(id)) world.collections.update(collectionId, { [part]: left })
}

/** The person is gone: no collection lists them any more. Deactivated people stay in (our choice). */
export const forgetUser = (world: World, userId: string) => forget(world, 'users', userId)
export const forgetUserGroup = (world: World, userGroupId: string) =>
  forget(world, 'userGroups', userGroupId)
export const forgetWorkflow = (world: World, workflowId: string) =>
  forget(world, 'workflows', workflowId)
export const forgetSchedule = (world: World, scheduleId: string) =>
  forget(world, 'schedules', scheduleId)
/** The studio is gone. */
export const forgetSubscription = (world: World, subscriptionId: string) =>
  forget(world, 'subscriptions', subscriptionId)
export const forgetInsight = (world: World, insightId: string) =>
  forget(world, 'insights', insightId)

function forget(world: World, part: CollectionPart, id: string): void {
  for (const collection of collectionsWith(world, part, id)) {
    takeFromCollection(world, collection.id, part, id)
  }
}
