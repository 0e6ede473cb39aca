import { endpoint } from '@curator/endpoint/endpoint'
import { z } from 'zod'
import { connectionId, dataConnectionId, userGroupId, userId } from './ids.ts'
import { instant } from './instants.ts'
import { many, pageOf, pageQuery, sortOf } from './paging.ts'

/*
 * Glossary.
 * data connection    a Server data connection: people and groups it is shared with may use it in workflows
 * connection string  how the Server reaches the source; may hold a password, so no list, export or plan has it
 * revelation         one reading of a connection string by a person, kept with the reason and without the string
 * system connection  an alias on the Server's own machine; read only
 */

/** A data connection as the directory knows it. */
export const dataConnection = z.object({
  id: dataConnectionId,
  name: z.string(),
  /** As the Server says it; empty where it says nothing. */
  connectionType: z.string(),
  /** The DCM connection that it is; null where it is none. */
  dcm: z.object({ id: z.string(), title: z.string() }).nullable(),
  userCount: z.int().nonnegative(),
  groupCount: z.int().nonnegative(),
})
export type DataConnection = z.output<typeof dataConnection>

export const dataConnectionStates = ['unshared', 'untyped', 'dcm'] as const
export type DataConnectionState = (typeof dataConnectionStates)[number]
export const dataConnectionSorts = ['name', 'connectionType', 'userCount', 'groupCount'] as const

export const dataConnectionFilters = z.strictObject({
  connectionId,
  search: z.string().max(200).optional(),
  /** `unshared`: with nobody; `untyped`: without a type; `dcm`: stands for a DCM connection. */
  state: many(z.enum(dataConnectionStates)),
  /** Shared with this person or one of their groups. */
  userId: userId.optional(),
  groupId: userGroupId.optional(),
  sort: sortOf(dataConnectionSorts).default('name'),
})
export type DataConnectionFilters = z.output<typeof dataConnectionFilters>

/** Errors: `directory_not_ready`, `content_not_available`. */
export const listDataConnections = endpoint({
  method: 'GET',
  path: '/data-connections',
  status: 200,
  query: dataConnectionFilters.extend(pageQuery.shape),
  response: pageOf(dataConnection).extend({ takenAt: instant }),
  summary: 'Lists Server data connections from the directory.',
})

/** One row for each share, and one for a connection that is shared with nobody. */
export const exportDataConnections = endpoint({
  method: 'GET',
  path: '/data-connections/export',
  status: 200,
  query: dataConnectionFilters,
  reply: 'file',
  summary: 'Data connections and whom they are shared with, as CSV.',
})

const connectionParams = z.object({ dataConnectionId })

export const revelation = z.object({
  at: instant,
  accountName: z.string(),
  reason: z.string(),
})
export type Revelation = z.output<typeof revelation>

/** `not_found`. */
export const getDataConnection = endpoint({
  method: 'GET',
  path: '/data-connections/:dataConnectionId',
  status: 200,
  params: connectionParams,
  query: z.strictObject({ connectionId }),
  response: z.object({
    connection: dataConnection,
    people: z.array(z.object({ id: userId, name: z.string(), email: z.string() })),
    groups: z.array(
      z.object({ id: userGroupId, name: z.string(), memberCount: z.int().nonnegative() }),
    ),
    /** Newest first, at most 50. */
    revelations: z.array(revelation),
    takenAt: instant,
  }),
  summary: 'One data connection and whom it is shared with.',
})

/**
 * Asked of the Server at that moment, answered once and kept nowhere; that it was asked is kept with the reason. Operators
 * only. Errors: `not_found`.
 */
export const revealConnectionString = endpoint({
  method: 'POST',
  path: '/data-connections/:dataConnectionId/revelations',
  status: 200,
  params: connectionParams,
  body: z.strictObject({
    connectionId,
    reason: z.string().trim().min(3, 'Say why you need to see it.').max(500),
  }),
  response: z.object({ connectionString: z.string(), revelation }),
  summary: 'Reveals a connection string, and keeps who saw it and why.',
})

export const systemConnection = z.object({
  id: z.string(),
  name: z.string(),
  connectionType: z.string(),
})
export type SystemConnection = z.output<typeof systemConnection>

/** `why`: what keeps the console from reading them, for example a Server without its V1 API. */
export const listSystemConnections = endpoint({
  method: 'GET',
  path: '/data-connections/system',
  status: 200,
  query: z.strictObject({ connectionId }),
  response: z.object({ items: z.array(systemConnection), why: z.string().nullable() }),
  summary: 'Lists aliases that are defined on the machine of the Server.',
})
