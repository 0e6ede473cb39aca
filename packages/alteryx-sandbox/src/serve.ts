import { setTimeout as sleep } from 'node:timers/promises'
import type { OperationSpec } from '@curator/alteryx-contract/operation'
import type { ServerRole } from '@curator/alteryx-contract/values'
import type { ParsedRequestOf } from '@curator/endpoint/endpoint'
import { parseRequest, RequestInvalid, readQuery } from '@curator/endpoint/request'
import type { IRouter } from 'express'
import { type Answer, answerCall, type IncomingCall } from './answer-call.ts'
import { toModelState } from './model-state.ts'
import type { UserRecord } from './records.ts'
import { hasOperation, isOpenToUsers } from './release.ts'
import { denied, Refusal, type Reply, refuse } from './reply.ts'
import { BodyUnreadable, readBody, readFilters } from './request-body.ts'
import type { SandboxState } from './state.ts'

/** What a handler knows beside its parsed input. */
export interface Caller {
  /** Owner of the token. */
  readonly user: UserRecord
  /** With everything that groups add; only operations for users see another one than Curator. */
  readonly role: ServerRole
  /** Instant the call is applied at. */
  readonly at: string
}

/** Applies one operation to the world; runs without a pause, so calls never mix. */
export type Handle<S extends OperationSpec> = (
  input: ParsedRequestOf<S>,
  caller: Caller,
) => Reply | Promise<Reply>

/**
 * Serves an operation the release has. The kernel's `mount` is not used: it would parse our replies into the form
 * readers want (null for what a release leaves out), and the wire has to look like the Server's.
 */
export function serve<const S extends OperationSpec>(
  router: IRouter,
  state: SandboxState,
  spec: S,
  handle: Handle<S>,
): void {
  if (!hasOperation(state.options.release, spec)) return
  const answer: Answer = async (call) => {
    await pause(state, spec)
    const caller = authorize(state, spec, call)
    refuseServer(state, spec)
    const input = await readInput(spec, call)
    return handle(input as ParsedRequestOf<S>, { ...caller, at: state.clock.instant() })
  }
  const method = spec.method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete'
  router[method](spec.path, (req, res) => answerCall(state, spec, answer, req, res))
}

async function pause(state: SandboxState, spec: OperationSpec): Promise<void> {
  const { latencyMs, lateWrites } = state.options
  const late = spec.method !== 'GET' && state.random.chance(lateWrites.share)
  const pauseMs = late ? Math.max(latencyMs, lateWrites.delayMs) : latencyMs
  if (pauseMs > 0) await sleep(pauseMs)
}

/** The owner of the token. Whoever is not allowed gets the same 401 as without a token (reference 1). */
function authorize(
  state: SandboxState,
  spec: OperationSpec,
  call: IncomingCall,
): Pick<Caller, 'user' | 'role'> {
  const token = /^bearer\s+(\S+)\s*$/i.exec(call.req.headers.authorization ?? '')?.[1]
  const userId = token === undefined ? undefined : state.tokens.find(token, call.node)
  const user = userId === undefined ? undefined : state.world.users.get(userId)
  if (!user?.isActive) throw denied()
  const role = state.world.effectiveRole(user)
  const isOpen = isOpenToUsers(state.options.release, spec) && role !== 'NoAccess'
  if (role !== 'Curator' && !isOpen) throw denied()
  return { user, role }
}

async function readInput(
  spec: OperationSpec,
  call: IncomingCall,
): Promise<Record<string, unknown>> {
  const { req, bytes } = call
  const query = readFilters(spec.query, readQuery(req.url.split('?').slice(1).join('?')))
  const encodings = spec.encodings ?? ['json']
  try {
    const body =
      spec.body &&
      (await readBody({ schema: spec.body, encodings }, bytes, req.headers['content-type'] ?? ''))
    return parseRequest(spec, { params: req.params, query, body })
  } catch (error) {
    if (error instanceof RequestInvalid)
      throw new Refusal(toModelState(spec.operationId, error.faults))
    if (!(error instanceof BodyUnreadable)) throw error
    const fault = { path: 'body', rule: 'custom', message: error.message }
    throw new Refusal(toModelState(spec.operationId, [fault]))
  }
}

/**
 * What the way people sign in, or plain http, forbids. The status of these refusals is not documented; 400 with a message
 * is our choice (reference 5, items 11 and 12).
 */
function refuseServer(state: SandboxState, spec: OperationSpec): void {
  if (spec.notOnAuth?.includes(state.options.auth)) {
    throw refuse(400, `This operation is not supported with ${state.options.auth} authentication.`)
  }
  if (spec.needsTls && !state.options.tls) {
    throw refuse(400, 'This operation needs the Server to run with TLS.')
  }
}
