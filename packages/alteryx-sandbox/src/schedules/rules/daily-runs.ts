import { dayMs, firstAfter, type LocalRuns, weekdayOf } from './local-runs.ts'

/** Each day at the start's time of day; a work week is Monday to Friday. */
export function dailyRuns(startMs: number, runOnlyWorkWeek: boolean): LocalRuns {
  return (afterMs) => {
    const runMs = firstAfter(startMs, dayMs, afterMs)
    if (!runOnlyWorkWeek) return runMs
    const weekday = weekdayOf(runMs)
    return runMs + (weekday === 6 ? 2 : weekday === 0 ? 1 : 0) * dayMs
  }
}
