import type { RunTable } from '../run-table.ts'

/** Runs as they were found, in any order; columns of the same length. */
export interface RunColumns {
  readonly scheduleOf: Uint32Array
  readonly startMs: Float64Array
  readonly durationSeconds: Float32Array
}

/** One number holds start and place as long as both fit into 53 bits: 2^32 ms (49 days) and a million runs. */
const placesAtMost = 2 ** 20
const longestMs = 2 ** 33

/** The same runs in the order of their starts; those that start together stay as they are. */
export function orderRuns(schedules: RunTable['schedules'], columns: RunColumns): RunTable {
  const { scheduleOf, startMs, durationSeconds } = columns
  if (isInOrder(startMs)) return { schedules, scheduleOf, startMs, durationSeconds }
  const places = placesByStart(startMs)
  return {
    schedules,
    scheduleOf: places.map((place) => scheduleOf[place] ?? 0),
    startMs: Float64Array.from(places, (place) => startMs[place] ?? 0),
    durationSeconds: Float32Array.from(places, (place) => durationSeconds[place] ?? Number.NaN),
  }
}

function isInOrder(startMs: Float64Array): boolean {
  for (let place = 1; place < startMs.length; place += 1) {
    if ((startMs[place] ?? 0) < (startMs[place - 1] ?? 0)) return false
  }
  return true
}

function placesByStart(startMs: Float64Array): Uint32Array {
  const first = startMs.reduce((least, at) => Math.min(least, at), Number.POSITIVE_INFINITY)
  const last = startMs.reduce((most, at) => Math.max(most, at), Number.NEGATIVE_INFINITY)
  if (startMs.length > placesAtMost || last - first > longestMs) {
    return Uint32Array.from(startMs.keys()).sort(
      (a, b) => (startMs[a] ?? 0) - (startMs[b] ?? 0) || a - b,
    )
  }
  // Sorting plain numbers is some ten times as fast as asking a function for each pair.
  const keys = startMs.map((at, place) => (at - first) * placesAtMost + place).sort()
  return Uint32Array.from(keys, (key) => key % placesAtMost)
}
