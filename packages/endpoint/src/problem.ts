import { z } from 'zod'

/** One fault of one field. `path` is dotted (`body.rows.3.email`); `rule` is a short code. */
export const fieldFault = z.object({
  path: z.string(),
  rule: z.string(),
  message: z.string(),
})
export type FieldFault = z.output<typeof fieldFault>

/**
 * A problem reply, `application/problem+json` (RFC 9457): `title` says what happened, `detail` says where and what to
 * do next. Both are written for people. `code` is from the closed list of the wire that uses it.
 */
export const problem = z.object({
  code: z.string(),
  status: z.int().min(400).max(599),
  title: z.string(),
  detail: z.string().optional(),
  requestId: z.string().optional(),
  retryAfterSeconds: z.int().nonnegative().optional(),
  fields: z.array(fieldFault).optional(),
})
export type Problem = z.output<typeof problem>

/** Thrown by the client for every reply that is a problem, and for replies that can't be read. */
export class ProblemError extends Error {
  readonly problem: Problem

  constructor(value: Problem, options?: ErrorOptions) {
    super(value.detail ? `${value.title} ${value.detail}` : value.title, options)
    this.name = 'ProblemError'
    this.problem = value
  }
}

/** Turns every issue of a zod error into a field fault; `place` is where the value stood: `query`, `body`, ... */
export function toFieldFaults(error: z.ZodError, place: string): FieldFault[] {
  return error.issues.flatMap((issue) => {
    const at = [place, ...issue.path.map(String)]
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        path: [...at, key].join('.'),
        rule: 'unknown_field',
        message: `"${key}" is not known here.`,
      }))
    }
    return [{ path: at.join('.'), rule: issue.code, message: issue.message }]
  })
}
