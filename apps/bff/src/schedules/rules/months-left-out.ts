import type { ScheduleRule } from '@curator/console-contract/schedule-rules'
import { isCronExpression, readCron } from './cron-days.ts'
import { joinWords, monthNames } from './word-lists.ts'

/** Days that a rule names and a month (1 is January) does not have. */
export interface MonthLeftOut {
  readonly month: number
  /** In rising order. */
  readonly days: readonly number[]
  /** 29 February: the month has it every four years. */
  readonly isOnlyInLeapYears: boolean
  /** Whether the rule has no other day in that month. */
  readonly isWhole: boolean
}

/** The days a rule wants of certain months; null where it does not count days of months. */
function wantedDays(rule: ScheduleRule): { days: number[]; months: number[] } | null {
  const all = monthNames.map((_name, index) => index + 1)
  if (rule.type === 'Monthly') return { days: [rule.dayOfMonth], months: all }
  if (rule.type === 'Custom') return { days: rule.daysOfMonth, months: rule.months }
  if (rule.type !== 'Cron' || !isCronExpression(rule.cronExpression)) return null
  const cron = readCron(rule.cronExpression)
  // Days such as */2 or 1-31 mean the month as it is; what is left out is worth a word only where nothing else is named.
  const namesLastDaysOnly = cron.days.every((day) => day > 28)
  if (cron.narrowsWeekdays || !namesLastDaysOnly) return null
  return { days: [...cron.days], months: [...cron.months] }
}

/** What a rule by day of the month leaves out, in the order of the year; empty for all other rules. */
export function monthsLeftOut(rule: ScheduleRule): MonthLeftOut[] {
  const wanted = wantedDays(rule)
  if (!wanted) return []
  const days = [...new Set(wanted.days)].sort((one, other) => one - other)
  const months = [...new Set(wanted.months)].sort((one, other) => one - other)
  return months.flatMap((month) => {
    // 2023 is a common year: its February has 28 days.
    const most = new Date(Date.UTC(2023, month, 0)).getUTCDate()
    const missing = days.filter((day) => day > most)
    if (missing.length === 0) return []
    const isOnlyInLeapYears = month === 2 && missing.includes(29)
    return [{ month, days: missing, isOnlyInLeapYears, isWhole: missing.length === days.length }]
  })
}

/** One sentence for people, or null when nothing is left out. */
export function sayMonthsLeftOut(rule: ScheduleRule): string | null {
  const left = monthsLeftOut(rule)
  if (left.length === 0) return null
  const parts = left.map(({ month, days, isOnlyInLeapYears }) => {
    const name = monthNames[month - 1] ?? ''
    const others = days.filter((day) => day !== 29 || !isOnlyInLeapYears)
    const never = others.length > 0 ? `${name} ${joinWords(others.map(String))}` : null
    const mostly = isOnlyInLeapYears ? `${name} 29 except in leap years` : null
    return [never, mostly].filter((part) => part !== null).join(', ')
  })
  return `There is no ${joinWords(parts, 'or')}: on such days it does not run.`
}
