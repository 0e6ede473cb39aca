import {
  addUserGroupToCollection,
  addUserToCollection,
  removeUserFromCollection,
  removeUserGroupFromCollection,
  updateCollectionUser,
  updateCollectionUserGroup,
} from '@curator/alteryx-contract/server/v3/collection-members'
import type { ServerCollection } from '@curator/alteryx-contract/server/v3/collections'
import type { AlteryxClient } from './alteryx-client.ts'
import {
  type GatewayCollection,
  type GatewayMember,
  type GatewayMemberValues,
  hasMember,
} from './collection-calls.ts'
import type { CallOptions } from './gateways.ts'

/** What the Server names a person by: the SID where there is one (Windows sign-in), the id elsewhere. */
const toName = ({ id, sid }: GatewayMember) => (sid === '' ? id : sid)

/** POST adds, PUT replaces: which of the two it is depends on who is in. */
export function sendSetMember(
  client: AlteryxClient,
  current: GatewayCollection,
  member: GatewayMember,
  { expiresAt, rights }: GatewayMemberValues,
  options: CallOptions,
): Promise<ServerCollection> {
  const params = { collectionId: current.id }
  const values = {
    ...(expiresAt === null ? {} : { expirationDate: expiresAt }),
    collectionsPermissions: rights,
  }
  const isIn = hasMember(current, member)
  if (member.kind === 'group') {
    const userGroupId = member.id
    return isIn
      ? client.send(
          updateCollectionUserGroup,
          { params: { ...params, userGroupId }, body: values },
          options,
        )
      : client.send(addUserGroupToCollection, { params, body: { userGroupId, ...values } }, options)
  }
  const userId = toName(member)
  return isIn
    ? client.send(updateCollectionUser, { params: { ...params, userId }, body: values }, options)
    : client.send(addUserToCollection, { params, body: { userId, ...values } }, options)
}

export function sendRemoveMember(
  client: AlteryxClient,
  collectionId: string,
  member: GatewayMember,
  options: CallOptions,
): Promise<ServerCollection> {
  if (member.kind === 'group') {
    const params = { collectionId, userGroupId: member.id }
    return client.send(removeUserGroupFromCollection, { params }, options)
  }
  const params = { collectionId, userId: toName(member) }
  return client.send(removeUserFromCollection, { params }, options)
}
