import { randomUUID } from 'node:crypto'
import type { Account } from '@curator/console-contract/session'
import type { Request, RequestHandler } from 'express'
import type { ReviewerSession } from '../store/review-link.store.ts'

/** What is known of a request beside its content. */
export interface RequestContext {
  readonly requestId: string
  /** Who is signed in; set by the session middleware. */
  account: Account | undefined
  /** Who came by a link to a review; set for the endpoints of such people alone. */
  reviewer: ReviewerSession | undefined
  /** What made it fail; for the log line of the request. */
  failure: unknown
}

const contexts = new WeakMap<Request, RequestContext>()

/** The context of a request; `openRequest` must have run. */
export function contextOf(req: Request): RequestContext {
  const context = contexts.get(req)
  if (!context) throw new TypeError('the request has no context: openRequest is not mounted')
  return context
}

/** An id of a proxy is kept when it is short and plain; anything else could forge log lines. */
const acceptable = /^[A-Za-z0-9_-]{8,64}$/

/** Gives each request its id, which also stands in the reply header, in problems and in the log. */
export const openRequest: RequestHandler = (req, res, next) => {
  const given = req.get('x-request-id')
  const requestId = given && acceptable.test(given) ? given : randomUUID()
  contexts.set(req, { requestId, account: undefined, reviewer: undefined, failure: undefined })
  res.set('x-request-id', requestId)
  next()
}
