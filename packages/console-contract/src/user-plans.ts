import { endpoint } from '@curator/endpoint/endpoint'
import { z } from 'zod'
import { connectionId, planId, userGroupId, userId } from './ids.ts'
import { serverRoleName } from './server-roles.ts'
import { serverLanguages } from './user-fields.ts'
import { userFilters } from './users.ts'

/** Users that one plan may change. */
export const maxSelected = 10_000

/** Chosen users: by id, or everyone that a list's filters match except some. */
export const userSelection = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ids'), ids: z.array(userId).min(1).max(maxSelected) }),
  z.strictObject({
    kind: z.literal('matching'),
    filters: userFilters.omit({ connectionId: true }),
    except: z.array(userId).max(maxSelected).default([]),
  }),
])
export type UserSelection = z.output<typeof userSelection>

/** Fields to set, any subset. Text may be empty to clear it; names may not. */
export const userFieldValues = z
  .strictObject({
    email: z.email('Write an e-mail address, for example ada@example.test.').max(254),
    firstName: z.string().trim().min(1, 'A first name can’t be empty.').max(255),
    lastName: z.string().trim().min(1, 'A last name can’t be empty.').max(255),
    role: serverRoleName,
    isActive: z.boolean(),
    /** An IANA name, or empty for none. */
    timeZone: z.string().max(100),
    language: z.enum(serverLanguages),
    defaultWorkerTag: z.string().max(255),
    defaultCredentialId: z.string().max(128),
    canScheduleJobs: z.boolean(),
    canPrioritizeJobs: z.boolean(),
    canAssignJobs: z.boolean(),
    canCreateCollections: z.boolean(),
    isApiEnabled: z.boolean(),
    canCreateAndUpdateDcm: z.boolean(),
    canShareForExecutionDcm: z.boolean(),
    canShareForCollaborationDcm: z.boolean(),
    canManageGenericVaultsDcm: z.boolean(),
    isAccountLocked: z.boolean(),
    isValidated: z.boolean(),
  })
  .partial()
export type UserFieldValues = z.output<typeof userFieldValues>

/** What is copied from a model user. */
export const copiedParts = ['role', 'permissions', 'settings', 'groups'] as const
/** What else of a model user can be taken over: what they themselves are in and are given, not what comes by groups. */
export const copiedReach = ['collections', 'credentials', 'dataConnections'] as const

/**
 * What is to be done with users. `set`: the same values for all. `edit`: values of each user. `copy`: from a model user;
 * `groups: 'add'` keeps groups, memberships and shares that the model does not have, `'match'` takes them away. `reactivate` also gives back the groups that
 * the last deactivation by this console took away. `deactivate` on Windows sign-in gives the role No Access and takes the
 * groups away instead. `reset_password` is refused on Windows and SAML sign-in.
 */
export const userAction = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('set'), values: userFieldValues }),
  z.strictObject({
    kind: z.literal('edit'),
    rows: z
      .array(z.strictObject({ userId, values: userFieldValues }))
      .min(1)
      .max(maxSelected),
  }),
  z.strictObject({
    kind: z.literal('copy'),
    fromUserId: userId,
    parts: z.array(z.enum([...copiedParts, ...copiedReach])).min(1),
    groups: z.enum(['add', 'match']).default('add'),
  }),
  z.strictObject({ kind: z.literal('unlock') }),
  z.strictObject({ kind: z.literal('validate') }),
  z.strictObject({ kind: z.literal('reset_password') }),
  z.strictObject({ kind: z.literal('deactivate') }),
  z.strictObject({ kind: z.literal('reactivate') }),
  z.strictObject({ kind: z.literal('delete') }),
  z.strictObject({
    kind: z.literal('groups'),
    add: z.array(userGroupId).max(500),
    remove: z.array(userGroupId).max(500),
  }),
])
export type UserAction = z.output<typeof userAction>

/**
 * One row for each user in the order of the selection; who can't be changed is in it with the reason. Errors:
 * `request_invalid` (empty set, unknown zone), `not_found` (model user), `too_many_rows`, `action_not_available` (sign-in
 * type), `directory_not_ready`. For `edit` the selection is ignored and may be left out.
 */
export const createUserPlan = endpoint({
  method: 'POST',
  path: '/users/plans',
  status: 201,
  body: z.strictObject({
    connectionId,
    selection: userSelection.optional(),
    action: userAction,
  }),
  response: z.object({ planId }),
  summary: 'Plans what is to be done with users.',
})
