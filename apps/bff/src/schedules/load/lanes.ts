import type { RunTable } from '../run-table.ts'

export interface Lane {
  readonly workerTag: string
  readonly rowCount: number
  readonly bars: readonly LaneBar[]
}

export interface LaneBar {
  /** Place of the run in the table. */
  readonly run: number
  readonly row: number
}

/** Room of a run that is shorter or of which it is not known how long it takes. */
const leastSeconds = 60

/** One lane for each worker tag, in the order of their names; each run in the first row that is free at its start. */
export function packLanes(table: RunTable): Lane[] {
  const lanes = new Map<string, { ends: number[]; bars: LaneBar[] }>()
  for (let run = 0; run < table.startMs.length; run += 1) {
    const at = table.startMs[run] ?? 0
    const tag = table.schedules[table.scheduleOf[run] ?? 0]?.workerTag ?? ''
    const lane = lanes.get(tag) ?? { ends: [], bars: [] }
    lanes.set(tag, lane)
    const free = lane.ends.findIndex((end) => end <= at)
    const row = free < 0 ? lane.ends.length : free
    // Not a number, too, gets the least.
    const seconds = Math.max(leastSeconds, table.durationSeconds[run] || 0)
    lane.ends[row] = at + seconds * 1_000
    lane.bars.push({ run, row })
  }
  return [...lanes]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([workerTag, { bars, ends }]) => ({ workerTag, rowCount: ends.length, bars }))
}
