import type { RunSchedule, RunTable } from '../run-table.ts'
import { orderRuns } from './order-runs.ts'

/** From its beginning on and before its end; milliseconds since 1970. */
export interface Stretch {
  readonly fromMs: number
  readonly toMs: number
}

/** Runs that a Server forecasts, in columns; ids stand once. */
export interface ForecastRuns {
  readonly scheduleIds: readonly string[]
  /** Place of the run's schedule in `scheduleIds`. */
  readonly scheduleOf: Uint32Array
  readonly startMs: Float64Array
  /** NaN where the Server does not say. */
  readonly durationSeconds: Float32Array
}

/** The runs of these schedules within a stretch; others are left out. */
export function fromForecast(
  pieces: readonly ForecastRuns[],
  schedules: readonly RunSchedule[],
  { fromMs, toMs }: Stretch,
): RunTable {
  const places = new Map(schedules.map(({ id }, place) => [id, place]))
  const size = pieces.reduce((sum, { startMs }) => sum + startMs.length, 0)
  const scheduleOf = new Uint32Array(size)
  const startMs = new Float64Array(size)
  const durationSeconds = new Float32Array(size)
  let count = 0
  for (const piece of pieces) {
    const placeOf = piece.scheduleIds.map((id) => places.get(id) ?? -1)
    for (let run = 0; run < piece.startMs.length; run += 1) {
      const at = piece.startMs[run] ?? 0
      const place = placeOf[piece.scheduleOf[run] ?? -1] ?? -1
      if (place < 0 || at < fromMs || at >= toMs) continue
      scheduleOf[count] = place
      startMs[count] = at
      durationSeconds[count] = piece.durationSeconds[run] ?? Number.NaN
      count += 1
    }
  }
  return orderRuns(schedules, {
    scheduleOf: scheduleOf.subarray(0, count),
    startMs: startMs.subarray(0, count),
    durationSeconds: durationSeconds.subarray(0, count),
  })
}

/** Runs of each schedule as its rule gives them, in the order of `schedules`; how long they take is not known. */
export function fromStarts(
  schedules: readonly RunSchedule[],
  starts: readonly (readonly number[])[],
): RunTable {
  const size = starts.reduce((sum, { length }) => sum + length, 0)
  const scheduleOf = new Uint32Array(size)
  const startMs = new Float64Array(size)
  let count = 0
  for (const [place, ofSchedule] of starts.entries()) {
    for (const at of ofSchedule) {
      scheduleOf[count] = place
      startMs[count] = at
      count += 1
    }
  }
  const durationSeconds = new Float32Array(size).fill(Number.NaN)
  return orderRuns(schedules, { scheduleOf, startMs, durationSeconds })
}

/** The runs that start within a stretch; their schedules keep their places. */
export function runsWithin(table: RunTable, { fromMs, toMs }: Stretch): RunTable {
  const from = firstAt(table.startMs, fromMs)
  const to = firstAt(table.startMs, toMs)
  return {
    schedules: table.schedules,
    scheduleOf: table.scheduleOf.subarray(from, to),
    startMs: table.startMs.subarray(from, to),
    durationSeconds: table.durationSeconds.subarray(from, to),
  }
}

/** Place of the first run that does not start before an instant. */
function firstAt(startMs: Float64Array, atMs: number): number {
  let low = 0
  let high = startMs.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((startMs[middle] ?? 0) < atMs) low = middle + 1
    else high = middle
  }
  return low
}
