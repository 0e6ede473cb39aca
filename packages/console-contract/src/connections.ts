import { endpoint } from '@curator/endpoint/endpoint'
import { problem } from '@curator/endpoint/problem'
import { z } from 'zod'
import { connectionNetwork, networkBody } from './connection-network.ts'
import { connectionId } from './ids.ts'
import { instant } from './instants.ts'

/** Where a connection stands; shown as a word and a colour everywhere. */
export const environment = z.enum(['development', 'test', 'production'])
export type Environment = z.output<typeof environment>

/** How people sign in to a Server; decides which operations make sense there. `unknown` offers all of them. */
export const signInTypes = ['unknown', 'builtin', 'windows', 'saml'] as const
export const signInType = z.enum(signInTypes)
export type SignInType = z.output<typeof signInType>

/** Which plans of a connection a second person must approve before they can be started. */
export const approvalPolicies = ['none', 'destructive', 'all'] as const
export const approvalPolicy = z.enum(approvalPolicies)
export type ApprovalPolicy = z.output<typeof approvalPolicy>

/** State of the console's copy of a connection. `takenAt` is when the Server was last read completely. */
export const directoryStatus = z.object({
  state: z.enum(['empty', 'loading', 'ready', 'failed']),
  takenAt: instant.nullable(),
  isRefreshing: z.boolean(),
  userCount: z.int().nonnegative(),
  groupCount: z.int().nonnegative(),
  /** Why the last refresh failed; the copy before it stays in use. */
  problem: problem.nullable(),
})
export type DirectoryStatus = z.output<typeof directoryStatus>

/** A connection. The secret is write-only: nothing of it is ever sent back. */
export const connection = z.object({
  id: connectionId,
  name: z.string(),
  environment,
  /** The Server's Web API address, ends with a slash: `https://host/webapi/`. */
  baseUrl: z.string(),
  clientId: z.string(),
  hasSecret: z.boolean(),
  isPractice: z.boolean(),
  /** Calls at once that bulk work may make, 1 to 64. */
  maxConcurrency: z.int(),
  network: connectionNetwork,
  signIn: signInType,
  approval: approvalPolicy,
  directory: directoryStatus,
})
export type Connection = z.output<typeof connection>

/** `http` or `https`, no user info, query or fragment; a missing last slash is added. */
export const baseUrl = z
  .url({
    protocol: /^https?$/,
    error: 'Write the Web API address, for example https://alteryx.example.test/webapi/.',
  })
  .max(500)
  .refine((value) => {
    const url = URL.parse(value)
    return (
      url !== null &&
      url.username === '' &&
      url.password === '' &&
      url.search === '' &&
      url.hash === ''
    )
  }, 'Leave out user name, password, ? and #.')
  .transform((value) => (value.endsWith('/') ? value : `${value}/`))

const connectionFields = {
  name: z.string().trim().min(1, 'Give the connection a name.').max(60),
  environment,
  baseUrl,
  clientId: z.string().trim().min(1, 'Paste the API access key.').max(200),
  clientSecret: z.string().trim().min(1, 'Paste the API access secret.').max(200),
  maxConcurrency: z.int().min(1).max(64),
  network: networkBody,
  signIn: signInType,
  approval: approvalPolicy,
}

export const createConnectionBody = z.strictObject({
  ...connectionFields,
  maxConcurrency: connectionFields.maxConcurrency.optional(),
  network: networkBody.optional(),
  signIn: signInType.optional(),
  approval: approvalPolicy.optional(),
})
export const updateConnectionBody = z.strictObject(connectionFields).partial()

const connectionParams = z.object({ connectionId })

export const listConnections = endpoint({
  method: 'GET',
  path: '/connections',
  status: 200,
  response: z.object({ items: z.array(connection) }),
  summary: 'Lists the connections with the state of their directories.',
})

/** `name_taken`. The directory is read at once, in the background. */
export const createConnection = endpoint({
  method: 'POST',
  path: '/connections',
  status: 201,
  body: createConnectionBody,
  response: connection,
  summary: 'Adds a connection.',
})

/**
 * Absent fields stay. `secret_required` when the address, the proxy or a trusted authority is new and the secret does
 * not come with it.
 */
export const updateConnection = endpoint({
  method: 'PATCH',
  path: '/connections/:connectionId',
  status: 200,
  params: connectionParams,
  body: updateConnectionBody,
  response: connection,
  summary: 'Changes a connection.',
})

/** `connection_in_use` while a run is not finished. Its plans and runs stay readable. */
export const removeConnection = endpoint({
  method: 'DELETE',
  path: '/connections/:connectionId',
  status: 204,
  params: connectionParams,
  reply: 'empty',
  summary: 'Removes a connection and its secret.',
})

/** Starts a refresh unless one is under way; poll `listConnections` for its end. */
export const startRefresh = endpoint({
  method: 'POST',
  path: '/connections/:connectionId/refreshes',
  status: 202,
  params: connectionParams,
  response: directoryStatus,
  summary: 'Reads the directory anew.',
})
