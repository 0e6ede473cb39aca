import { minuteMs } from '../rules/local-time.ts'
import type { RunTable } from '../run-table.ts'
import { orderRuns } from './order-runs.ts'

/** The table if all runs of some schedules started so many minutes later, or earlier; ids that have no run do nothing. */
export function moveRuns(table: RunTable, minutesOf: ReadonlyMap<string, number>): RunTable {
  const shiftMs = table.schedules.map(({ id }) => (minutesOf.get(id) ?? 0) * minuteMs)
  if (shiftMs.every((shift) => shift === 0)) return table
  const startMs = table.startMs.map((at, run) => at + (shiftMs[table.scheduleOf[run] ?? 0] ?? 0))
  return orderRuns(table.schedules, { ...table, startMs })
}
