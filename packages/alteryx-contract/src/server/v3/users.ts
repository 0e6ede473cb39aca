import { z } from 'zod'
import { operation } from '../../operation.ts'
import {
  readFlag,
  readInstant,
  readList,
  readRole,
  readText,
  serverId,
  serverRole,
} from '../../values.ts'

const userParams = z.object({ userId: serverId })

/** ReducedUserView: what a list answers without `view=Full`. The only view with the creation date. */
export const reducedUser = z.object({
  id: serverId,
  firstName: readText,
  lastName: readText,
  email: readText,
  isActive: z.boolean(),
  role: readRole,
  dateCreated: readInstant,
})

/** UserView: `view=Full`, one user, and the answer of POST and PUT. DCM flags are absent before 2023.2. */
export const user = z.object({
  id: serverId,
  firstName: readText,
  lastName: readText,
  email: readText,
  role: readRole,
  defaultWorkerTag: readText,
  canScheduleJobs: readFlag,
  canPrioritizeJobs: readFlag,
  canAssignJobs: readFlag,
  canCreateCollections: readFlag,
  isApiEnabled: readFlag,
  defaultCredentialId: readText,
  isAccountLocked: readFlag,
  isActive: z.boolean(),
  lastLoginDateTime: readInstant,
  isValidated: readFlag,
  sharedCredentialIds: readList(serverId),
  dataConnectionIds: readList(serverId),
  timeZone: readText,
  language: readText,
  canCreateAndUpdateDcm: readFlag,
  canShareForExecutionDcm: readFlag,
  canShareForCollaborationDcm: readFlag,
  canManageGenericVaultsDcm: readFlag,
})
export type ServerUser = z.output<typeof user>

const dcmFlags = {
  canCreateAndUpdateDcm: z.boolean().optional(),
  canShareForExecutionDcm: z.boolean().optional(),
  canShareForCollaborationDcm: z.boolean().optional(),
  canManageGenericVaultsDcm: z.boolean().optional(),
}

/** CreateUserContract. Names 1 to 255 characters; absent fields take the Server's defaults (reference 2.1). */
export const createUserBody = z.object({
  firstName: z.string().min(1).max(255),
  lastName: z.string().min(1).max(255),
  email: z.string().min(1),
  role: serverRole.optional(),
  defaultWorkerTag: z.string().optional(),
  canScheduleJobs: z.boolean().optional(),
  canPrioritizeJobs: z.boolean().optional(),
  canAssignJobs: z.boolean().optional(),
  canCreateCollections: z.boolean().optional(),
  isApiEnabled: z.boolean().optional(),
  defaultCredentialId: z.string().optional(),
  isActive: z.boolean().optional(),
  timeZone: z.string().optional(),
  ...dcmFlags,
})
export type CreateUserBody = z.output<typeof createUserBody>

/**
 * UpdateUserContract: a full replacement; every field but `id` and the DCM flags has to be present. Names are needed
 * unless the Server signs in with Windows. Unknown further fields are ignored by the Server, so a read-merge-write may
 * carry them (reference 2.1).
 */
export const updateUserBody = z.looseObject({
  id: z.string().optional(),
  firstName: z.string().max(255).optional(),
  lastName: z.string().max(255).optional(),
  email: z.string(),
  role: serverRole,
  defaultWorkerTag: z.string(),
  canScheduleJobs: z.boolean(),
  canPrioritizeJobs: z.boolean(),
  canAssignJobs: z.boolean(),
  canCreateCollections: z.boolean(),
  isApiEnabled: z.boolean(),
  defaultCredentialId: z.string(),
  isAccountLocked: z.boolean(),
  isActive: z.boolean(),
  isValidated: z.boolean(),
  timeZone: z.string(),
  language: z.string(),
  ...dcmFlags,
})
export type UpdateUserBody = z.output<typeof updateUserBody>

const userFilters = {
  active: z.enum(['true', 'false']).optional(),
  email: z.string().optional(),
  role: z.string().optional(),
  firstName: z.string().optional(),
  lastName: z.string().optional(),
  createdAfter: z.string().optional(),
  createdBefore: z.string().optional(),
}

const listed = {
  method: 'GET',
  path: '/v3/users',
  status: 200,
  operationId: 'Users_GetUsers',
  role: 'Curator',
  since: '2021.4',
  danger: 'none',
} as const

