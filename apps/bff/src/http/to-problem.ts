import { type ProblemCode, problemCodes } from '@curator/console-contract/problem-codes'
import { type Problem, problem } from '@curator/endpoint/problem'
import { RequestInvalid } from '@curator/endpoint/request'
import { AlteryxFailure, type AlteryxFailureFacts } from '../alteryx/alteryx-failure.ts'
import { AppError, type AppErrorOptions } from '../core/app-error.ts'
import { isStoreUnavailable } from '../store/store-failure.ts'

/** Any error as the problem people get. What we did not foresee is `internal` and tells nothing of itself. */
export function toProblem(error: unknown): Problem {
  const { code, options } = toAppError(error)
  const { status, title } = problemCodes[code]
  const { detail, fields, retryAfterSeconds } = options
  return problem.parse({
    code,
    status,
    title,
    ...(detail ? { detail } : {}),
    ...(fields ? { fields } : {}),
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  })
}

/** What a failure means, in words for people. */
export function toWords(error: unknown): string {
  const { detail, title } = toProblem(error)
  return detail ?? title
}

interface Named {
  readonly code: ProblemCode
  readonly options: AppErrorOptions
}

function toAppError(error: unknown): Named {
  if (error instanceof AppError) return error
  if (error instanceof RequestInvalid) {
    return { code: 'request_invalid', options: { fields: error.faults } }
  }
  if (error instanceof AlteryxFailure) return fromAlteryx(error.facts)
  const parserType = error instanceof Error ? (error as { type?: unknown }).type : undefined
  if (typeof parserType === 'string') return fromBodyParser(parserType)
  if (error instanceof URIError) return { code: 'not_found', options: {} }
  if (isStoreUnavailable(error)) {
    const detail = 'It usually comes back by itself. Try again in a moment.'
    return { code: 'store_unavailable', options: { detail, retryAfterSeconds: 2 } }
  }
  const detail = 'Try again; if it stays, tell your administrator the request id.'
  return { code: 'internal', options: { detail } }
}

/** Error types of Express's body parsers. */
function fromBodyParser(type: string): Named {
  if (type === 'entity.too.large') {
    const detail = 'A file may have at most 20 MB. Split it into several files.'
    return { code: 'file_too_large', options: { detail } }
  }
  const detail =
    type === 'entity.parse.failed' ? 'The body is no JSON object.' : 'The body can’t be read.'
  return { code: 'request_invalid', options: { detail } }
}

const alteryxCodes = {
  credentials: 'alteryx_credentials_rejected',
  forbidden: 'alteryx_refused',
  not_found: 'alteryx_refused',
  refused: 'alteryx_refused',
  busy: 'alteryx_busy',
  unreachable: 'alteryx_unreachable',
  unclear: 'alteryx_reply_unreadable',
} as const satisfies Record<AlteryxFailureFacts['kind'], ProblemCode>

function fromAlteryx(facts: AlteryxFailureFacts): Named {
  const isTimeout = facts.kind === 'unclear' && (facts.status === null || facts.status === 504)
  const said = facts.serverText ? ` The Server said: ${facts.serverText}` : ''
  const retryAfterSeconds =
    facts.retryAfterMs === null ? {} : { retryAfterSeconds: Math.ceil(facts.retryAfterMs / 1000) }
  return {
    code: isTimeout ? 'alteryx_timeout' : alteryxCodes[facts.kind],
    options: { detail: `${facts.message}${said}`, ...retryAfterSeconds },
  }
}
