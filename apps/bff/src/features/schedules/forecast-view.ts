import { type ScheduleId, scheduleId } from '@curator/console-contract/ids'
import type { ForecastRun, LoadCurve } from '@curator/console-contract/schedule-forecast'
import type { DayCount } from '../../schedules/load/count-days.ts'
import type { LoadGrid, TagLoad } from '../../schedules/load/load-curve.ts'
import { minuteMs } from '../../schedules/rules/local-time.ts'
import type { RunSchedule, RunTable } from '../../schedules/run-table.ts'

/** Ids of the directory are never empty or long: it reads them by the same rule. */
export const toScheduleId = (id: string): ScheduleId => scheduleId.parse(id)

const toInstant = (ms: number) => new Date(ms).toISOString()

/** A run for people; `place` is its place in the table. */
export function toRun(table: RunTable, place: number): ForecastRun {
  const schedule = table.schedules[table.scheduleOf[place] ?? 0] as RunSchedule
  const seconds = table.durationSeconds[place] ?? Number.NaN
  const isKnown = !Number.isNaN(seconds)
  return {
    scheduleId: toScheduleId(schedule.id),
    name: schedule.name,
    startAt: toInstant(table.startMs[place] ?? 0),
    durationSeconds: isKnown ? seconds : null,
    durationSource: isKnown ? schedule.durationSource : 'unknown',
    workerTag: schedule.workerTag,
    priority: schedule.priority,
    isFailing: schedule.isFailing,
  }
}

/** The earliest runs. */
export function toRuns(table: RunTable, most: number): ForecastRun[] {
  const count = Math.min(table.startMs.length, most)
  return Array.from({ length: count }, (_, place) => toRun(table, place))
}

export function toDay({ top, ...day }: DayCount) {
  return {
    ...day,
    top: top.map(({ firstMs, runCount, schedule }) => ({
      scheduleId: toScheduleId(schedule.id),
      name: schedule.name,
      runCount,
      firstAt: toInstant(firstMs),
    })),
  }
}

export function toCurve(load: TagLoad, grid: LoadGrid): LoadCurve {
  const atOf = (step: number) => toInstant(grid.fromMs + step * grid.stepMinutes * minuteMs)
  const endOf = (step: number) =>
    toInstant(Math.min(grid.fromMs + step * grid.stepMinutes * minuteMs, grid.toMs))
  const { free, peak, running, slots, starts, unknownCount, waiting, workerTag } = load
  return {
    workerTag,
    slots,
    steps: Array.from(starts, (count, step) => ({
      at: atOf(step),
      starts: count,
      running: running[step] ?? 0,
      waiting: waiting[step] ?? 0,
    })),
    peak: peak && { at: atOf(peak.step), running: peak.running, waiting: peak.waiting },
    unknownCount,
    free: free.map(({ from, to, load: most }) => ({
      from: atOf(from),
      to: endOf(to),
      running: most,
    })),
  }
}
