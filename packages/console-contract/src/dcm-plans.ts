import { endpoint } from '@curator/endpoint/endpoint'
import { z } from 'zod'
import { accessSheetBody, accessSheetQuery, accessSheetReading } from './access-sheets.ts'
import { connectionId, dcmConnectionId, dcmRuleId, planId, userId } from './ids.ts'
import { instant } from './instants.ts'

const chosen = z.array(dcmConnectionId).min(1).max(1_000)
const word = z.string().trim().min(1).max(255)

/** A new DCM connection with one credential. Values of secrets are typed when the plan is started. */
export const dcmDraft = z.strictObject({
  ownerId: userId,
  name: word,
  /** Of the connection, its data source and its credential; they have to fit together. */
  schemaName: word,
  dataSourceName: word,
  dataSourceSchema: word,
  driver: z.string().max(255),
  host: z.string().max(255),
  allowInSdks: z.boolean(),
  credential: z
    .strictObject({
      role: word,
      name: word,
      schemaName: word,
      userName: z.string().max(255),
      secretRole: word,
      expiresAt: instant.nullable(),
    })
    .nullable(),
})
export type DcmDraft = z.output<typeof dcmDraft>

/**
 * What is to be done with DCM connections. `secret`: the secret of one place in all chosen ones gets the value that is
 * typed when the plan is started, and this expiry (null: none); everything else stays. `expiry`: only the date.
 * `update`: of exactly one.
 */
export const dcmAction = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('unshare'),
    ids: chosen,
    sharing: z.enum(['execution', 'collaboration']),
  }),
  z.strictObject({ kind: z.literal('delete'), ids: chosen }),
  z.strictObject({
    kind: z.literal('secret'),
    ids: chosen,
    credentialRole: word,
    secretRole: word,
    expiresAt: instant.nullable(),
  }),
  z.strictObject({
    kind: z.literal('expiry'),
    ids: chosen,
    credentialRole: word,
    secretRole: word,
    expiresAt: instant.nullable(),
  }),
  z.strictObject({
    kind: z.literal('update'),
    id: dcmConnectionId,
    name: word.optional(),
    host: z.string().max(255).optional(),
    allowInSdks: z.boolean().optional(),
  }),
  z.strictObject({ kind: z.literal('create'), draft: dcmDraft }),
])
export type DcmAction = z.output<typeof dcmAction>

/** Errors: `request_invalid`, `not_found`, `action_not_available` (TLS, release), `directory_not_ready`. */
export const createDcmPlan = endpoint({
  method: 'POST',
  path: '/data-connections/dcm/plans',
  status: 201,
  body: z.strictObject({ connectionId, action: dcmAction }),
  response: z.object({ planId }),
  summary: 'Plans what is to be done with DCM connections.',
})

/**
 * Columns: connection (id, or name), owner (e-mail, where several have a connection of this name), action
 * (`end running`, `end working`, `change secret` or `delete`); for `change secret` also credential role, secret role,
 * ends (blank: stays) and new value (`yes`: typed when the plan is started, a slot for each row; never the value itself).
 * Errors: those of sheets, and `action_not_available`.
 */
export const readDcmSheet = endpoint({
  method: 'POST',
  path: '/data-connections/dcm/sheets/readings',
  status: 200,
  query: accessSheetQuery,
  body: accessSheetBody,
  encoding: 'bytes',
  response: accessSheetReading,
  summary: 'Reads a sheet of DCM connections.',
})
export const createDcmSheetPlan = endpoint({
  method: 'POST',
  path: '/data-connections/dcm/sheets/plans',
  status: 201,
  query: accessSheetQuery,
  body: accessSheetBody,
  encoding: 'bytes',
  response: z.object({ planId }),
  summary: 'Plans what a sheet of DCM connections asks for.',
})
export const getDcmSheetTemplate = endpoint({
  method: 'GET',
  path: '/data-connections/dcm/sheets/template',
  status: 200,
  query: z.strictObject({ format: z.enum(['xlsx', 'csv']).default('xlsx') }),
  reply: 'file',
  summary: 'A template for sheets of DCM connections.',
})

export const dcmRuleAction = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('save'),
    /** Null: a new rule. */
    id: dcmRuleId.nullable(),
    sourceConnectionId: word,
    sourceTitle: z.string().trim().max(255),
    targetConnectionId: z.string().trim().max(255),
    targetTitle: z.string().trim().max(255),
  }),
  z.strictObject({ kind: z.literal('delete'), ids: z.array(dcmRuleId).min(1).max(1_000) }),
])
export type DcmRuleAction = z.output<typeof dcmRuleAction>

/** Errors as above. */
export const createDcmRulePlan = endpoint({
  method: 'POST',
  path: '/data-connections/dcm/rules/plans',
  status: 201,
  body: z.strictObject({ connectionId, action: dcmRuleAction }),
  response: z.object({ planId }),
  summary: 'Plans new, other or fewer connection handling rules.',
})

/**
 * Columns: source id, source name, target id (`none`: nothing stands for the source), target name, action (`add`,
 * `change` or `delete`), rule (id, where several rules are about one source). Errors: those of sheets, and
 * `action_not_available`.
 */
export const readDcmRuleSheet = endpoint({
  method: 'POST',
  path: '/data-connections/dcm/rules/sheets/readings',
  status: 200,
  query: accessSheetQuery,
  body: accessSheetBody,
  encoding: 'bytes',
  response: accessSheetReading,
  summary: 'Reads a sheet of connection handling rules.',
})
export const createDcmRuleSheetPlan = endpoint({
  method: 'POST',
  path: '/data-connections/dcm/rules/sheets/plans',
  status: 201,
  query: accessSheetQuery,
  body: accessSheetBody,
  encoding: 'bytes',
  response: z.object({ planId }),
  summary: 'Plans what a sheet of connection handling rules asks for.',
})
export const getDcmRuleSheetTemplate = endpoint({
  method: 'GET',
  path: '/data-connections/dcm/rules/sheets/template',
  status: 200,
  query: z.strictObject({ format: z.enum(['xlsx', 'csv']).default('xlsx') }),
  reply: 'file',
  summary: 'A template for sheets of connection handling rules.',
})
