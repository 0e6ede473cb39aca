import { endpoint } from '@curator/endpoint/endpoint'
import { z } from 'zod'
import { accessSheetBody, accessSheetQuery, accessSheetReading } from './access-sheets.ts'
import { credentialFilters } from './credentials.ts'
import { connectionId, credentialId, planId } from './ids.ts'

export const maxSelectedCredentials = 10_000
/** Changes that one plan about credentials may make. */
export const maxCredentialChanges = 100_000

/** Chosen credentials: by id, or everything that a list's filters match except some. */
export const credentialSelection = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('ids'),
    ids: z.array(credentialId).min(1).max(maxSelectedCredentials),
  }),
  z.strictObject({
    kind: z.literal('matching'),
    filters: credentialFilters.omit({ connectionId: true }),
    except: z.array(credentialId).max(maxSelectedCredentials).default([]),
  }),
])
export type CredentialSelection = z.output<typeof credentialSelection>

/** A person or group of the Server. */
const receiver = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('user'), id: z.string().min(1).max(128) }),
  z.strictObject({ kind: z.literal('group'), id: z.string().min(1).max(128) }),
])
const receivers = z.array(receiver).max(10_000)
const someReceivers = receivers.min(1, 'Choose people or groups.')

/**
 * What is to be done with the chosen credentials. `password`: another one, typed when the run is started. `delete` takes
 * shares and uses along. `swap`: what uses the chosen ones uses another from then on.
 */
export const credentialAction = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('share'), receivers: someReceivers }),
  z.strictObject({ kind: z.literal('unshare'), receivers: someReceivers }),
  z.strictObject({ kind: z.literal('password') }),
  z.strictObject({ kind: z.literal('delete') }),
  z.strictObject({
    kind: z.literal('swap'),
    intoCredentialId: credentialId,
    schedules: z.boolean(),
    defaults: z.boolean(),
  }),
])
export type CredentialAction = z.output<typeof credentialAction>

/**
 * One row for each share, use or credential; what can't be changed is in it with the reason. Errors: `request_invalid`,
 * `not_found`, `too_many_rows`, `action_not_available`, `directory_not_ready`, `content_not_available`.
 */
export const createCredentialPlan = endpoint({
  method: 'POST',
  path: '/credentials/plans',
  status: 201,
  body: z.strictObject({
    connectionId,
    selection: credentialSelection,
    action: credentialAction,
  }),
  response: z.object({ planId }),
  summary: 'Plans what is to be done with credentials.',
})

/** A logon that a credential can be made for. */
export const newUserName = z
  .string()
  .trim()
  .min(1, 'Give the logon, for example CORP\\svc.')
  .max(255, 'A logon has at most 255 characters.')
  .regex(/^[^\r\n\t]*$/, 'A logon is one line.')

/** A new credential and whom it is shared with at once. Its password is typed when the run is started. Errors as above. */
export const createNewCredentialPlan = endpoint({
  method: 'POST',
  path: '/credentials/creations/plans',
  status: 201,
  body: z.strictObject({
    connectionId,
    userName: newUserName,
    receivers,
  }),
  response: z.object({ planId }),
  summary: 'Plans a new credential.',
})

/**
 * Columns: credential (user name or id), person (e-mail), group (name), action (`add`, `remove`, `create`, `password`,
 * `swap` or `delete`; blank adds), into (the credential that a swap puts in its place, in schedules and defaults). No
 * password: a column that is called like one refuses the sheet (`file_unreadable`).
 */
export const readCredentialSheet = endpoint({
  method: 'POST',
  path: '/credentials/sheets/readings',
  status: 200,
  query: accessSheetQuery,
  body: accessSheetBody,
  encoding: 'bytes',
  response: accessSheetReading,
  summary: 'Reads a sheet of credentials.',
})
/** One row for each line. Errors: as those of a plan for a selection, and `file_unreadable`. */
export const createCredentialSheetPlan = endpoint({
  method: 'POST',
  path: '/credentials/sheets/plans',
  status: 201,
  query: accessSheetQuery,
  body: accessSheetBody,
  encoding: 'bytes',
  response: z.object({ planId }),
  summary: 'Plans what a sheet of credentials asks for.',
})
export const getCredentialSheetTemplate = endpoint({
  method: 'GET',
  path: '/credentials/sheets/template',
  status: 200,
  query: z.strictObject({ format: z.enum(['xlsx', 'csv']).default('xlsx') }),
  reply: 'file',
  summary: 'A template for sheets of credentials.',
})
