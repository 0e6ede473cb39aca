import { hiddenValue } from '../../alteryx/call-secrets.ts'

/**
 * Whether an object holds everything that a call sent. A secret, or a field the Server does not answer, can't be seen:
 * then the effect counts as absent, and a PUT or PATCH may be sent once more.
 */
export function holdsAll(read: unknown, sent: unknown): boolean {
  if (isNothing(sent)) return isNothing(read)
  if (sent === hiddenValue) return false
  if (Array.isArray(sent)) return Array.isArray(read) && isSameSet(read, sent)
  if (isObject(sent)) {
    return (
      isObject(read) &&
      Object.entries(sent).every(([name, value]) => holdsAll(memberOf(read, name), value))
    )
  }
  if (typeof sent === 'string' && typeof read === 'string') return isSameText(read, sent)
  return read === sent
}

/** Servers answer lists of ids in an order of their own. */
function isSameSet(read: readonly unknown[], sent: readonly unknown[]): boolean {
  return (
    read.length === sent.length &&
    sent.every((value) => read.some((other) => holdsAll(other, value)))
  )
}

/** Dates come back with other fractions of a second (reference 3.1). */
function isSameText(read: string, sent: string): boolean {
  if (read === sent) return true
  if (!/^\d{4}-\d\d-\d\dT/.test(sent)) return false
  const times = [read, sent].map((text) =>
    Date.parse(/(Z|[+-]\d\d:?\d\d)$/i.test(text) ? text : `${text}Z`),
  )
  return times[0] === times[1]
}

function memberOf(object: Readonly<Record<string, unknown>>, name: string): unknown {
  const key = Object.keys(object).find((each) => each.toLowerCase() === name.toLowerCase())
  return key === undefined ? undefined : object[key]
}

/** Servers leave out, send as null or send empty what is not there (reference 3.1). */
function isNothing(value: unknown): boolean {
  return value === undefined || value === null || value === ''
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
