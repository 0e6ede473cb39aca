import { endpoint } from '@curator/endpoint/endpoint'
import { z } from 'zod'
import { accessSheetBody, accessSheetQuery, accessSheetReading } from './access-sheets.ts'
import { dataConnectionFilters } from './data-connections.ts'
import { connectionId, dataConnectionId, planId } from './ids.ts'

export const maxSelectedDataConnections = 10_000
/** Shares that one plan may make or end. */
export const maxShareChanges = 100_000

/** Chosen data connections: by id, or everything that a list's filters match except some. */
export const dataConnectionSelection = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('ids'),
    ids: z.array(dataConnectionId).min(1).max(maxSelectedDataConnections),
  }),
  z.strictObject({
    kind: z.literal('matching'),
    filters: dataConnectionFilters.omit({ connectionId: true }),
    except: z.array(dataConnectionId).max(maxSelectedDataConnections).default([]),
  }),
])
export type DataConnectionSelection = z.output<typeof dataConnectionSelection>

/** A person or group of the Server. */
export const shareReceiver = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('user'), id: z.string().min(1).max(128) }),
  z.strictObject({ kind: z.literal('group'), id: z.string().min(1).max(128) }),
])
export type ShareReceiver = z.output<typeof shareReceiver>
const receivers = z.array(shareReceiver).min(1, 'Choose people or groups.').max(10_000)

/** What is to be done with the chosen data connections. Deleting can't be undone: no Server lets anybody create one. */
export const dataConnectionAction = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('share'), receivers }),
  z.strictObject({ kind: z.literal('unshare'), receivers }),
  /** Of exactly one. */
  z.strictObject({
    kind: z.literal('rename'),
    name: z.string().trim().min(1, 'Give the data connection a name.').max(255),
  }),
  z.strictObject({ kind: z.literal('delete') }),
])
export type DataConnectionAction = z.output<typeof dataConnectionAction>

/**
 * One row for each share, or for each data connection otherwise; what can't be changed is in it with the reason. Errors:
 * `request_invalid`, `not_found`, `too_many_rows`, `directory_not_ready`, `content_not_available`.
 */
export const createDataConnectionPlan = endpoint({
  method: 'POST',
  path: '/data-connections/plans',
  status: 201,
  body: z.strictObject({
    connectionId,
    selection: dataConnectionSelection,
    action: dataConnectionAction,
  }),
  response: z.object({ planId }),
  summary: 'Plans what is to be done with data connections.',
})

/**
 * Columns: connection (name or id), person (e-mail), group (name), action (`add`, `remove`, `rename` or `delete`; blank
 * adds), new name (of a row that renames).
 */
export const readDataConnectionSheet = endpoint({
  method: 'POST',
  path: '/data-connections/sheets/readings',
  status: 200,
  query: accessSheetQuery,
  body: accessSheetBody,
  encoding: 'bytes',
  response: accessSheetReading,
  summary: 'Reads a sheet of data connections.',
})
export const createDataConnectionSheetPlan = endpoint({
  method: 'POST',
  path: '/data-connections/sheets/plans',
  status: 201,
  query: accessSheetQuery,
  body: accessSheetBody,
  encoding: 'bytes',
  response: z.object({ planId }),
  summary: 'Plans what a sheet of data connections asks for.',
})
export const getDataConnectionSheetTemplate = endpoint({
  method: 'GET',
  path: '/data-connections/sheets/template',
  status: 200,
  query: z.strictObject({ format: z.enum(['xlsx', 'csv']).default('xlsx') }),
  reply: 'file',
  summary: 'A template for sheets of data connections.',
})
