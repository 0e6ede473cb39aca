import { endpoint } from '@curator/endpoint/endpoint'
import { problem } from '@curator/endpoint/problem'
import { z } from 'zod'
import { connectionId } from './ids.ts'
import { instant } from './instants.ts'

/*
 * Glossary
 *
 * - capability: whether the Server of a connection has an operation of the Alteryx API
 * - document: the description of V3 that a Server serves of itself; it says nothing of V1 and V2
 * - difference: where the document and what this build knows disagree about an operation both have
 */

/** `not_described`: an operation of V1 or V2, or the Server did not describe itself; it is offered all the same. */
export const capabilityStates = ['available', 'missing', 'not_described'] as const
export type CapabilityState = (typeof capabilityStates)[number]

export const operationCapability = z.object({
  operationId: z.string(),
  /** `V3`, `Admin V1`. */
  family: z.string(),
  /** `users`, `collections`. */
  area: z.string(),
  method: z.string(),
  path: z.string(),
  summary: z.string(),
  /** First release that has it, and the last one; null: still there. */
  since: z.string(),
  until: z.string().nullable(),
  state: z.enum(capabilityStates),
  /** For what is missing: why, and what the console does instead. */
  advice: z.string().nullable(),
})
export type OperationCapability = z.output<typeof operationCapability>

/** An operation of the Server that this build does not know. */
export const extraOperation = z.object({ operationId: z.string(), address: z.string() })
export type ExtraOperation = z.output<typeof extraOperation>

export const contractDifference = z.object({
  operationId: z.string(),
  address: z.string(),
  /** One sentence: what each side says. */
  sentence: z.string(),
  /** Why it does no harm; null for a difference nobody has explained. */
  reason: z.string().nullable(),
})
export type ContractDifference = z.output<typeof contractDifference>

/** V3 names no release, so it is concluded from what the Server has. Null: can't be told. */
export const releaseEstimate = z.object({
  atLeast: z.string().nullable(),
  /** The first release whose news are missing. */
  olderThan: z.string().nullable(),
})
export type ReleaseEstimate = z.output<typeof releaseEstimate>

export const capabilities = z.object({
  source: z.enum(['document', 'assumed']),
  readAt: instant.nullable(),
  /** Why the document could not be read the last time. */
  problem: problem.nullable(),
  release: releaseEstimate,
  /** Of everything this build knows, whatever is filtered. */
  counts: z.record(z.enum(capabilityStates), z.int().nonnegative()),
  areas: z.array(z.string()),
  operations: z.array(operationCapability),
  extras: z.array(extraOperation),
  differences: z.array(contractDifference),
})
export type ConnectionCapabilities = z.output<typeof capabilities>

const connectionParams = z.object({ connectionId })

/** Filters narrow `operations` alone. `search` looks in id, path and summary, without regard to case. */
export const getCapabilities = endpoint({
  method: 'GET',
  path: '/connections/:connectionId/capabilities',
  status: 200,
  params: connectionParams,
  query: z.strictObject({
    search: z.string().trim().max(200).optional(),
    state: z.enum(capabilityStates).optional(),
    area: z.string().max(60).optional(),
  }),
  response: capabilities,
  summary: 'What the Server of a connection can do, by its own description.',
})

/** Reads the Server's description anew. A Server that can't be reached is no problem here: `problem` says why. */
export const refreshCapabilities = endpoint({
  method: 'POST',
  path: '/connections/:connectionId/capabilities/refreshes',
  status: 204,
  params: connectionParams,
  reply: 'empty',
  summary: 'Reads the Server’s description of itself anew.',
})