/** Every user, reduced. No paging. Matching of the filters (exact, contains, case) is not documented: compare again. */
export const listUsers = operation({
  ...listed,
  summary: 'Lists users, short view.',
  query: z.object({ ...userFilters, view: z.literal('Default').optional() }),
  response: z.array(reducedUser),
})

/** Every user with every field but the creation date. The Swagger file declares one reply type for both views. */
export const listUsersInFull = operation({
  ...listed,
  summary: 'Lists users, full view.',
  query: z.object({ ...userFilters, view: z.literal('Full') }),
  response: z.array(user),
})

/** Not on Windows sign-in. Built-in sign-in mails an invitation. Bodies may be JSON or form encoded. */
export const createUser = operation({
  method: 'POST',
  path: '/v3/users',
  status: 201,
  operationId: 'Users_CreateUser',
  role: 'Curator',
  since: '2021.4',
  danger: 'none',
  notOnAuth: ['windows'],
  summary: 'Creates a user.',
  encodings: ['json', 'form'],
  body: createUserBody,
  response: user,
})

/** 404 for an unknown id. */
export const getUser = operation({
  method: 'GET',
  path: '/v3/users/:userId',
  status: 200,
  operationId: 'Users_GetUser',
  role: 'Curator',
  since: '2021.4',
  danger: 'none',
  summary: 'Reads one user.',
  params: userParams,
  response: user,
})

/** Full replacement. An unknown id may surface as 400 or 404: 404 is not declared. */
export const updateUser = operation({
  method: 'PUT',
  path: '/v3/users/:userId',
  status: 200,
  operationId: 'Users_UpdateUser',
  role: 'Curator',
  since: '2021.4',
  danger: 'caution',
  summary: 'Replaces a user.',
  params: userParams,
  body: updateUserBody,
  response: user,
})

/** Refused while the user owns assets or belongs to groups: 409 on recent releases, 400 on old ones, with text. */
export const deleteUser = operation({
  method: 'DELETE',
  path: '/v3/users/:userId',
  status: 200,
  operationId: 'Users_DeleteUser',
  role: 'Curator',
  since: '2021.4',
  danger: 'destructive',
  summary: 'Deletes a user who owns nothing and is in no group.',
  params: userParams,
  reply: 'empty',
})

/** Sets inactive and removes the user from all groups; answers the ids of those groups, once. */
export const deactivateUser = operation({
  method: 'POST',
  path: '/v3/users/:userId/deactivate',
  status: 200,
  operationId: 'Users_DeactivateUser',
  role: 'Curator',
  since: '2021.4',
  danger: 'caution',
  summary: 'Deactivates a user and removes every group membership.',
  params: userParams,
  response: readList(serverId),
})

/** Sends a mail. Not on Windows or SAML sign-in. */
export const sendPasswordReset = operation({
  method: 'POST',
  path: '/v3/users/:userId/passwordReset',
  status: 200,
  operationId: 'Users_SendPasswordReset',
  role: 'Curator',
  since: '2021.4',
  danger: 'caution',
  notOnAuth: ['windows', 'saml'],
  summary: 'Mails a password reset link.',
  params: userParams,
  reply: 'empty',
})

const assets = readList(z.object({ id: serverId, name: readText }))

/** Owned assets only, not shared ones. 2022 servers also know `Insights`. */
export const getUserAssets = operation({
  method: 'GET',
  path: '/v3/users/:userId/assets',
  status: 200,
  operationId: 'Users_GetUsersAssets',
  role: 'Curator',
  since: '2021.4',
  danger: 'none',
  summary: 'Lists what a user owns.',
  params: userParams,
  query: z.object({
    assetType: z.enum(['All', 'Workflows', 'Schedules', 'Collections', 'Insights']).optional(),
  }),
  response: z.object({
    workflows: assets,
    schedules: assets,
    collections: assets,
    /** Up to 2023.1; empty where the Server has none. */
    insights: assets,
  }),
})

/** The receiver must be Artisan or Curator. Answers the schedules that break when the old owner is deleted. */
export const transferUserAssets = operation({
  method: 'PUT',
  path: '/v3/users/:userId/assetTransfer',
  status: 200,
  operationId: 'Users_TransferAssets',
  role: 'Curator',
  since: '2024.1',
  danger: 'caution',
  summary: 'Hands what a user owns to another user.',
  params: userParams,
  body: z.object({
    ownerId: serverId,
    transferWorkflows: z.boolean(),
    transferSchedules: z.boolean(),
    transferCollections: z.boolean(),
  }),
  response: readList(z.object({ affectedScheduleId: serverId })),
})
