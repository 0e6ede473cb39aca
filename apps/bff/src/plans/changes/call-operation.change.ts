import { z } from 'zod'
import type { ProtectedCall, ServerReply } from '../../alteryx/calls.gateway.ts'
import { findOperation } from '../../alteryx/operation-catalog.ts'
import { type ChangeKindRules, type Ended, ended } from './change-kind.ts'

const texts = z.record(z.string(), z.string())
/** Characters of a reply that are kept. */
const longestReply = 32_000

/**
 * One call of any operation. What it does is known to whoever asked for it; so after a lost answer a read is asked again
 * and a write is left to a person to look at, never repeated blindly.
 */
export const callOperationChange: ChangeKindRules<'call-operation'> = {
  kind: 'call-operation',
  schema: z.object({
    operationId: z.string().min(1),
    params: texts,
    query: texts,
    body: z.unknown(),
    sealed: z.object({ keyId: z.string(), nonce: z.string(), sealed: z.string() }).nullable(),
  }),
  danger: 'caution',
  operations: [],
  writes: (payload) => payload.operationId,
  describe: describeCall,
  invert: () => ({
    isPossible: false,
    sentence: 'A call of the API as it is can’t be undone by the console.',
  }),
  looksUpRefusals: false,

  apply: async ({ gateways, call }, changes) => {
    const ends = new Map<number, Ended>()
    for (const { seq, payload } of changes) {
      ends.set(seq, toEnded(await gateways.calls.send(payload, call)))
    }
    return ends
  },

  verify: async ({ gateways, call }, changes) => {
    const ends = new Map<number, Ended>()
    for (const { seq, payload } of changes) {
      if (findOperation(payload.operationId)?.method === 'GET') {
        ends.set(seq, toEnded(await gateways.calls.send(payload, call)))
      } else {
        ends.set(seq, ended('needs_review', { message: answerLost }))
      }
    }
    return ends
  },
}

const answerLost =
  'The Server’s answer was lost, and this call can’t be looked up. Look at the object on the Server, then decide.'

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
  return ended('applied', { httpStatus: reply.status, reply: text.slice(0, longestReply) })
}
