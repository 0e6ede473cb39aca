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
  const { startMs, lengthMs } = keepKnown(table, runs)
  if (slots !== null) return queueUp(startMs, lengthMs, slots)
  const nobody = new Float64Array(0)
  const ends = startMs.map((at, run) => at + (lengthMs[run] ?? 0)).sort()
  return { begins: startMs, ends, come: nobody, leave: nobody }
}

function keepKnown({ durationSeconds, startMs }: RunTable, runs: Uint32Array) {
  const known = { startMs: new Float64Array(runs.length), lengthMs: new Float64Array(runs.length) }
  let count = 0
  for (const run of runs) {
    const seconds = durationSeconds[run] ?? Number.NaN
    if (Number.isNaN(seconds)) continue
    known.startMs[count] = startMs[run] ?? 0
    known.lengthMs[count] = Math.max(leastMs, seconds * 1_000)
    count += 1
  }
  return {
    startMs: known.startMs.subarray(0, count),
    lengthMs: known.lengthMs.subarray(0, count),
  }
}

function queueUp(startMs: Float64Array, lengthMs: Float64Array, slots: number): PlacedRuns {
  const queue = new SlotQueue(slots)
  const begins = new Float64Array(startMs.length)
  const ends = new Float64Array(startMs.length)
  const [come, leave] = [new Float64Array(startMs.length), new Float64Array(startMs.length)]
  let ended = 0
  let waiters = 0
  for (let run = 0; run < startMs.length; run += 1) {
    const at = startMs[run] ?? 0
    let beginMs = at
    if (queue.isFull) {
      // Slots are handed on in the order in which they become free, so ends come out in order.
      const freeMs = queue.nextFreeMs
      ends[ended] = freeMs
      ended += 1
      if (freeMs > at) {
        beginMs = freeMs
        come[waiters] = at
        leave[waiters] = freeMs
        waiters += 1
      }
    }
    begins[run] = beginMs
    queue.take(beginMs + (lengthMs[run] ?? 0))
  }
  ends.set(queue.listEnds(), ended)
  return { begins, ends, come: come.subarray(0, waiters), leave: leave.subarray(0, waiters) }
}
