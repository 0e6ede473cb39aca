import { hasInsights } from '../release.ts'
import type { SandboxState } from '../state.ts'
import type { World } from '../world.ts'
import type {
  CollectionItem,
  CollectionMember,
  CollectionRecord,
  CollectionRights,
} from './collection-record.ts'
import { currentMembers, toPerson } from './collection-views.ts'

/**
 * A collection as V1 shows it, with rights and expiration dates (server-v1v2 4.2). `id` is where it is stored, another id
 * than that of V3, which stands in `collectionId`; nothing asks by it.
 */
export function toAdminCollection(
  { world, clock, options }: SandboxState,
  record: CollectionRecord,
) {
  const { id, name, ownerId, dateAdded } = record
  const nowMs = clock.now()
  const members = (part: MemberPart) =>
    currentMembers(record[part], nowMs).map(([memberId, member]) =>
      toAdminMember(world, part, memberId, member),
    )
  return {
    id: `${id.slice(0, 8)}e4${id.slice(10)}`,
    collectionId: id,
    name,
    ownerId,
    dateAdded,
    apps: toItems('appId', record.workflows),
    schedules: toItems('scheduleId', record.schedules),
    insights: hasInsights(options.release) ? toItems('insightId', record.insights) : [],
    users: members('users'),
    subscriptions: members('subscriptions'),
    userGroups: members('userGroups'),
  }
}

type MemberPart = 'users' | 'userGroups' | 'subscriptions'

/** One member with rights. */
export function toAdminMember(
  world: World,
  part: MemberPart,
  id: string,
  { dateAdded, addedById, expirationDate, rights }: CollectionMember,
) {
  return {
    ...toSubject(world, part, id),
    dateAdded,
    addedById,
    expirationDate,
    permissions: toPermissions(rights),
  }
}

function toSubject(world: World, part: MemberPart, id: string) {
  switch (part) {
    case 'users':
      return toPerson(world, id)
    case 'userGroups':
      return { userGroupId: id }
    case 'subscriptions':
      return { subscriptionId: id, optOutUsers: [] }
  }
}

function toPermissions(rights: CollectionRights) {
  return {
    collection: { isAdmin: rights.isAdmin },
    applications: {
      canAdd: rights.canAddAssets,
      canRemove: rights.canRemoveAssets,
      canUpdate: rights.canUpdateAssets,
    },
    users: { canAdd: rights.canAddUsers, canRemove: rights.canRemoveUsers },
  }
}

function toItems<K extends string>(name: K, items: ReadonlyMap<string, CollectionItem>) {
  return [...items].map(([id, { dateAdded, addedById }]) => ({ [name]: id, dateAdded, addedById }))
}
