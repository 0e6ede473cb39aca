import { dayMs } from '../rules/local-time.ts'
import type { RunSchedule, RunTable } from '../run-table.ts'
import type { Stretch } from './to-run-table.ts'
import { wallClockFor } from './wall-clock.ts'

export interface DayCount {
  /** A date of the zone. */
  readonly day: string
  readonly runCount: number
  /** Runs of schedules whose last run failed. */
  readonly failingCount: number
  readonly top: readonly DayTop[]
}

/** A busy schedule of a day. */
export interface DayTop {
  readonly schedule: RunSchedule
  readonly runCount: number
  readonly firstMs: number
}

const topCount = 5

/** Every day that the stretch touches in a zone, days without a run included. Throws a `RangeError` for no zone. */
export function countDays(table: RunTable, stretch: Stretch, timeZone: string): DayCount[] {
  const toLocal = wallClockFor(timeZone, stretch)
  const firstDay = Math.floor(toLocal(stretch.fromMs) / dayMs)
  const lastDay = Math.floor(toLocal(stretch.toMs - 1) / dayMs)
  const size = table.schedules.length
  const dayCount = lastDay - firstDay + 1
  const counts = new Uint32Array(dayCount * size)
  const firstMs = new Float64Array(dayCount * size)
  for (let run = 0; run < table.startMs.length; run += 1) {
    const at = table.startMs[run] ?? 0
    // A clock that goes back over midnight shows a day that was over: days are looked up, not counted on.
    const day = Math.floor(toLocal(at) / dayMs) - firstDay
    const cell = day * size + (table.scheduleOf[run] ?? 0)
    if (counts[cell] === 0) firstMs[cell] = at
    counts[cell] = (counts[cell] ?? 0) + 1
  }
  return Array.from({ length: dayCount }, (_, day) => {
    const cells = { counts: counts.subarray(day * size, (day + 1) * size), first: day * size }
    return {
      day: new Date((firstDay + day) * dayMs).toISOString().slice(0, 10),
      ...sumDay(table.schedules, cells.counts),
      top: listBusiest(cells.counts).map((place) => ({
        schedule: table.schedules[place] as RunSchedule,
        runCount: cells.counts[place] ?? 0,
        firstMs: firstMs[cells.first + place] ?? 0,
      })),
    }
  })
}

function sumDay(schedules: readonly RunSchedule[], counts: Uint32Array) {
  let runCount = 0
  let failingCount = 0
  for (let place = 0; place < counts.length; place += 1) {
    const count = counts[place] ?? 0
    runCount += count
    if (count > 0 && schedules[place]?.isFailing) failingCount += count
  }
  return { runCount, failingCount }
}

/** Places of the schedules with most runs, the most first; of equal ones the first. */
function listBusiest(counts: Uint32Array): number[] {
  const top: number[] = []
  for (let place = 0; place < counts.length; place += 1) {
    const count = counts[place] ?? 0
    const least = top.length < topCount ? 0 : (counts[top[topCount - 1] ?? 0] ?? 0)
    if (count <= least) continue
    const rank = top.findIndex((other) => (counts[other] ?? 0) < count)
    top.splice(rank < 0 ? top.length : rank, 0, place)
    if (top.length > topCount) top.pop()
  }
  return top
}
