import type { DirectoryObject } from '../records.ts'
import { hasInsights } from '../release.ts'
import type { SandboxState } from '../state.ts'
import type { World } from '../world.ts'
import type { CollectionMember, CollectionRecord } from './collection-record.ts'

/**
 * Members whose expiration date has not passed. When it has, they are gone from every answer and count as no member (our
 * choice: no source says when a Server drops them).
 */
export function currentMembers(
  members: ReadonlyMap<string, CollectionMember>,
  nowMs: number,
): [string, CollectionMember][] {
  return [...members].filter(([, member]) => isCurrent(member, nowMs))
}

export function isCurrent({ expirationDate }: CollectionMember, nowMs: number): boolean {
  return expirationDate === null || Date.parse(expirationDate) > nowMs
}

/** ReducedCollectionView. */
export function toReducedCollection({ id, name, ownerId, dateAdded }: CollectionRecord) {
  return { id, name, ownerId, dateAdded }
}

/** CollectionView: neither rights nor expiration dates; insights where the release has them. */
export function toCollection({ world, clock, options }: SandboxState, record: CollectionRecord) {
  const nowMs = clock.now()
  const ids = (members: ReadonlyMap<string, CollectionMember>) =>
    currentMembers(members, nowMs).map(([id]) => id)
  return {
    ...toReducedCollection(record),
    workflowIds: [...record.workflows.keys()],
    scheduleIds: [...record.schedules.keys()],
    userGroupIds: ids(record.userGroups),
    subscriptionIds: ids(record.subscriptions),
    ...(hasInsights(options.release) ? { insightIds: [...record.insights.keys()] } : {}),
    users: ids(record.users).map((id) => toPerson(world, id)),
  }
}

/** A member by user id, or a directory object by SID. */
export function toPerson(world: World, id: string) {
  const object = world.directoryGroups.get(id)
  return object
    ? { userId: null, activeDirectoryObject: toDirectoryObject(object) }
    : { userId: id, activeDirectoryObject: null }
}

/** Spelled otherwise than in groups (reference 3.3). */
function toDirectoryObject(object: DirectoryObject) {
  const { sid, category, displayName, domainName, sidAccountName } = object
  return {
    sid,
    category,
    displayName,
    name: `${domainName}\\${sidAccountName}`,
    samAccountName: sidAccountName,
  }
}
