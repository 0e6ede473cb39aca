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
  /** Id of the credential that the user's workflows run as; empty for none. */
  defaultCredentialId: z.string(),
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
  'defaultCredentialId',
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

/** Flags that narrow a list each by itself; `unknown` is a flag the Server's release does not tell. */
export const userFlags = [
  'isActive',
  'isAccountLocked',
  'isValidated',
  'isApiEnabled',
  'canScheduleJobs',
  'canPrioritizeJobs',
  'canAssignJobs',
  'canCreateCollections',
] as const
export type UserFlag = (typeof userFlags)[number]
const flagFilter = many(z.enum(['yes', 'no', 'unknown']))

/**
 * What is wrong, or may be, with the people of a Server; the rules stand in docs/data-quality.md. `duplicate_email`:
 * another user has the same e-mail without case. `no_time_zone`. `never_signed_in`. `inactive_days`: last sign-in, or
 * creation where there was none, is `inactiveDays` ago. `role_without_groups`: a role of their own above Viewer and in no
 * group. `default_without_groups`: the role is Default and no group decides it. `inactive_owner`: inactive or without
 * access, and owns workflows, schedules or collections.
 */
export const userFindings = [
  'duplicate_email',
  'no_time_zone',
  'never_signed_in',
  'inactive_days',
  'role_without_groups',
  'default_without_groups',
  'inactive_owner',
] as const
export const userFinding = z.enum(userFindings)
export type UserFinding = z.output<typeof userFinding>

/** Days after which a person who did not sign in counts as inactive, unless the question says otherwise. */
export const usualInactiveDays = 90

/**
 * What narrows a list of users: all filters combine, values of one filter mean any of them. `search` looks in e-mail,
 * names and groups, without regard to case. `timeZone`, `workerTag` and `credentialId` take an empty value for none.
 */
export const userFilters = z.strictObject({
  connectionId,
  search: z.string().max(200).optional(),
  role: many(serverRoleName),
  state: many(userState),
  groupId: many(userGroupId),
  isActive: flagFilter,
  isAccountLocked: flagFilter,
  isValidated: flagFilter,
  isApiEnabled: flagFilter,
  canScheduleJobs: flagFilter,
  canPrioritizeJobs: flagFilter,
  canAssignJobs: flagFilter,
  canCreateCollections: flagFilter,
  timeZone: many(z.string().max(100)),
  workerTag: many(z.string().max(255)),
  credentialId: many(z.string().max(128)),
  finding: many(userFinding),
  /** Days of `inactive_days`. */
  inactiveDays: z.coerce.number().int().min(1).max(3_650).default(usualInactiveDays),
  sort: sortOf(userSorts).default('lastName'),
})
export type UserFilters = z.output<typeof userFilters>

/** Values that occur in a connection, for the filters, most frequent first, at most 500 each. */
export const listUserChoices = endpoint({
  method: 'GET',
  path: '/users/choices',
  status: 200,
  query: z.strictObject({ connectionId }),
  response: z.object({
    timeZones: z.array(z.object({ value: z.string(), count: z.int().positive() })),
    workerTags: z.array(z.object({ value: z.string(), count: z.int().positive() })),
    /** `label` is the user name of the credential, or its id where credentials can't be read. */
    credentials: z.array(
      z.object({ value: z.string(), label: z.string(), count: z.int().nonnegative() }),
    ),
  }),
  summary: 'Values to filter users by.',
})

/** How many users each finding names. */
export const listUserFindings = endpoint({
  method: 'GET',
  path: '/users/findings',
  status: 200,
  query: z.strictObject({
    connectionId,
    inactiveDays: z.coerce.number().int().min(1).max(3_650).default(usualInactiveDays),
  }),
  response: z.object({
    items: z.array(
      z.object({
        finding: userFinding,
        severity: z.enum(['high', 'medium', 'low']),
        count: z.int().nonnegative(),
        /** Why it can't be told; then `count` is 0 and means nothing. */
        why: z.string().nullable(),
      }),
    ),
    userCount: z.int().nonnegative(),
    takenAt: instant,
  }),
  summary: 'Counts what is wrong, or may be, with the people of a Server.',
})

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
