import { type ProblemCode, problemCodes } from '@curator/console-contract/problem-codes'
import type { FieldFault } from '@curator/endpoint/problem'

/** What an `AppError` may carry beside its code. */
export interface AppErrorOptions extends ErrorOptions {
  /** For people: where it happened and what to do next. Never holds a secret. */
  readonly detail?: string
  readonly retryAfterSeconds?: number
  readonly fields?: readonly FieldFault[]
  /** For the log only: ids and counts, never bodies, names or secrets. */
  readonly log?: Readonly<Record<string, string | number | boolean | null>>
}

/** The one error class of the BFF: a code of the console wire; status and wording follow from the code. */
export class AppError extends Error {
  readonly code: ProblemCode
  readonly options: AppErrorOptions

  constructor(code: ProblemCode, options: AppErrorOptions = {}) {
    const title = problemCodes[code].title
    super(options.detail ? `${title} ${options.detail}` : title, options)
    this.name = 'AppError'
    this.code = code
    this.options = options
  }
}
