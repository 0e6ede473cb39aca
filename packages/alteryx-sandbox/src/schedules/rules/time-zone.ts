import { Temporal } from 'temporal-polyfill'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/**
 * A time zone. Local times are milliseconds as if the clock on the wall showed UTC, so that rules can count in days
 * without asking for the zone.
 */
export interface TimeZone {
  /** What the clock on the wall shows at an instant. */
  toLocal(atMs: number): number
  /**
   * The instant at which the wall shows a time. Where it shows it twice, the first one counts; where it skips it, the
   * instant as far behind the skip as the time is behind its beginning: 02:30 becomes 03:30. Both are our choice, no
   * source says what the Server does when clocks change.
   */
  toInstant(localMs: number): { readonly atMs: number; readonly isSkipped: boolean }
}

/** One change of the offset; years begin with one that changes nothing. */
interface Period {
  readonly startMs: number
  readonly offsetMs: number
}

const zones = new Map<string, TimeZone>()

/** A zone by its IANA name; empty is UTC (reference 2.5). Throws a `RangeError` for a name that is none. */
export function timeZoneOf(name: string): TimeZone {
  const known = zones.get(name)
  if (known) return known
  const zone = name === '' || name === 'UTC' ? utc : createZone(name)
  zones.set(name, zone)
  return zone
}

/** Whether it is the name of a zone. The Server's own list of names could not be read (reference 3.1). */
export function isTimeZone(name: string): boolean {
  if (name === '') return true
  // Offsets such as +02:00 would be understood, but are no names.
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    timeZoneOf(name)
    return true
  } catch {
    return false
  }
}

const utc: TimeZone = {
  toLocal: (atMs) => atMs,
  toInstant: (localMs) => ({ atMs: localMs, isSkipped: false }),
}

/** Asks the zone data once for each year and counts by itself from then on: calendar objects would be far too slow. */
function createZone(name: string): TimeZone {
  const years = new Map<number, readonly Period[]>()
  // Fails here, not at the first use, for a name that is none.
  years.set(1970, findPeriods(name, 1970))
  const offsetAt = (atMs: number): number => {
    const year = new Date(atMs).getUTCFullYear()
    let periods = years.get(year)
    if (!periods) {
      periods = findPeriods(name, year)
      years.set(year, periods)
    }
    let index = periods.length - 1
    while (index > 0 && (periods[index] as Period).startMs > atMs) index -= 1
    return (periods[index] as Period).offsetMs
  }
  return {
    toLocal: (atMs) => atMs + offsetAt(atMs),
    toInstant: (localMs) => {
      // Offsets reach from -12 to +14 hours, so a change of the clock lies between these two.
      const before = offsetAt(localMs - 15 * hourMs)
      const after = offsetAt(localMs + 13 * hourMs)
      const early = localMs - before
      if (before === after || offsetAt(early) === before) return { atMs: early, isSkipped: false }
      const late = localMs - after
      if (offsetAt(late) === after) return { atMs: late, isSkipped: false }
      return { atMs: early, isSkipped: true }
    },
  }
}

function findPeriods(name: string, year: number): readonly Period[] {
  const startMs = Date.UTC(year, 0, 1)
  const endMs = Date.UTC(year + 1, 0, 1)
  let at: Temporal.ZonedDateTime | null =
    Temporal.Instant.fromEpochMilliseconds(startMs).toZonedDateTimeISO(name)
  const periods: Period[] = []
  while (at !== null && at.epochMilliseconds < endMs) {
    periods.push({ startMs: at.epochMilliseconds, offsetMs: at.offsetNanoseconds / 1e6 })
    at = at.getTimeZoneTransition('next')
  }
  return periods
}

/** The latest instant that is surely before a clock change of the last day; no clock ever skipped more than a day. */
export const beforeChange = (atMs: number) => atMs - dayMs
