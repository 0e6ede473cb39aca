import { weekdayNames } from '@curator/alteryx-contract/server/v3/iteration'
import type { Weekday } from '../schedule-record.ts'
import { dayMs, type LocalRuns, midnightOf, weekdayOf } from './local-runs.ts'

/** The days of a month (0 is January) on which something runs, in rising order. */
export type DaysOfMonth = (year: number, month: number) => readonly number[]

/** 29 February is absent for up to eight years around 1900, 2100, …; more than nine years without a run means never. */
const longestGapMonths = 12 * 9

/** On certain days of each month, at the start's time of day. */
export function monthRuns(startMs: number, daysOf: DaysOfMonth): LocalRuns {
  const timeOfDayMs = startMs - midnightOf(startMs)
  return (afterMs) => {
    const first = new Date(Math.max(startMs, afterMs))
    const firstMonth = first.getUTCFullYear() * 12 + first.getUTCMonth()
    for (let count = firstMonth; count <= firstMonth + longestGapMonths; count += 1) {
      const [year, month] = [Math.floor(count / 12), count % 12]
      for (const day of daysOf(year, month)) {
        const runMs = Date.UTC(year, month, day) + timeOfDayMs
        if (runMs > afterMs && runMs >= startMs) return runMs
      }
    }
    return null
  }
}

/**
 * On one day. Months that lack it are skipped rather than run on their last day: our choice, no source says what the
 * Server does with the 31st of a short month.
 */
export function onDay(dayOfMonth: number): DaysOfMonth {
  return (year, month) => (dayOfMonth <= daysIn(year, month) ? [dayOfMonth] : [])
}

/** On the first to fourth, or with -1 the last, of a weekday. */
export function onWeekday(occurrence: number, dayOfWeek: Weekday): DaysOfMonth {
  const wanted = weekdayNames.indexOf(dayOfWeek)
  return (year, month) => {
    const firstOfMonth = weekdayOf(Date.UTC(year, month, 1))
    const first = 1 + ((wanted - firstOfMonth + 7) % 7)
    if (occurrence > 0) return [first + (occurrence - 1) * 7]
    return [first + Math.floor((daysIn(year, month) - first) / 7) * 7]
  }
}

/** On certain days of certain months (1 is January), as far as those months have them. */
export function onDays(daysOfMonth: readonly number[], months: readonly number[]): DaysOfMonth {
  const days = [...new Set(daysOfMonth)].sort((a, b) => a - b)
  const wanted = new Set(months)
  return (year, month) =>
    wanted.has(month + 1) ? days.filter((day) => day <= daysIn(year, month)) : []
}

function daysIn(year: number, month: number): number {
  return (Date.UTC(year, month + 1, 1) - Date.UTC(year, month, 1)) / dayMs
}
