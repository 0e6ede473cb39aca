import type { RunTable } from '../run-table.ts'
import { SlotQueue } from './slot-queue.ts'

/** When runs of a known length begin and end, each column in order; `come` and `leave` are of those that wait. */
export interface PlacedRuns {
  readonly begins: Float64Array
  readonly ends: Float64Array
  readonly come: Float64Array
  readonly leave: Float64Array
}

/** A run of no time at all takes its slot for a moment, too. */
const leastMs = 1_000

/** Lets runs of one worker tag wait behind its slots; without slots each begins when it comes. */
export function placeRuns(table: RunTable, runs: Uint32Array, slots: number | null): PlacedRuns {
  const queue = slots === null ? null : new SlotQueue(slots)
  const size = runs.length
  const [begins, ends] = [new Float64Array(size), new Float64Array(size)]
  const [come, leave] = [new Float64Array(size), new Float64Array(size)]
  let count = 0
  let waiters = 0
  for (const run of runs) {
    const seconds = table.durationSeconds[run] ?? Number.NaN
    if (Number.isNaN(seconds)) continue
    const at = table.startMs[run] ?? 0
    const lengthMs = Math.max(leastMs, seconds * 1_000)
    const beginMs = queue ? queue.begin(at, lengthMs) : at
    begins[count] = beginMs
    ends[count] = beginMs + lengthMs
    count += 1
    if (beginMs === at) continue
    come[waiters] = at
    leave[waiters] = beginMs
    waiters += 1
  }
  return {
    begins: begins.subarray(0, count),
    ends: ends.subarray(0, count).sort(),
    // Who comes later leaves later, so that both are in order.
    come: come.subarray(0, waiters),
    leave: leave.subarray(0, waiters),
  }
}
