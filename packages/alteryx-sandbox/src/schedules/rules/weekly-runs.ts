import { type Weekday, weekdays } from '../schedule-record.ts'
import { dayMs, firstAfter, type LocalRuns, weekdayOf } from './local-runs.ts'

/** On certain weekdays at the start's time of day. The day of the start counts only if it is one of them (our choice). */
export function weeklyRuns(startMs: number, daysOfWeek: readonly Weekday[]): LocalRuns {
  const wanted = new Set(daysOfWeek.map((name) => weekdays.indexOf(name)))
  return (afterMs) => {
    const firstMs = firstAfter(startMs, dayMs, afterMs)
    for (let day = 0; day < 7; day += 1) {
      if (wanted.has(weekdayOf(firstMs + day * dayMs))) return firstMs + day * dayMs
    }
    return null
  }
}
