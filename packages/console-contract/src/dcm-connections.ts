import { endpoint } from '@curator/endpoint/endpoint'
import { z } from 'zod'
import { connectionId, dcmConnectionId, dcmRuleId, userId } from './ids.ts'
import { instant } from './instants.ts'
import { many, pageOf, pageQuery, sortOf } from './paging.ts'

/*
 * Glossary.
 * DCM connection  a connection of the Data Connection Manager: belongs to one person, has one data source and credentials
 *                 by role; secrets are taken by the Server and never told
 * handling rule   which connection stands for which when workflows move between Servers
 */

/** A secret of a credential: only that it is there and when it ends. */
export const dcmSecret = z.object({
  /** Role of the credential, and role of the secret in it, for example `default` and `password`. */
  credentialRole: z.string(),
  secretRole: z.string(),
  userName: z.string(),
  expiresAt: instant.nullable(),
  state: z.enum(['lasting', 'good', 'expiring', 'expired']),
})
export type DcmSecret = z.output<typeof dcmSecret>

const receivers = z.object({
  users: z.array(z.object({ id: z.string(), name: z.string() })),
  groups: z.array(z.object({ id: z.string(), name: z.string() })),
})

export const dcmConnection = z.object({
  id: dcmConnectionId,
  name: z.string(),
  /** `SQL Server`, `Snowflake`, …; the schema where no driver is named. */
  technology: z.string(),
  host: z.string(),
  owner: z.object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    state: z.enum(['active', 'inactive', 'missing']),
  }),
  secrets: z.array(dcmSecret),
  /** The earliest end of a secret; null: none ends. */
  nextExpiryAt: instant.nullable(),
  executionCount: z.int().nonnegative(),
  collaborationCount: z.int().nonnegative(),
  lastChangedAt: instant.nullable(),
})
export type DcmConnection = z.output<typeof dcmConnection>

export const dcmStates = ['expiring', 'expired', 'owner_gone', 'shared'] as const
export const dcmSorts = ['name', 'owner', 'nextExpiry', 'technology', 'lastChanged'] as const

export const dcmFilters = z.strictObject({
  connectionId,
  search: z.string().max(200).optional(),
  /** `expiring`: a secret ends within 30 days; `owner_gone`: the owner is inactive or not on the Server. */
  state: many(z.enum(dcmStates)),
  ownerId: userId.optional(),
  sort: sortOf(dcmSorts).default('name'),
})
export type DcmFilters = z.output<typeof dcmFilters>

/** `why`: what keeps the console from reading them (no TLS, the release, a refusal); then there are no items. */
export const listDcmConnections = endpoint({
  method: 'GET',
  path: '/data-connections/dcm',
  status: 200,
  query: dcmFilters.extend(pageQuery.shape),
  response: pageOf(dcmConnection).extend({ readAt: instant, why: z.string().nullable() }),
  summary: 'Lists the DCM connections of everybody, as the Server tells them now.',
})

const dcmParams = z.object({ dcmConnectionId })

/** `not_found`, `action_not_available` with the reason where DCM can't be read. */
export const getDcmConnection = endpoint({
  method: 'GET',
  path: '/data-connections/dcm/connections/:dcmConnectionId',
  status: 200,
  params: dcmParams,
  query: z.strictObject({ connectionId }),
  response: z.object({
    connection: dcmConnection,
    schemaName: z.string(),
    allowInSdks: z.boolean(),
    dataSource: z.object({ name: z.string(), driver: z.string(), schemaName: z.string() }),
    execution: receivers,
    collaboration: receivers,
    /** Rules that name it as target. */
    rules: z.array(z.object({ id: dcmRuleId, sourceTitle: z.string() })),
    readAt: instant,
  }),
  summary: 'One DCM connection: owner, sharing, and when its secrets end.',
})

export const dcmRule = z.object({
  id: dcmRuleId,
  sourceConnectionId: z.string(),
  sourceTitle: z.string(),
  /** Empty: nothing stands for it yet. */
  targetConnectionId: z.string(),
  targetTitle: z.string(),
  createdByEmail: z.string(),
  lastChangedAt: instant.nullable(),
})
export type DcmRule = z.output<typeof dcmRule>

export const listDcmRules = endpoint({
  method: 'GET',
  path: '/data-connections/dcm/rules',
  status: 200,
  query: z.strictObject({ connectionId, search: z.string().max(200).optional() }),
  response: z.object({ items: z.array(dcmRule), readAt: instant, why: z.string().nullable() }),
  summary: 'Lists connection handling rules, as the Server tells them now.',
})
