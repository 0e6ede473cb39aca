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

/** From its start to before its end the offset stays the same. */
interface Period {
  readonly startMs: number
  readonly endMs: number
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
  const offsetAt = createOffsets(name)
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

/** Milliseconds that the wall is ahead of UTC at an instant. */
function createOffsets(name: string): (atMs: number) => number {
  const years = new Map<number, readonly Period[]>()
  // Fails here, not at the first use, for a name that is none.
  let last = (findPeriods(name, 1970) as readonly [Period])[0]
  return (atMs) => {
    // Questions come in clusters: mostly the answer is the one before.
    if (atMs >= last.startMs && atMs < last.endMs) return last.offsetMs
    const year = new Date(atMs).getUTCFullYear()
    let periods = years.get(year)
    if (!periods) {
      periods = findPeriods(name, year)
      years.set(year, periods)
    }
    last = periods.find(({ endMs }) => atMs < endMs) as Period
    return last.offsetMs
  }
}

/** The stretches of a year in which the offset stays. */
function findPeriods(name: string, year: number): readonly Period[] {
  const yearEndMs = Date.UTC(year + 1, 0, 1)
  let at = Temporal.Instant.fromEpochMilliseconds(Date.UTC(year, 0, 1)).toZonedDateTimeISO(name)
  const periods: Period[] = []
  for (;;) {
    const next = at.getTimeZoneTransition('next')
    const endMs = Math.min(next?.epochMilliseconds ?? yearEndMs, yearEndMs)
    periods.push({ startMs: at.epochMilliseconds, endMs, offsetMs: at.offsetNanoseconds / 1e6 })
    if (next === null || endMs === yearEndMs) return periods
    at = next
  }
}

/** The latest instant that is surely before a clock change of the last day; no clock ever skipped more than a day. */
export const beforeChange = (atMs: number) => atMs - dayMs
