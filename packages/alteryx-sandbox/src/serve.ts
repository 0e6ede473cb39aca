import { setTimeout as sleep } from 'node:timers/promises'
import type { OperationSpec } from '@curator/alteryx-contract/operation'
import type { ParsedRequestOf } from '@curator/endpoint/endpoint'
import { parseRequest, RequestInvalid, readQuery } from '@curator/endpoint/request'
import type { IRouter } from 'express'
import { type Answer, answerCall, type IncomingCall } from './answer-call.ts'
import { toModelState } from './model-state.ts'
import type { UserRecord } from './records.ts'
import { hasOperation } from './release.ts'
import { denied, Refusal, type Reply, refuse } from './reply.ts'
import { BodyUnreadable, readBody, readFilters } from './request-body.ts'
import type { SandboxState } from './state.ts'

/** What a handler knows beside its parsed input. */
export interface Caller {
  /** Owner of the token; a Curator. */
  readonly user: UserRecord
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
    const user = authorize(state, call)
    const input = readInput(spec, call)
    refuseSignInType(state, spec)
    return handle(input as ParsedRequestOf<S>, { user, at: state.clock.instant() })
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

/** The owner of the token. Every operation served here is for Curators, so anybody else gets the same 401. */
function authorize(state: SandboxState, call: IncomingCall): UserRecord {
  const token = /^bearer\s+(\S+)\s*$/i.exec(call.req.headers.authorization ?? '')?.[1]
  const userId = token === undefined ? undefined : state.tokens.find(token, call.node)
  const user = userId === undefined ? undefined : state.world.users.get(userId)
  if (!user?.isActive || state.world.effectiveRole(user) !== 'Curator') throw denied()
  return user
}

function readInput(spec: OperationSpec, call: IncomingCall): Record<string, unknown> {
  const { req, text } = call
  const query = readFilters(spec.query, readQuery(req.url.split('?').slice(1).join('?')))
  try {
    const body = spec.body && readBody(spec.body, text, req.headers['content-type'] ?? '')
    return parseRequest(spec, { params: req.params, query, body })
  } catch (error) {
    if (error instanceof RequestInvalid)
      throw new Refusal(toModelState(spec.operationId, error.faults))
    if (!(error instanceof BodyUnreadable)) throw error
    const fault = { path: 'body', rule: 'custom', message: error.message }
    throw new Refusal(toModelState(spec.operationId, [fault]))
  }
}

/** The status of this refusal is not documented; 400 with a message is our choice (reference 5, item 11). */
function refuseSignInType(state: SandboxState, spec: OperationSpec): void {
  if (!spec.notOnAuth?.includes(state.options.auth)) return
  throw refuse(400, `This operation is not supported with ${state.options.auth} authentication.`)
}
