import { z } from 'zod'
import { operation } from '../../operation.ts'
import {
  createdId,
  readInstant,
  readList,
  readRole,
  readText,
  serverId,
  serverRole,
} from '../../values.ts'

const groupParams = z.object({ userGroupId: serverId })

/** A directory object inside a group; Windows sign-in only (reference 3.3). */
const activeDirectoryObject = z
  .object({
    sid: readText,
    category: readText,
    displayName: readText,
    domainName: readText,
    sidAccountName: readText,
  })
  .nullish()
  .transform((value) => value ?? null)

const member = z.object({
  userId: readText,
  dateAddedToGroup: readInstant,
  addedByUserId: readText,
  activeDirectoryObject,
})

/** ReducedUserGroupView. Only custom groups, never directory groups. */
export const reducedUserGroup = z.object({ id: serverId, name: readText, role: readRole })

/** UserGroupView, with its members. */
export const userGroup = z.object({
  id: serverId,
  name: readText,
  role: readRole,
  dateAdded: readInstant,
  credentialIds: readList(serverId),
  connectionIds: readList(serverId),
  members: readList(member),
})
export type ServerUserGroup = z.output<typeof userGroup>

/** Create and update share one contract: name of 1 to 255 characters, role. */
export const userGroupBody = z.object({ name: z.string().min(1).max(255), role: serverRole })

/** What adding members answers. A 200 can hide refused people: read `failedUserReasons`. */
export const addedUsers = z.object({
  successfullyAddedUserCount: z.int(),
  totalUsersSubmittedCount: z.int(),
  failedUserReasons: z
    .record(z.string(), z.string())
    .nullish()
    .transform((value) => value ?? {}),
})

const common = { role: 'Curator', since: '2021.4' } as const
const windowsOnly = { since: '2023.1', notOnAuth: ['builtin', 'saml'] } as const

export const listUserGroups = operation({
  ...common,
  method: 'GET',
  path: '/v3/usergroups',
  status: 200,
  operationId: 'UserGroups_GetUserGroups',
  danger: 'none',
  summary: 'Lists custom groups, short view.',
  response: z.array(reducedUserGroup),
})

export const createUserGroup = operation({
  ...common,
  method: 'POST',
  path: '/v3/usergroups',
  status: 201,
  operationId: 'UserGroups_CreateUserGroup',
  danger: 'none',
  summary: 'Creates a custom group and answers its id.',
  encodings: ['json', 'form'],
  body: userGroupBody,
  response: createdId,
})

export const getUserGroup = operation({
  ...common,
  method: 'GET',
  path: '/v3/usergroups/:userGroupId',
  status: 200,
  operationId: 'UserGroups_GetUserGroup',
  danger: 'none',
  summary: 'Reads one group with its members.',
  params: groupParams,
  response: userGroup,
})

export const updateUserGroup = operation({
  ...common,
  method: 'PUT',
  path: '/v3/usergroups/:userGroupId',
  status: 200,
  operationId: 'UserGroups_UpdateUserGroup',
  danger: 'caution',
  summary: 'Renames a group or changes its role. Answers nothing.',
  params: groupParams,
  body: userGroupBody,
  reply: 'empty',
})

/** 400 when the group has members and `forceDelete` is not true. */
export const deleteUserGroup = operation({
  ...common,
  method: 'DELETE',
  path: '/v3/usergroups/:userGroupId',
  status: 200,
  operationId: 'UserGroups_DeleteUserGroup',
  danger: 'destructive',
  summary: 'Deletes a group.',
  params: groupParams,
  query: z.object({ forceDelete: z.enum(['true', 'false']).optional() }),
  reply: 'empty',
})

/** The body is a bare array of user ids. */
export const addUsersToGroup = operation({
  ...common,
  method: 'POST',
  path: '/v3/usergroups/:userGroupId/users',
  status: 200,
  operationId: 'UserGroups_AddUsersToGroup',
  danger: 'caution',
  summary: 'Adds people to a group, with a reason for each refused one.',
  params: groupParams,
  body: z.array(serverId),
  response: addedUsers,
})

/** 200 also when the person was no member. */
export const removeUserFromGroup = operation({
  ...common,
  method: 'DELETE',
  path: '/v3/usergroups/:userGroupId/users/:userId',
  status: 200,
  operationId: 'UserGroups_RemoveUserFromGroup',
  danger: 'caution',
  summary: 'Removes one person from a group.',
  params: groupParams.extend({ userId: serverId }),
  response: userGroup,
})

/** The body is a JSON string: the SID. Windows sign-in only. */
export const addDirectoryGroup = operation({
  ...common,
  ...windowsOnly,
  method: 'POST',
  path: '/v3/usergroups/:userGroupId/activedirectorygroups',
  status: 200,
  operationId: 'UserGroups_AddActiveDirectoryGroupToCustomGroup',
  danger: 'caution',
  summary: 'Adds a directory group to a custom group.',
  params: groupParams,
  body: z.string().min(1),
  reply: 'empty',
})

/** 400 when the SID is no member. Windows sign-in only. */
export const removeDirectoryGroup = operation({
  ...common,
  ...windowsOnly,
  method: 'DELETE',
  path: '/v3/usergroups/:userGroupId/activedirectorygroups/:adGroupSid',
  status: 200,
  operationId: 'UserGroups_RemoveActiveDirectoryGroupFromCustomGroup',
  danger: 'caution',
  summary: 'Removes a directory group from a custom group.',
  params: groupParams.extend({ adGroupSid: z.string().min(1).max(256) }),
  reply: 'empty',
})
