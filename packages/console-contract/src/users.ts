import { endpoint } from '@curator/endpoint/endpoint'
import { z } from 'zod'
import { connectionId, userGroupId, userId } from './ids.ts'
import { instant } from './instants.ts'
import { many, pageOf, pageQuery, sortOf } from './paging.ts'
import { serverRoleName, serverRoleView } from './server-roles.ts'

/**
 * A user of an Alteryx Server, from the directory: both views of the Server merged with the groups. A flag is `null`
 * where the Server's release does not say.
 */
export const serverUser = z.object({
  id: userId,
  email: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  role: serverRoleView,
  isActive: z.boolean(),
  isAccountLocked: z.boolean().nullable(),
  isValidated: z.boolean().nullable(),
  isApiEnabled: z.boolean().nullable(),
  timeZone: z.string(),
  language: z.string(),
  defaultWorkerTag: z.string(),
  lastLoginAt: instant.nullable(),
  createdAt: instant.nullable(),
  canScheduleJobs: z.boolean().nullable(),
  canPrioritizeJobs: z.boolean().nullable(),
  canAssignJobs: z.boolean().nullable(),
  canCreateCollections: z.boolean().nullable(),
  canCreateAndUpdateDcm: z.boolean().nullable(),
  canShareForExecutionDcm: z.boolean().nullable(),
  canShareForCollaborationDcm: z.boolean().nullable(),
  canManageGenericVaultsDcm: z.boolean().nullable(),
  groups: z.array(z.object({ id: userGroupId, name: z.string() })),
})
export type ServerUser = z.output<typeof serverUser>

/** Columns a list can be sorted by. */
export const userSorts = [
  'email',
  'firstName',
  'lastName',
  'role',
  'isActive',
  'timeZone',
  'defaultWorkerTag',
  'lastLoginAt',
  'createdAt',
] as const

/** Columns an export can have, in this order. */
export const userColumns = [
  'email',
  'firstName',
  'lastName',
  'role',
  'isActive',
  'timeZone',
  'defaultWorkerTag',
  'lastLoginAt',
  'createdAt',
  'groups',
  'isAccountLocked',
  'isValidated',
  'isApiEnabled',
  'canScheduleJobs',
  'canPrioritizeJobs',
  'canAssignJobs',
  'canCreateCollections',
  'canCreateAndUpdateDcm',
  'canShareForExecutionDcm',
  'canShareForCollaborationDcm',
  'canManageGenericVaultsDcm',
  'language',
  'id',
] as const
export const userColumn = z.enum(userColumns)
export type UserColumn = z.output<typeof userColumn>

/** States to filter by; several mean any of them. */
export const userStates = [
  'active',
  'inactive',
  'locked',
  'not_validated',
  'never_signed_in',
  'no_groups',
] as const
export const userState = z.enum(userStates)
export type UserState = z.output<typeof userState>

/** What narrows a list of users. `search` looks in e-mail, names and groups, without regard to case. */
export const userFilters = z.strictObject({
  connectionId,
  search: z.string().max(200).optional(),
  role: many(serverRoleName),
  state: many(userState),
  groupId: many(userGroupId),
  sort: sortOf(userSorts).default('lastName'),
})
export type UserFilters = z.output<typeof userFilters>

/** `directory_not_ready` until the first read is done. */
export const listUsers = endpoint({
  method: 'GET',
  path: '/users',
  status: 200,
  query: userFilters.extend(pageQuery.shape),
  response: pageOf(serverUser).extend({ takenAt: instant }),
  summary: 'Lists users from the directory.',
})

/** `not_found` for an id nobody has; `directory_not_ready` until the first read is done. */
export const getUser = endpoint({
  method: 'GET',
  path: '/users/:userId',
  status: 200,
  params: z.object({ userId }),
  query: z.strictObject({ connectionId }),
  response: serverUser,
  summary: 'Reads one user from the directory.',
})

/** UTF-8 with BOM, RFC 4180, safe against formulas: such cells get a leading apostrophe. */
export const exportUsers = endpoint({
  method: 'GET',
  path: '/users/export',
  status: 200,
  query: userFilters.extend({ column: many(userColumn) }),
  reply: 'file',
  summary: 'All users that match, as CSV with the chosen columns.',
})
