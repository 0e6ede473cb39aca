import { setTimeout as sleep } from 'node:timers/promises'
import type { OperationSpec } from '@curator/alteryx-contract/operation'
import type { Request, Response } from 'express'
import type { FaultScript } from './faults.ts'
import { jsonReply, Refusal, type Reply } from './reply.ts'
import { readRawBody } from './request-body.ts'
import type { SandboxState } from './state.ts'

/** A call on its way: the request with its body read. */
export interface IncomingCall {
  readonly req: Request
  readonly bytes: Buffer
  readonly node: number
}

/** Works on a call. Throws a `Refusal` for everything the Server would refuse. */
export type Answer = (call: IncomingCall) => Reply | Promise<Reply>

/**
 * One call from its first byte to its last: logged, met by a scripted fault if there is one, answered, sent. A caller
 * who hangs up changes nothing: the call is applied all the same, as on a real Server.
 */
export async function answerCall(
  state: SandboxState,
  spec: OperationSpec,
  answer: Answer,
  req: Request,
  res: Response,
): Promise<void> {
  const bytes = await readRawBody(req)
  // Whatever was planned until now has happened when the call is looked at.
  state.world.timeline.advanceTo(state.clock.now())
  const path = req.baseUrl.replace(/^\/webapi/i, '') + req.path
  const subject = { operation: spec.operationId, method: spec.method, path: spec.path }
  const text = bytes.length > 0 ? bytes.toString('utf8') : ''
  const body = spec.role === 'anyone' || spec.secrets?.request ? '' : text.slice(0, 4000)
  const record = state.calls.add({
    ...subject,
    url: req.originalUrl,
    at: state.clock.instant(),
    body,
  })
  const fault = state.faults.take({ ...subject, path, body: text })
  if (fault?.delayMs) await sleep(fault.delayMs)
  if (fault?.reset === 'before') return reset(res)

  const { node, cookie } = state.toNode(req)
  record.node = node
  const applies =
    fault?.status === undefined || fault.applyFirst === true || fault.reset === 'after'
  const own = applies ? await settle(answer, { req, bytes, node }) : undefined
  if (fault?.reset === 'after') return reset(res)
  const reply = fault ? withFault(fault, own) : (own as Reply)
  record.status = reply.status
  send(res, reply, cookie, fault?.brokenBody === true)
}

async function settle(answer: Answer, call: IncomingCall): Promise<Reply> {
  try {
    return await answer(call)
  } catch (error) {
    if (error instanceof Refusal) return error.reply
    throw error
  }
}

function withFault(fault: FaultScript, own: Reply | undefined): Reply {
  const status = fault.status ?? own?.status ?? 200
  const headers = { ...own?.headers, ...fault.headers }
  if (fault.body !== undefined) {
    return {
      status,
      headers,
      body: typeof fault.body === 'string' ? fault.body : JSON.stringify(fault.body),
    }
  }
  if (fault.status === undefined && own) return { ...own, headers }
  return { ...jsonReply(status, { message: 'An error has occurred.' }), headers }
}

/** Sends an answer; a broken one stops half-way and closes. */
export function send(res: Response, reply: Reply, cookie?: string, broken = false): void {
  const length = Buffer.byteLength(reply.body)
  const headers: Record<string, string | number> = { 'content-length': length }
  if (length > 0) headers['content-type'] = 'application/json; charset=utf-8'
  if (cookie !== undefined) headers['set-cookie'] = cookie
  Object.assign(headers, reply.headers)
  if (broken) sendHalf(res, reply, headers)
  else res.writeHead(reply.status, headers).end(reply.body)
}

function sendHalf(res: Response, reply: Reply, headers: Record<string, string | number>): void {
  const body = Buffer.from(reply.body as string)
  const half = body.length < 2 ? Buffer.from('{') : body.subarray(0, Math.floor(body.length / 2))
  // More is promised than follows, even where the answer itself would have been empty.
  const promised = {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Math.max(2, body.length),
  }
  res.writeHead(reply.status, { ...headers, ...promised })
  res.write(half, () => res.socket?.destroy())
}

function reset(res: Response): void {
  res.socket?.resetAndDestroy()
}
