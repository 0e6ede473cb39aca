import type { RunTable } from '../run-table.ts'

/** Runs of a table by schedule; places are those of `schedules` in the table. */
export interface RunIndex {
  readonly placeOf: ReadonlyMap<string, number>
  /** In order. */
  startsMs(place: number): Float64Array
  /** Where they stand in the table. */
  runs(place: number): Uint32Array
}

export function indexRuns(table: RunTable): RunIndex {
  const count = table.schedules.length
  const ends = new Uint32Array(count + 1)
  for (const place of table.scheduleOf) ends[place + 1] = (ends[place + 1] ?? 0) + 1
  for (let place = 0; place < count; place += 1)
    ends[place + 1] = (ends[place + 1] ?? 0) + (ends[place] ?? 0)
  const filled = ends.slice(0, count)
  const startsMs = new Float64Array(table.startMs.length)
  const runs = new Uint32Array(table.startMs.length)
  for (let run = 0; run < table.startMs.length; run += 1) {
    const place = table.scheduleOf[run] ?? 0
    const at = filled[place] ?? 0
    filled[place] = at + 1
    startsMs[at] = table.startMs[run] ?? 0
    runs[at] = run
  }
  return {
    placeOf: new Map(table.schedules.map(({ id }, place) => [id, place])),
    startsMs: (place) => startsMs.subarray(ends[place], ends[place + 1]),
    runs: (place) => runs.subarray(ends[place], ends[place + 1]),
  }
}
