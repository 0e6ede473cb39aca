import type { ErrorRequestHandler, RequestHandler } from 'express'
import { AppError } from '../core/app-error.ts'
import { contextOf } from './request-context.ts'
import { toProblem } from './to-problem.ts'

/** The last middleware: any error becomes a problem reply. The request's own log line tells of it. */
export const problemHandler: ErrorRequestHandler = (error: unknown, req, res, _next) => {
  const context = contextOf(req)
  context.failure = error
  if (res.headersSent) {
    res.destroy() // A reply cut short must not look whole.
    return
  }
  const problem = { ...toProblem(error), requestId: context.requestId }
  if (problem.retryAfterSeconds !== undefined) {
    res.set('retry-after', String(problem.retryAfterSeconds))
  }
  res.status(problem.status).type('application/problem+json').send(JSON.stringify(problem))
}

/** Whatever stands below `/api` and was not found. */
export const unknownAddress: RequestHandler = (_req, _res, next) => {
  next(new AppError('not_found', { detail: 'There is no such address.' }))
}
