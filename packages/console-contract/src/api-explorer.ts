import { endpoint } from '@curator/endpoint/endpoint'
import { fieldFault } from '@curator/endpoint/problem'
import { z } from 'zod'
import { connectionId, planId } from './ids.ts'
import { changeDanger } from './plans.ts'

/*
 * Glossary.
 * operation  one method and path of Alteryx Server’s API, known by its operation id
 * call       an operation with values for its path, its query and its body
 * read       a call that changes nothing; sent at once
 * write      any other call; becomes a plan of one change
 * area       the thing an operation is about, by its path: `users`, `collections`
 * family     the version of the API it belongs to
 */

export const operationMethod = z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])
export type OperationMethod = z.output<typeof operationMethod>

export const operationFamilies = [
  'V3',
  'Admin V1',
  'Admin V2',
  'User V2',
  'Subscription V1',
] as const
export const operationFamily = z.enum(operationFamilies)
export type OperationFamily = z.output<typeof operationFamily>

/** How a body travels; a bare value is not wrapped in an object. */
export const bodyKind = z.enum([
  'none',
  'object',
  'bare string',
  'bare array',
  'bare boolean',
  'multipart',
])
export type BodyKind = z.output<typeof bodyKind>

const operationFields = {
  operationId: z.string(),
  family: operationFamily,
  area: z.string(),
  method: operationMethod,
  /** Template with `:name` parameters, relative to the Web API address, with a slash in front. */
  path: z.string(),
  summary: z.string(),
  /** `user`: anybody with API access, for their own things. */
  role: z.enum(['user', 'Curator']),
  danger: changeDanger,
  /** Whether it changes nothing, so that it is sent at once and needs no plan. */
  isRead: z.boolean(),
  /** Why the connected Server lacks it, with what to do instead; null when it can be called. */
  missing: z.string().nullable(),
}

/** An operation as it stands in a list. */
export const operationSummary = z.object(operationFields)
export type OperationSummary = z.output<typeof operationSummary>

export const fieldKinds = [
  'text',
  'number',
  'integer',
  'boolean',
  'choice',
  'date',
  'file',
  'object',
  'list',
  'map',
  'json',
] as const
/** What a field takes. `date` is an instant as text, `map` an object with keys of one’s own, `json` any value. */
export const fieldKind = z.enum(fieldKinds)
export type FieldKind = z.output<typeof fieldKind>

/** One field of a form, drawn from the descriptor; objects, lists and maps hold others. */
export const formField = z.object({
  /** Its key in the object around it; `''` for what a list or map holds, and for a whole body. */
  name: z.string(),
  kind: fieldKind,
  isRequired: z.boolean(),
  /** Its value is never shown, kept or put into a link; of an object, everything in it. */
  isSecret: z.boolean(),
  /** Limits in words: `1 to 255 characters`; null when there are none. */
  hint: z.string().nullable(),
  /** For `choice`: the values to choose from. */
  choices: z.array(z.string()),
  /** For `object`: its fields. */
  get fields() {
    return z.array(formField)
  },
  /** For `list` and `map`: what each entry is. */
  get item() {
    return formField.nullable()
  },
})
export type FormField = z.output<typeof formField>

/** An operation with everything a form needs. */
export const operationDetail = z.object({
  ...operationFields,
  /** First and last release that has it; `until` is null while it is still there. */
  since: z.string(),
  until: z.string().nullable(),
  /** The Server must run with TLS. */
  needsTls: z.boolean(),
  bodyKind,
  params: z.array(formField),
  query: z.array(formField),
  /** The body as one field; null when there is none. */
  body: formField.nullable(),
  reply: z.enum(['json', 'empty', 'file']),
  /** What the reply really is, where the Server’s own document says something else. */
  replyNote: z.string().nullable(),
  /** The operation that reads the same object, so that a plan can show what changes; null when there is none. */
  readBy: z.string().nullable(),
})
export type OperationDetail = z.output<typeof operationDetail>

