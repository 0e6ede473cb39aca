import { weekdayNames } from '@curator/alteryx-contract/server/v3/iteration'
import type { Weekday } from '../schedule-record.ts'
import { dayMs, firstAfter, type LocalRuns, weekdayOf } from './local-runs.ts'

/** On certain weekdayNames at the start's time of day. The day of the start counts only if it is one of them (our choice). */
export function weeklyRuns(startMs: number, daysOfWeek: readonly Weekday[]): LocalRuns {
  const wanted = new Set(daysOfWeek.map((name) => weekdayNames.indexOf(name)))
  return (afterMs) => {
    const firstMs = firstAfter(startMs, dayMs, afterMs)
    for (let day = 0; day < 7; day += 1) {
      if (wanted.has(weekdayOf(firstMs + day * dayMs))) return firstMs + day * dayMs
    }
    return null
  }
}
