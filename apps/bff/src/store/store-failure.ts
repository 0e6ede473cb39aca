/** The console can't start on this store; the message is for the operator and says what to do. */
export class StoreStartError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'StoreStartError'
  }
}

/** Codes of the operating system that mean: no connection, or it broke. */
const systemCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
])

/**
 * SQLSTATEs of a server that can't serve now: class 08 (connection), 57P01 to 57P05 (shut down, crashed, starting),
 * 53xxx (connections, memory or disk exhausted), 25006 (read-only after a fail-over), 55P03 and 57014 (waited too long).
 * https://www.postgresql.org/docs/18/errcodes-appendix.html
 */
const serverCodes = /^(08...|57P0[1-5]|53...|25006|55P03|57014)$/

/** What `pg` and its pool say without a code. */
const driverMessages =
  /Connection terminated|timeout exceeded when trying to connect|connection error and is not queryable|connection timeout/i

/** Whether an error means that the store can't be used at the moment; the same call may succeed later. */
export function isStoreUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code, syscall } = error as { code?: unknown; syscall?: unknown }
  if (typeof code === 'string') {
    if (code === 'ENOENT') return syscall === 'connect'
    if (systemCodes.has(code) || serverCodes.test(code)) return true
  }
  return driverMessages.test(error.message)
}

/** Whether a transaction lost a race (serialization failure, deadlock) and may simply be run again. */
export function isTransactionConflict(error: unknown): boolean {
  const code = error instanceof Error ? (error as { code?: unknown }).code : undefined
  return code === '40001' || code === '40P01'
}

/** Whether a unique index refused a row; `constraint` narrows to one index. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  if (!(error instanceof Error) || (error as { code?: unknown }).code !== '23505') return false
  return constraint === undefined || (error as { constraint?: unknown }).constraint === constraint
}
