import { z } from 'zod'
import { AlteryxFailure } from '../../alteryx/alteryx-failure.ts'
import type { ProtectedCall, ServerReply } from '../../alteryx/calls.gateway.ts'
import { findOperation } from '../../alteryx/operation-catalog.ts'
import { toReadCall } from '../../alteryx/read-operation.ts'
import { holdsAll } from './call-effect.ts'
import {
  type ChangeContext,
  type ChangeKindRules,
  confirmedByLookup,
  type Ended,
  ended,
} from './change-kind.ts'
import { judgeReasons } from './partial-refusal.ts'
import { findNothing } from './since.ts'

/** Sent twice they do the same as once; everything else might do it twice. */
const repeatable = new Set(['PUT', 'PATCH', 'DELETE'])
const texts = z.record(z.string(), z.string())
/** Characters of a reply that are kept. */
const longestReply = 32_000

/**
 * One call of any operation. What it does is known to whoever asked for it. After a lost answer a read is asked again;
 * PUT, PATCH and DELETE are looked up where the object can be read; everything else is left to a person to look at,
 * never repeated blindly.
 */
export const callOperationChange: ChangeKindRules<'call-operation'> = {
  kind: 'call-operation',
  schema: z.object({
    operationId: z.string().min(1),
    params: texts,
    query: texts,
    body: z.unknown().optional(),
    sealed: z.object({ keyId: z.string(), nonce: z.string(), sealed: z.string() }).nullable(),
  }),
  danger: 'caution',
  operations: [],
  operationsBy: { field: 'operationId', list: (operationId) => [operationId] },
  writes: (payload) => payload.operationId,
  describe: describeCall,
  invert: () => ({
    isPossible: false,
    reason: 'A call of the API as it is can’t be undone by the console.',
  }),
  findChangedSince: findNothing,
  looksUpRefusals: false,

  apply: async ({ gateways, call }, changes) => {
    const ends = new Map<number, Ended>()
    for (const { seq, payload } of changes) {
      ends.set(seq, toEnded(await gateways.calls.send(payload, call)))
    }
    return ends
  },

  verify: async (context, changes) => {
    const ends = new Map<number, Ended>()
    for (const { seq, payload } of changes) {
      const how = await lookUp(context, payload)
      if (how) ends.set(seq, how)
    }
    return ends
  },
}

const answerLost =
  'The Server’s answer was lost, and this call can’t be looked up. Look at the object on the Server, then decide.'

/** What became of a call whose answer was lost; null when it was surely not carried out, so that it may be repeated. */
async function lookUp(context: ChangeContext, payload: ProtectedCall): Promise<Ended | null> {
  const { gateways, call } = context
  const operation = findOperation(payload.operationId)
  if (operation?.method === 'GET') return toEnded(await gateways.calls.send(payload, call))
  const read = operation && toReadCall(operation, payload)
  if (!read || !repeatable.has(operation.method))
    return ended('needs_review', { message: answerLost })
  try {
    const reply = await gateways.calls.send(read, call)
    if (operation.method === 'DELETE') return null
    const isThere = payload.body !== undefined && holdsAll(parseJson(reply.text), payload.body)
    return isThere ? ended('applied', { message: confirmedByLookup }) : null
  } catch (error) {
    const isGone = error instanceof AlteryxFailure && error.facts.kind === 'not_found'
    if (!isGone || operation.method !== 'DELETE') throw error
    return ended('applied', { message: confirmedByLookup })
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What is called, with the address as it will be sent. */
export function describeCall(payload: Pick<ProtectedCall, 'operationId' | 'params'>): string {
  const operation = findOperation(payload.operationId)
  if (!operation) return `Call ${payload.operationId}.`
  const path = operation.path.replace(
    /:(\w+)/g,
    (_, name: string) => payload.params[name] ?? `:${name}`,
  )
  return `${operation.method} ${path}: ${operation.summary}`
}

function toEnded(reply: ServerReply): Ended {
  const text = reply.file ? `A file of ${reply.file.bytes.length} bytes.` : reply.text
  const kept = text.slice(0, longestReply)
  return (
    judgeReasons(reply.text, reply.status, kept) ??
    ended('applied', { httpStatus: reply.status, reply: kept })
  )
}
