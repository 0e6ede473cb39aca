import { minuteMs } from '../rules/local-time.ts'
import type { RunTable } from '../run-table.ts'
import type { Stretch } from './to-run-table.ts'

/** Minutes of the stretch that a run takes, its last not one of them; those outside are there, too. */
export interface Span {
  readonly from: number
  readonly to: number
}

/**
 * How many runs want to be at work in each minute of a stretch, as if nothing ever waited. Runs of which it is not known
 * how long they take want one step.
 */
export class Demand {
  readonly minutes: Int32Array
  /** By place of the schedule. */
  readonly spans: readonly (readonly Span[])[]
  /** Places of schedules with a run in each hour of the stretch, as they were at first. */
  readonly #hours: ReadonlyMap<number, ReadonlySet<number>>

  constructor(table: RunTable, { fromMs, toMs }: Stretch, unknownMinutes: number) {
    this.minutes = new Int32Array(Math.ceil((toMs - fromMs) / minuteMs))
    const spans: Span[][] = table.schedules.map(() => [])
    for (let run = 0; run < table.startMs.length; run += 1) {
      const startMs = (table.startMs[run] ?? 0) - fromMs
      const seconds = table.durationSeconds[run] ?? Number.NaN
      const lengthMs = Number.isNaN(seconds)
        ? unknownMinutes * minuteMs
        : Math.max(1, seconds) * 1_000
      const from = Math.floor(startMs / minuteMs)
      const span = { from, to: Math.ceil((startMs + lengthMs) / minuteMs) }
      spans[table.scheduleOf[run] ?? 0]?.push(span)
    }
    this.spans = spans
    this.#hours = listHours(spans, this.minutes.length)
    for (const place of spans.keys()) this.add(place, 0, 1)
  }

  /** Puts all runs of a schedule so many minutes later into the count, or takes them out of it (-1). */
  add(place: number, by: number, sign: 1 | -1): void {
    const { minutes } = this
    for (const span of this.spans[place] ?? []) {
      const to = Math.min(span.to + by, minutes.length)
      for (let minute = Math.max(span.from + by, 0); minute < to; minute += 1) {
        minutes[minute] = (minutes[minute] ?? 0) + sign
      }
    }
  }

  /** The most in any minute that a schedule's runs take when they start so much later; Infinity as soon as it is `limit`. */
  most(place: number, by: number, limit: number): number {
    const { minutes } = this
    let top = 0
    for (const span of this.spans[place] ?? []) {
      const to = Math.min(span.to + by, minutes.length)
      for (let minute = Math.max(span.from + by, 0); minute < to; minute += 1) {
        const count = minutes[minute] ?? 0
        if (count >= limit) return Number.POSITIVE_INFINITY
        if (count > top) top = count
      }
    }
    return top
  }

  /** Minute in which most is wanted, the first of equal ones, leaving out some; null where none is left. */
  busiest(stuck: Uint8Array): number | null {
    let found: number | null = null
    for (let minute = 0; minute < this.minutes.length; minute += 1) {
      if (stuck[minute] === 1) continue
      if ((this.minutes[minute] ?? 0) > (found === null ? 0 : (this.minutes[found] ?? 0))) {
        found = minute
      }
    }
    return found
  }

  /** Places of schedules that had a run in a minute at first, those with the fewest runs first. */
  schedulesAt(minute: number): number[] {
    const { spans } = this
    return [...(this.#hours.get(Math.floor(minute / 60)) ?? [])]
      .filter((place) => spans[place]?.some(({ from, to }) => from <= minute && minute < to))
      .sort((one, other) => (spans[one]?.length ?? 0) - (spans[other]?.length ?? 0))
  }
}

function listHours(spans: Demand['spans'], minuteCount: number): Map<number, Set<number>> {
  const hours = new Map<number, Set<number>>()
  for (const [place, ofSchedule] of spans.entries()) {
    for (const { from, to } of ofSchedule) {
      const last = Math.floor((Math.min(to, minuteCount) - 1) / 60)
      for (let hour = Math.max(0, Math.floor(from / 60)); hour <= last; hour += 1) {
        const places = hours.get(hour) ?? new Set()
        hours.set(hour, places.add(place))
      }
    }
  }
  return hours
}
