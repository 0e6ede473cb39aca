import { minuteMs } from '../rules/local-time.ts'
import type { RunTable } from '../run-table.ts'

/** The minute in which most runs of its worker tag start with one of a schedule's own; by place of the schedule. */
export interface Crowds {
  /** NaN where it has no run. */
  readonly atMs: Float64Array
  readonly starts: Uint32Array
}

/** One walk over all runs: they stand in the order of their starts, so that those of a minute stand together. */
export function findCrowds({ scheduleOf, schedules, startMs }: RunTable): Crowds {
  const tagOf = numberTags(schedules.map(({ workerTag }) => workerTag))
  const counts = new Uint32Array(schedules.length)
  const atMs = new Float64Array(schedules.length).fill(Number.NaN)
  const starts = new Uint32Array(schedules.length)
  const raise = (place: number, minute: number) => {
    const count = counts[tagOf[place] ?? 0] ?? 0
    if (count <= (starts[place] ?? 0)) return
    starts[place] = count
    atMs[place] = minute * minuteMs
  }
  const closeMinute = (places: Uint32Array, minute: number) => {
    for (const place of places) bump(counts, tagOf[place] ?? 0)
    for (const place of places) raise(place, minute)
    for (const place of places) counts[tagOf[place] ?? 0] = 0
  }
  let first = 0
  for (let run = 1; run <= startMs.length; run += 1) {
    const minute = minuteOf(startMs[first])
    if (run < startMs.length && minuteOf(startMs[run]) === minute) continue
    closeMinute(scheduleOf.subarray(first, run), minute)
    first = run
  }
  return { atMs, starts }
}

const minuteOf = (atMs = 0) => Math.floor(atMs / minuteMs)

function bump(counts: Uint32Array, place: number): void {
  counts[place] = (counts[place] ?? 0) + 1
}

function numberTags(tags: readonly string[]): Uint32Array {
  const numbers = new Map<string, number>()
  return Uint32Array.from(tags, (tag) => {
    const number = numbers.get(tag) ?? numbers.size
    numbers.set(tag, number)
    return number
  })
}
