import { endpoint } from '@curator/endpoint/endpoint'
import { z } from 'zod'
import { connectionId, planId, runId, userGroupId, userId } from './ids.ts'
import { instant } from './instants.ts'
import { pageOf, pageQuery } from './paging.ts'
import { changeKind, fieldChange } from './plans.ts'
import { outcome } from './runs.ts'
import { serverRoleView } from './server-roles.ts'
import { serverUser } from './users.ts'

/** How a person comes to something: by themselves, or through a group. */
const path = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('direct') }),
  z.object({ kind: z.literal('group'), groupId: userGroupId, groupName: z.string() }),
])
export type AccessPath = z.output<typeof path>

/** A list that may not be readable on this Server: `why` says so in words, and then `items` means nothing. */
const maybe = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), why: z.string().nullable() })

const named = z.object({ id: z.string(), name: z.string() })

/**
 * How the role comes about (reference 3.2): a role of the user's own counts; `Evaluated` takes the highest role of the
 * groups, and the Server's default role where no group gives one. The default role can't be read: `role` is then null.
 */
export const effectiveRole = z.object({
  role: serverRoleView.nullable(),
  rule: z.enum(['own_role', 'highest_group', 'server_default']),
  /** One sentence that states the rule for this person. */
  sentence: z.string(),
  /** Every group, with whether it decides the role. */
  groups: z.array(
    z.object({ id: userGroupId, name: z.string(), role: serverRoleView, decides: z.boolean() }),
  ),
  /** Directory groups are not listed by the Server: on Windows sign-in one may count that is not seen here. */
  note: z.string().nullable(),
})
export type EffectiveRole = z.output<typeof effectiveRole>

export const userDetails = z.object({
  user: serverUser,
  effectiveRole,
  defaultCredentialName: z.string().nullable(),
  collections: maybe(named.extend({ isOwner: z.boolean(), paths: z.array(path) })),
  credentials: maybe(named.extend({ paths: z.array(path) })),
  dataConnections: maybe(named.extend({ connectionType: z.string(), paths: z.array(path) })),
  workflows: maybe(named.extend({ createdAt: instant.nullable() })),
  schedules: maybe(
    named.extend({
      workflowName: z.string().nullable(),
      isEnabled: z.boolean(),
      nextRunAt: z.string().nullable(),
      frequency: z.string(),
      timeZone: z.string(),
    }),
  ),
  /** Groups that the last deactivation by this console took away and that `reactivate` would give back. */
  groupsBeforeDeactivation: z.array(z.object({ id: userGroupId, name: z.string() })),
  takenAt: instant,
})
export type UserDetails = z.output<typeof userDetails>

const userParams = z.object({ userId })

/** `not_found`, `directory_not_ready`. */
export const getUserDetails = endpoint({
  method: 'GET',
  path: '/users/:userId/details',
  status: 200,
  params: userParams,
  query: z.strictObject({ connectionId }),
  response: userDetails,
  summary:
    'Everything about one user: profile, role, groups, what is shared with and owned by them.',
})

/** Who tells of an event: this console's runs, or the Server's audit log. */
export const userEventSources = ['console', 'server'] as const
export const userEventSource = z.enum(userEventSources)
export type UserEventSource = z.output<typeof userEventSource>

/** One thing that happened to a user. */
export const userEvent = z.object({
  at: instant,
  source: userEventSource,
  /** Who did it: a console account, or a user of the Server; null when nobody is named. */
  actor: z.string().nullable(),
  sentence: z.string(),
  fields: z.array(fieldChange),
  /** Of the console only. */
  console: z.object({ kind: changeKind, outcome: outcome.nullable(), planId, runId }).nullable(),
})
export type UserEvent = z.output<typeof userEvent>

/**
 * Newest first; without `source` from both. `serverWhy`: why the Server's audit log is not in it (V1 has it; not every
 * Server answers V1).
 */
export const listUserEvents = endpoint({
  method: 'GET',
  path: '/users/:userId/events',
  status: 200,
  params: userParams,
  query: pageQuery.extend({ connectionId, source: userEventSource.optional() }),
  response: pageOf(userEvent).extend({ serverWhy: z.string().nullable() }),
  summary: 'What happened to a user: changes by this console and the Server’s audit log.',
})
