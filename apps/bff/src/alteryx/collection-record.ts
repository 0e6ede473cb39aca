import { adminCollection } from '@curator/alteryx-contract/server/v1/admin-collections'
import { collection } from '@curator/alteryx-contract/server/v3/collections'
import type { CollectionRights } from '@curator/console-contract/collections'
import type { z } from 'zod'
import type {
  DirectoryCollection,
  DirectoryCollectionRights,
  DirectoryMember,
} from '../directory/directory.ts'

export const collectionRecord = collection.pick({
  id: true,
  name: true,
  ownerId: true,
  dateAdded: true,
  users: true,
  userGroupIds: true,
  subscriptionIds: true,
  workflowIds: true,
  scheduleIds: true,
})

export const collectionRightsRecord = adminCollection.pick({
  collectionId: true,
  users: true,
  userGroups: true,
  subscriptions: true,
})

type Person = z.output<typeof collection>['users'][number]
type Membership = z.output<typeof adminCollection>['userGroups'][number]
type Seat = Pick<DirectoryMember, 'kind' | 'id' | 'sid' | 'name' | 'isGroup'>

/** A person by id, or by SID somebody of the directory service that has no account; null for an entry with neither. */
function toPersonSeat({ activeDirectoryObject, userId }: Person): Seat | null {
  const sid = activeDirectoryObject?.sid ?? ''
  const name = activeDirectoryObject?.displayName || activeDirectoryObject?.name || ''
  if (userId !== '') return { kind: 'user', id: userId, sid, name, isGroup: false }
  if (sid === '') return null
  const isGroup = activeDirectoryObject?.category.toLowerCase() === 'group'
  return { kind: 'directory', id: sid, sid, name, isGroup }
}

const toSeat = (kind: 'group' | 'studio', id: string): Seat => ({
  kind,
  id,
  sid: '',
  name: '',
  isGroup: true,
})

export function toDirectoryCollection({
  dateAdded,
  subscriptionIds,
  users,
  ...kept
}: z.output<typeof collectionRecord>): DirectoryCollection {
  const seats = [
    ...users.flatMap((user) => toPersonSeat(user) ?? []),
    ...kept.userGroupIds.map((id) => toSeat('group', id)),
    ...subscriptionIds.map((id) => toSeat('studio', id)),
  ]
  const byKey = new Map(seats.map((seat) => [toSeatKey(seat), seat]))
  const members = [...byKey.values()].map((seat) => ({ ...seat, rights: null, expiresAt: null }))
  const userIds = members.filter(({ kind }) => kind === 'user').map(({ id }) => id)
  return { ...kept, createdAt: dateAdded, userIds, members }
}

/** What V1 tells beyond V3: rights and expiry of each member. */
export function toDirectoryRights(
  record: z.output<typeof collectionRightsRecord>,
): DirectoryCollectionRights {
  const { collectionId, subscriptions, userGroups, users } = record
  const members = [
    ...users.flatMap((user) => toMember(toPersonSeat(user), user)),
    ...userGroups.flatMap((group) => toMember(toSeat('group', group.userGroupId), group)),
    ...subscriptions.flatMap((studio) => toMember(toSeat('studio', studio.subscriptionId), studio)),
  ]
  return { id: collectionId, name: '', members }
}

function toMember(
  seat: Seat | null,
  { expirationDate, permissions }: Pick<Membership, 'expirationDate' | 'permissions'>,
): DirectoryMember[] {
  if (!seat || !permissions) return []
  return [{ ...seat, rights: toRights(permissions), expiresAt: expirationDate }]
}

/** The three groups of V1 as the six rights of V3 (server-v1v2 4.2). */
function toRights({
  applications,
  collection: own,
  users,
}: NonNullable<Membership['permissions']>): CollectionRights {
  return {
    isAdmin: own?.isAdmin ?? false,
    canAddAssets: applications?.canAdd ?? false,
    canRemoveAssets: applications?.canRemove ?? false,
    canUpdateAssets: applications?.canUpdate ?? false,
    canAddUsers: users?.canAdd ?? false,
    canRemoveUsers: users?.canRemove ?? false,
  }
}

export const toSeatKey = ({ id, kind }: Pick<DirectoryMember, 'id' | 'kind'>) => `${kind} ${id}`
