import { endpoint } from '@curator/endpoint/endpoint'
import { z } from 'zod'
import { networkBody } from './connection-network.ts'
import { connectionId } from './ids.ts'
import { instant } from './instants.ts'

/**
 * What a test of a connection looks at, in order. A step is looked at only when those before it let it through.
 *
 * `owner` and `collections` are about the owner of the API key, `nodes` about a load balancer in front of the Server.
 */
export const testStepIds = [
  'address',
  'dns',
  'connect',
  'tls',
  'token',
  'role',
  'owner',
  'collections',
  'nodes',
  'release',
] as const
export type TestStepId = (typeof testStepIds)[number]

/** `skipped`: could not be looked at, or does not apply; `detail` says which. */
export const testStepStates = ['passed', 'warning', 'failed', 'skipped'] as const
export type TestStepState = (typeof testStepStates)[number]

export const testStep = z.object({
  id: z.enum(testStepIds),
  state: z.enum(testStepStates),
  title: z.string(),
  /** What was found, one or two sentences. */
  detail: z.string(),
  /** What to do about it; null where nothing is to be done. */
  advice: z.string().nullable(),
  tookMs: z.int().nonnegative(),
  facts: z.array(z.object({ label: z.string(), value: z.string() })),
})
export type TestStep = z.output<typeof testStep>

export const connectionTest = z.object({
  testedAt: instant,
  /** The worst of the steps. */
  state: z.enum(['passed', 'warning', 'failed']),
  steps: z.array(testStep),
})
export type ConnectionTest = z.output<typeof connectionTest>

/** The address is judged by the test itself, so that its words stand where all others do. */
export const testConnectionBody = z.strictObject({
  /** A stored connection whose secret may be used, as long as neither address nor proxy are new. */
  connectionId: connectionId.optional(),
  baseUrl: z.string().trim().max(500),
  clientId: z.string().trim().min(1, 'Paste the API access key.').max(200),
  clientSecret: z.string().trim().min(1).max(200).optional(),
  network: networkBody.optional(),
})

/** Works before anything is saved; writes nothing to the Server. Takes up to 20 s. `secret_required`, `not_found`. */
export const testConnection = endpoint({
  method: 'POST',
  path: '/connections/tests',
  status: 200,
  body: testConnectionBody,
  response: connectionTest,
  summary: 'Tests an address with a key, step by step.',
})

/** The same for a connection as it is stored. `not_found`. */
export const testStoredConnection = endpoint({
  method: 'POST',
  path: '/connections/:connectionId/tests',
  status: 200,
  params: z.object({ connectionId }),
  response: connectionTest,
  summary: 'Tests a connection as it is stored.',
})
