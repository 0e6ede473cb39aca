import { Temporal } from 'temporal-polyfill'
import { findIana, type WindowsZoneName } from 'windows-iana'
import { dayMs } from './local-time.ts'

/** An instant at which clocks are moved, and how far they are ahead of UTC before and from then on, in milliseconds. */
export interface ClockShift {
  readonly atMs: number
  readonly beforeMs: number
  readonly afterMs: number
}

/** The clock on the wall of a zone. */
export interface ZoneClock {
  /** What it shows at an instant. */
  toLocal(atMs: number): number
  /**
   * When it shows a time: the first instant where it shows it twice, and for a time it never shows the instant as far
   * behind the skip as the time is behind its beginning (02:30 becomes 03:30; `compatible` in Temporal).
   */
  toInstant(localMs: number): number
  /** Moves of the clock in a stretch of time, its beginning included and its end not, in order. */
  shiftsBetween(fromMs: number, toMs: number): readonly ClockShift[]
}

interface ClockYear {
  readonly startMs: number
  readonly endMs: number
  /** Ahead of UTC when the year begins. */
  readonly offsetMs: number
  readonly shifts: readonly ClockShift[]
}

const clocks = new Map<string, ZoneClock>()
const keptYears = 400

/**
 * The IANA name behind the zone of a schedule: of none, which the Server reads as UTC (reference server-v3 2.5), of an
 * IANA name, or of one as Windows has it, which some releases keep. Null for a zone that is not known here.
 */
export function toIanaZone(name: string): string | null {
  if (name === '') return 'UTC'
  if (isIanaZone(name)) return name
  const [iana] = findIana(name as WindowsZoneName)
  return iana !== undefined && isIanaZone(iana) ? iana : null
}

export const isKnownZone = (name: string) => toIanaZone(name) !== null

/** Throws a `RangeError` for a zone that is not known. */
export function clockOf(timeZone: string): ZoneClock {
  const known = clocks.get(timeZone)
  if (known) return known
  const name = toIanaZone(timeZone)
  if (name === null) throw new RangeError(`“${timeZone}” is no time zone.`)
  // Zones are found without regard to case; one clock for all spellings keeps what strangers write from piling up.
  const key = name.toLowerCase()
  const clock = clocks.get(key) ?? createClock(name)
  clocks.set(key, clock)
  if (timeZone === '' || timeZone === name) clocks.set(timeZone, clock)
  return clock
}

function isIanaZone(name: string): boolean {
  // Temporal would read offsets and whole instants as zones, too.
  if (!/^[a-z][\w+-]*(\/[\w+-]+)*$/i.test(name)) return false
  try {
    return Boolean(Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name))
  } catch {
    return false
  }
}

/** Asks the zone data once for each year and counts by itself from then on: calendar objects for each run are too slow. */
function createClock(name: string): ZoneClock {
  const years = new Map<number, ClockYear>()
  const yearAt = (atMs: number) => {
    const year = new Date(atMs).getUTCFullYear()
    let found = years.get(year)
    if (!found) {
      if (years.size >= keptYears) years.clear()
      found = readYear(name, year)
      years.set(year, found)
    }
    return found
  }
  // Questions come in clusters: mostly the year is the one before.
  let last = yearAt(0)
  const offsetAt = (atMs: number) => {
    if (atMs < last.startMs || atMs >= last.endMs) last = yearAt(atMs)
    let { offsetMs } = last
    for (const shift of last.shifts) if (shift.atMs <= atMs) offsetMs = shift.afterMs
    return offsetMs
  }
  const shiftsBetween = (fromMs: number, toMs: number) => {
    const shifts: ClockShift[] = []
    for (let atMs = fromMs; atMs < toMs; atMs = yearAt(atMs).endMs) {
      for (const shift of yearAt(atMs).shifts) {
        if (shift.atMs >= fromMs && shift.atMs < toMs) shifts.push(shift)
      }
    }
    return shifts
  }
  return {
    toLocal: (atMs) => atMs + offsetAt(atMs),
    toInstant: (localMs) => {
      // No clock is more than a day ahead of UTC or behind it, so that what counts here lies between these two.
      const fromMs = localMs - 2 * dayMs
      let offsetMs = offsetAt(fromMs)
      for (const shift of shiftsBetween(fromMs + 1, localMs + 2 * dayMs)) {
        if (localMs >= shift.atMs + Math.max(shift.beforeMs, shift.afterMs)) {
          offsetMs = shift.afterMs
        }
      }
      return localMs - offsetMs
    },
    shiftsBetween,
  }
}

function readYear(name: string, year: number): ClockYear {
  const startMs = new Date(0).setUTCFullYear(year, 0, 1)
  const endMs = new Date(0).setUTCFullYear(year + 1, 0, 1)
  const first = Temporal.Instant.fromEpochMilliseconds(startMs).toZonedDateTimeISO(name)
  const shifts: ClockShift[] = []
  let beforeMs = offsetOf(first)
  // A shift at the very start of the year belongs to it, and the search finds only later ones.
  const eve = Temporal.Instant.fromEpochMilliseconds(startMs - 1).toZonedDateTimeISO(name)
  const offsetMs = offsetOf(eve)
  if (offsetMs !== beforeMs) shifts.push({ atMs: startMs, beforeMs: offsetMs, afterMs: beforeMs })
  for (let at = first.getTimeZoneTransition('next'); at; at = at.getTimeZoneTransition('next')) {
    if (at.epochMilliseconds >= endMs) break
    const afterMs = offsetOf(at)
    shifts.push({ atMs: at.epochMilliseconds, beforeMs, afterMs })
    beforeMs = afterMs
  }
  return { startMs, endMs, offsetMs, shifts }
}

const offsetOf = (at: Temporal.ZonedDateTime) => at.offsetNanoseconds / 1e6
