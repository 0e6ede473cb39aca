import { z } from 'zod'
import { operation } from '../../operation.ts'
import { serverId } from '../../values.ts'
import { collection, collectionCall, collectionParams } from './collections.ts'

/** The six rights of a member; a missing one means false (reference 2.3). */
export const collectionRights = z.object({
  isAdmin: z.boolean().optional(),
  canAddAssets: z.boolean().optional(),
  canRemoveAssets: z.boolean().optional(),
  canUpdateAssets: z.boolean().optional(),
  canAddUsers: z.boolean().optional(),
  canRemoveUsers: z.boolean().optional(),
})

/** UpdatePermissionsContract. `expirationDate` is an instant; absent: never. Both are write-only in V3. */
export const collectionPermissionsBody = z.object({
  expirationDate: z.string().optional(),
  collectionsPermissions: collectionRights,
})
export type CollectionPermissions = z.output<typeof collectionPermissionsBody>

const change = { ...collectionCall, danger: 'caution', response: collection } as const
const userParams = collectionParams.extend({ userId: serverId })
const userGroupParams = collectionParams.extend({ userGroupId: serverId })

/** With Windows sign-in `userId` is the person’s SID (reference 2.3). */
export const addUserToCollection = operation({
  ...change,
  method: 'POST',
  path: '/v3/collections/:collectionId/users',
  operationId: 'Collections_AddUserToCollection',
  summary: 'Adds a person to a collection, with rights.',
  params: collectionParams,
  body: collectionPermissionsBody.extend({ userId: serverId }),
})

/** Replaces all six rights and the expiration date; there is no reading them before. SID with Windows sign-in. */
export const updateCollectionUser = operation({
  ...change,
  method: 'PUT',
  path: '/v3/collections/:collectionId/users/:userId/permissions',
  operationId: 'Collections_UpdateCollectionUserPermissions',
  summary: 'Replaces the rights of a person in a collection.',
  params: userParams,
  body: collectionPermissionsBody,
})

/** SID with Windows sign-in. */
export const removeUserFromCollection = operation({
  ...change,
  method: 'DELETE',
  path: '/v3/collections/:collectionId/users/:userId',
  operationId: 'Collections_RemoveUserFromCollection',
  summary: 'Takes a person out of a collection.',
  params: userParams,
})

export const addUserGroupToCollection = operation({
  ...change,
  method: 'POST',
  path: '/v3/collections/:collectionId/userGroups',
  operationId: 'Collections_AddUserGroupToCollection',
  summary: 'Adds a group to a collection, with rights.',
  params: collectionParams,
  body: collectionPermissionsBody.extend({ userGroupId: serverId }),
})

/** Replaces all six rights and the expiration date; there is no reading them before. */
export const updateCollectionUserGroup = operation({
  ...change,
  method: 'PUT',
  path: '/v3/collections/:collectionId/userGroups/:userGroupId/permissions',
  operationId: 'Collections_UpdateCollectionUserGroupPermissions',
  summary: 'Replaces the rights of a group in a collection.',
  params: userGroupParams,
  body: collectionPermissionsBody,
})

export const removeUserGroupFromCollection = operation({
  ...change,
  method: 'DELETE',
  path: '/v3/collections/:collectionId/userGroups/:userGroupId',
  operationId: 'Collections_RemoveUserGroupFromCollection',
  summary: 'Takes a group out of a collection.',
  params: userGroupParams,
})
