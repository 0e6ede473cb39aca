import type { World } from '../world.ts'
import { collectionParts } from './collection-changes.ts'
import type { CollectionRecord } from './collection-record.ts'

/** Collections that hold something that is no longer there, as sentences. */
export function checkCollections(world: World): string[] {
  const known = {
    users: (id: string) => world.users.has(id) || world.directoryGroups.has(id),
    userGroups: (id: string) => world.userGroups.has(id),
    subscriptions: (id: string) => world.subscriptions.has(id),
    workflows: (id: string) => world.workflows.has(id),
    schedules: (id: string) => world.schedules.has(id),
    insights: (id: string) => world.insights.has(id),
  }
  const faultsOf = (collection: CollectionRecord) =>
    collectionParts.flatMap((part) =>
      [...collection[part].keys()]
        .filter((id) => !known[part](id))
        .map((id) => `collection ${collection.id} holds ${id} of ${part}, which is not there`),
    )
  return [...world.collections.values()].flatMap(faultsOf)
}
