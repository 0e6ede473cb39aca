import type { Request, RequestHandler, Response } from 'express'
import type { Clock } from '../core/clock.ts'
import type { LogFields, Logger } from '../core/logger.ts'
import type { Metrics } from './metrics.ts'
import { contextOf } from './request-context.ts'
import { toProblem } from './to-problem.ts'

/**
 * One line and one measurement for each request, when its reply is done or its caller gone: the route's template, never
 * the address itself, which may hold names.
 */
export function logRequests(log: Logger, clock: Clock, metrics: Metrics): RequestHandler {
  return (req, res, next) => {
    const beganMs = clock.monotonicMs()
    res.once('close', () => {
      const durationMs = Math.round(clock.monotonicMs() - beganMs)
      const line = toLine(req, res)
      metrics.countRequest({ ...line, durationMs })
      writeLine(log, { ...line, durationMs }, contextOf(req).failure)
    })
    next()
  }
}

/** Facts of a request; status 499 when the caller went before the reply was done. */
function toLine(req: Request, res: Response) {
  const { requestId, account, failure } = contextOf(req)
  return {
    requestId,
    method: req.method,
    route: toTemplate(req),
    status: res.writableFinished ? res.statusCode : 499,
    accountId: account?.id ?? null,
    code: failure === undefined ? undefined : toProblem(failure).code,
  }
}

function writeLine(log: Logger, line: ReturnType<typeof toLine> & LogFields, failure: unknown) {
  if (line.status >= 500 && failure !== undefined) log.error(line, 'request failed', failure)
  else if (quiet.has(line.route)) log.debug(line, 'request')
  else log.info(line, 'request')
}

/** Asked every few seconds by machines. */
const quiet = new Set(['/healthz', '/readyz', '/metrics', 'pages'])

function toTemplate(req: Request): string {
  const path: unknown = (req.route as { path?: unknown } | undefined)?.path
  if (typeof path === 'string' && path !== '*') return `${req.baseUrl}${path}`
  return req.originalUrl.startsWith('/api/') ? 'unknown' : 'pages'
}
