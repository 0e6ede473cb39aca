/*
 * Days and hours of an IANA zone. A day is an ISO date, `2026-11-30`; its arithmetic needs no zone. Browsers have no such
 * calendar built in yet, so the offset is read from the formatter of the zone.
 */
const hourMs = 3_600_000
export const dayMs = 24 * hourMs

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  formatters.set(timeZone, made)
  return made
}

/** What the clock of a zone shows at an instant, as if it were UTC; parts of a second are cut off. */
function toLocalMs(atMs: number, timeZone: string): number {
  const parts = new Map(
    formatterOf(timeZone)
      .formatToParts(atMs)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'))
}

/** The local time of an instant: `2026-11-30T06:15`. */
export function toLocal(atMs: number, timeZone: string): string {
  return new Date(toLocalMs(atMs, timeZone)).toISOString().slice(0, 16)
}

/**
 * The instant at which a zone's clock shows a local time, `2026-11-30T06:15`: the first one where it comes twice, and the
 * instant of the jump where it is skipped.
 */
export function toInstantMs(local: string, timeZone: string): number {
  const wantedMs = Date.parse(`${local}Z`)
  const offsetAt = (atMs: number) => toLocalMs(atMs, timeZone) - atMs
  const before = wantedMs - offsetAt(wantedMs - dayMs)
  const after = wantedMs - offsetAt(wantedMs + dayMs)
  const fitting = [before, after].filter((atMs) => toLocalMs(atMs, timeZone) === wantedMs)
  return fitting.length > 0 ? Math.min(...fitting) : before
}

export const startOfDay = (day: string, timeZone: string) => toInstantMs(`${day}T00:00`, timeZone)
export const todayIn = (timeZone: string, nowMs: number) => toLocal(nowMs, timeZone).slice(0, 10)

const toDay = (ms: number) => new Date(ms).toISOString().slice(0, 10)
const toMs = (day: string) => Date.parse(`${day}T00:00Z`)

export const addDays = (day: string, count: number) => toDay(toMs(day) + count * dayMs)

/** 1 is Monday. */
export const weekdayOf = (day: string) => new Date(toMs(day)).getUTCDay() || 7
export const mondayOf = (day: string) => addDays(day, 1 - weekdayOf(day))
export const firstOfMonth = (day: string) => `${day.slice(0, 7)}-01`

/** The same month as the day, or so many later; its first day. */
export function addMonths(day: string, count: number): string {
  const first = new Date(toMs(firstOfMonth(day)))
  first.setUTCMonth(first.getUTCMonth() + count)
  return first.toISOString().slice(0, 10)
}

/** Days from one to another, the second not included. */
export function listDays(from: string, to: string): string[] {
  const count = Math.max(0, Math.round((toMs(to) - toMs(from)) / dayMs))
  return Array.from({ length: count }, (_, index) => addDays(from, index))
}

/** Whether this browser knows a zone of that name. */
export function isKnownZone(timeZone: string): boolean {
  try {
    formatterOf(timeZone)
    return true
  } catch {
    return false
  }
}
