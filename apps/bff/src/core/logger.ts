import { type DestinationStream, pino } from 'pino'

/** What a log line may carry: ids, counts, codes and durations. Objects are refused by the type on purpose. */
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>

/** The log. Lines are for operators: never bodies, names of people, tokens or secrets. */
export interface Logger {
  debug(fields: LogFields, message: string): void
  info(fields: LogFields, message: string): void
  warn(fields: LogFields, message: string): void
  /** `error` is reduced to its class, code and stack frames; its message is kept only for our own errors. */
  error(fields: LogFields, message: string, error?: unknown): void
}

/** Levels of `LOG_LEVEL`. */
export const logLevels = ['silent', 'error', 'warn', 'info', 'debug'] as const
export type LogLevel = (typeof logLevels)[number]

/** One JSON object a line, instants as ISO text. */
export function createLogger(level: LogLevel, destination?: DestinationStream): Logger {
  const settings = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime }
  const lines = destination ? pino(settings, destination) : pino(settings)
  return {
    debug: (fields, message) => lines.debug(toSafeFields(fields), message),
    info: (fields, message) => lines.info(toSafeFields(fields), message),
    warn: (fields, message) => lines.warn(toSafeFields(fields), message),
    error: (fields, message, error) =>
      lines.error({ ...toSafeFields(fields), ...toErrorFields(error) }, message),
  }
}

/** A log that keeps nothing. */
export const silentLogger: Logger = createLogger('silent')

/** Scalars only: whatever slipped past the types is named by its type, not printed. */
function toSafeFields(fields: LogFields): Record<string, unknown> {
  const safe: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(fields)) {
    safe[name] = value !== null && typeof value === 'object' ? `[${typeof value}]` : value
  }
  return safe
}

/**
 * Facts of an error that can't hold a secret. Messages of strangers may quote what they were given (a database error
 * quotes row values, a parser its input), so only errors that say they are safe keep theirs.
 */
function toErrorFields(error: unknown): Record<string, unknown> {
  if (error === undefined) return {}
  if (!(error instanceof Error)) return { errorName: typeof error }
  const fields: Record<string, unknown> = { errorName: error.name }
  const code = (error as { code?: unknown }).code
  if (typeof code === 'string' || typeof code === 'number') fields.errorCode = code
  if (error.name === 'AppError') fields.errorMessage = error.message
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  if (frames.length > 0)
    fields.errorStack = frames
      .slice(0, 12)
      .map((line) => line.trim())
      .join(' | ')
  if (error.cause instanceof Error) {
    const cause = toErrorFields(error.cause)
    fields.causeName = cause.errorName
    fields.causeCode = cause.errorCode
  }
  return fields
}