const texts = z.record(z.string().max(200), z.string().max(20_000))

/** A call. Values of path and query are text. A file in a body is `{fileName, contentType?, base64}`. */
export const apiCall = z.strictObject({
  operationId: z.string().min(1).max(200),
  params: texts,
  query: texts,
  /** Absent where the operation has no body. */
  body: z.unknown().optional(),
})
export type ApiCall = z.output<typeof apiCall>

/** What a Server answered, secrets hidden. */
const receivedReply = z.object({
  kind: z.literal('received'),
  status: z.int(),
  contentType: z.string(),
  /** Milliseconds from sending to the last byte. */
  tookMs: z.int().nonnegative(),
  /** Bytes of the whole reply. */
  sizeBytes: z.int().nonnegative(),
  /** JSON or text, cut where `cut` says so; `''` for an empty reply or a file. */
  text: z.string(),
  /** Entries of a list, all of them; null when the reply is no list. */
  itemCount: z.int().nonnegative().nullable(),
  /** How much of a large reply `text` holds, in words; null when it is whole. */
  cut: z.string().nullable(),
  /** The name the Server gave a file; null when the reply is none. */
  fileName: z.string().nullable(),
})

/** A call that did not succeed. */
const refusedReply = z.object({
  kind: z.literal('refused'),
  /** Null when no answer came. */
  status: z.int().nullable(),
  tookMs: z.int().nonnegative(),
  /** What happened, in plain words. */
  message: z.string(),
  /** What to do next, likeliest first. */
  advice: z.array(z.string()),
  /** The Server’s own text; `''` when there was none. */
  serverText: z.string(),
  /** What the Server said of single fields, by the place in the call: `body.email`. */
  fields: z.array(fieldFault),
})

export const callReply = z.discriminatedUnion('kind', [receivedReply, refusedReply])
export type CallReply = z.output<typeof callReply>
export type ReceivedReply = z.output<typeof receivedReply>
export type RefusedReply = z.output<typeof refusedReply>

const callBody = z.strictObject({ connectionId, call: apiCall })

/** Every operation the console knows, those that the Server lacks too, by area and path. */
export const listOperations = endpoint({
  method: 'GET',
  path: '/api-explorer/operations',
  status: 200,
  query: z.strictObject({ connectionId }),
  response: z.object({
    items: z.array(operationSummary),
    /** `document`: the Server described itself; `assumed`: it did not, so everything is offered. */
    source: z.enum(['document', 'assumed']),
  }),
  summary: 'Lists the operations of a connection’s Server.',
})

/** `not_found` for an operation that nobody knows. */
export const getOperation = endpoint({
  method: 'GET',
  path: '/api-explorer/operations/:operationId',
  status: 200,
  params: z.object({ operationId: z.string().min(1).max(200) }),
  query: z.strictObject({ connectionId }),
  response: operationDetail,
  summary: 'Describes an operation with the fields of its form.',
})

/**
 * Sends a read. What the Server refuses is a reply, not a problem. `request_invalid` with a fault per field
 * (`body.call.params.userId`) and for a write, which needs a plan; `operation_missing`.
 */
export const sendCall = endpoint({
  method: 'POST',
  path: '/api-explorer/calls',
  status: 200,
  body: callBody,
  response: callReply,
  summary: 'Sends a call that changes nothing.',
})

/** Asks the Server again and hands on the whole reply. Errors as of `sendCall`; a refusal is a problem here. */
export const downloadReply = endpoint({
  method: 'POST',
  path: '/api-explorer/downloads',
  status: 200,
  body: callBody,
  reply: 'file',
  summary: 'The whole reply of a call that changes nothing, as a file.',
})

/** A plan of one change. `request_invalid` with a fault per field, `operation_missing`, `file_too_large` (over 5 MB). */
export const createCallPlan = endpoint({
  method: 'POST',
  path: '/api-explorer/plans',
  status: 201,
  body: callBody,
  response: z.object({ planId }),
  summary: 'Makes a plan of a call that changes something.',
})
