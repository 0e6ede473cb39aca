import { endpoint } from '@curator/endpoint/endpoint'
import { z } from 'zod'
import { connectionId, credentialId, scheduleId, userGroupId, userId } from './ids.ts'
import { instant } from './instants.ts'
import { many, pageOf, pageQuery, sortOf } from './paging.ts'

/*
 * Glossary.
 * credential   a logon that workflows run as (`DOMAIN\user`); no Server tells its password
 * share        a person or group that may use it
 * use          what runs as it: somebody's default, a schedule, a version of a workflow, a studio
 */

/** A credential as the directory knows it. `useCount`: defaults, schedules and workflows; studios are not counted. */
export const credential = z.object({
  id: credentialId,
  userName: z.string(),
  userCount: z.int().nonnegative(),
  groupCount: z.int().nonnegative(),
  useCount: z.int().nonnegative(),
})
export type Credential = z.output<typeof credential>

export const credentialStates = ['unshared', 'unused'] as const
export const credentialSorts = ['userName', 'userCount', 'groupCount', 'useCount'] as const

export const credentialFilters = z.strictObject({
  connectionId,
  search: z.string().max(200).optional(),
  /** `unshared`: with nobody; `unused`: nothing that the console can see uses it. */
  state: many(z.enum(credentialStates)),
  /** Shared with this person or one of their groups. */
  userId: userId.optional(),
  groupId: userGroupId.optional(),
  sort: sortOf(credentialSorts).default('userName'),
})
export type CredentialFilters = z.output<typeof credentialFilters>

/** Why something can't be done with credentials of this Server; null when it can. */
export const credentialAbilities = z.object({
  create: z.string().nullable(),
  changePassword: z.string().nullable(),
  delete: z.string().nullable(),
  share: z.string().nullable(),
})
export type CredentialAbilities = z.output<typeof credentialAbilities>

/** Errors: `directory_not_ready`, `content_not_available`. */
export const listCredentials = endpoint({
  method: 'GET',
  path: '/credentials',
  status: 200,
  query: credentialFilters.extend(pageQuery.shape),
  response: pageOf(credential).extend({ cannot: credentialAbilities, takenAt: instant }),
  summary: 'Lists credentials from the directory.',
})

/** One row for each share, and one for a credential that is shared with nobody. There are no secrets in it. */
export const exportCredentials = endpoint({
  method: 'GET',
  path: '/credentials/export',
  status: 200,
  query: credentialFilters,
  reply: 'file',
  summary: 'Credentials and whom they are shared with, as CSV.',
})

/** `why`: what keeps the console from knowing; then the items are not all there are. */
const listOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), why: z.string().nullable() })
const person = z.object({ id: userId, name: z.string(), email: z.string() })

export const credentialDetails = z.object({
  credential,
  people: z.array(person),
  groups: z.array(
    z.object({ id: userGroupId, name: z.string(), memberCount: z.int().nonnegative() }),
  ),
  /** People whose default it is. */
  defaults: listOf(person),
  schedules: listOf(
    z.object({
      id: scheduleId,
      name: z.string(),
      ownerName: z.string(),
      isEnabled: z.boolean(),
      /** Null when the workflow is gone. */
      workflowId: z.string().nullable(),
      nextRunAt: instant.nullable(),
    }),
  ),
  workflows: listOf(z.object({ id: z.string(), name: z.string(), ownerName: z.string() })),
  studios: listOf(z.object({ id: z.string(), name: z.string() })),
  cannot: credentialAbilities,
  takenAt: instant,
})
export type CredentialDetails = z.output<typeof credentialDetails>

/** Errors: `not_found`, `directory_not_ready`, `content_not_available`. */
export const getCredential = endpoint({
  method: 'GET',
  path: '/credentials/:credentialId',
  status: 200,
  params: z.object({ credentialId }),
  query: z.strictObject({ connectionId }),
  response: credentialDetails,
  summary: 'One credential: whom it is shared with, and what uses it.',
})
