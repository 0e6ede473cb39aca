import { type ScheduleRule, weekdays } from '@curator/console-contract/schedule-rules'
import { isCronDay, readCron } from './cron-days.ts'
import { dayMs, daysIn, timeOfDayOf, toLocalMs, weekdayOf } from './local-time.ts'

/** Visits the runs from a local time on and before another, in order, as local times. */
export type LocalRuns = (fromMs: number, toMs: number, visit: (localMs: number) => void) => void

/** All rules that follow the clock on the wall; hours and minutes that pass do not. */
export type WallRule = Exclude<ScheduleRule, { type: 'Hourly' }>

/** Days of a month (1 is January), in rising order, whether the month has them or not. */
type DaysOf = (year: number, month: number) => readonly number[]

/** The last local time at which a rule may run; a single run knows no end (reference server-v3 2.5). */
export function lastLocalMs(rule: ScheduleRule): number {
  if (rule.endTime === null || rule.type === 'Once') return Number.POSITIVE_INFINITY
  return toLocalMs(rule.endTime)
}

/** Throws a `TypeError` for an expression that is none. */
export function localRunsOf(rule: WallRule): LocalRuns {
  const startMs = toLocalMs(rule.startTime)
  const endMs = lastLocalMs(rule)
  const runs = runsFrom(rule, startMs)
  return (fromMs, toMs, visit) => runs(Math.max(fromMs, startMs), Math.min(toMs, endMs + 1), visit)
}

function runsFrom(rule: WallRule, startMs: number): LocalRuns {
  switch (rule.type) {
    case 'Once':
      return (fromMs, toMs, visit) => {
        if (startMs >= fromMs && startMs < toMs) visit(startMs)
      }
    case 'Daily':
      return onWeekdays(startMs, (day) => !rule.runOnlyWorkWeek || day < 5)
    case 'Weekly': {
      const isWanted = weekdays.map((day) => rule.daysOfWeek.includes(day))
      return onWeekdays(startMs, (day) => isWanted[day] === true)
    }
    case 'Monthly':
      return onDays(startMs, () => [rule.dayOfMonth])
    case 'MonthlyWeekday':
      return onDays(startMs, nthWeekday(rule.occurrence, weekdays.indexOf(rule.dayOfWeek)))
    case 'Custom': {
      const days = [...new Set(rule.daysOfMonth)].sort((one, other) => one - other)
      return onDays(startMs, (_year, month) => (rule.months.includes(month) ? days : []))
    }
    case 'Cron':
      return byCron(rule.cronExpression)
  }
}

/** At the start's time of day on each day whose weekday is wanted. */
function onWeekdays(startMs: number, isWanted: (weekday: number) => boolean): LocalRuns {
  return (fromMs, toMs, visit) => {
    const days = Math.ceil((fromMs - startMs) / dayMs)
    for (let atMs = startMs + days * dayMs; atMs < toMs; atMs += dayMs) {
      if (isWanted(weekdayOf(atMs))) visit(atMs)
    }
  }
}

/** At the start's time of day on certain days of each month, as far as it has them. */
function onDays(startMs: number, daysOf: DaysOf): LocalRuns {
  const timeOfDayMs = timeOfDayOf(startMs)
  return (fromMs, toMs, visit) => {
    for (const { year, month } of monthsBetween(fromMs, toMs)) {
      const days = daysOf(year, month).filter((day) => day <= daysIn(year, month))
      const beforeMonthMs = Date.UTC(year, month - 1, 0)
      const runs = days.map((day) => beforeMonthMs + day * dayMs + timeOfDayMs)
      visitInside(runs, fromMs, toMs, visit)
    }
  }
}

function monthsBetween(fromMs: number, toMs: number): { year: number; month: number }[] {
  const first = new Date(fromMs)
  const months: { year: number; month: number }[] = []
  let [year, month] = [first.getUTCFullYear(), first.getUTCMonth() + 1]
  while (fromMs < toMs && Date.UTC(year, month - 1, 1) < toMs) {
    months.push({ year, month })
    month += 1
    if (month > 12) [year, month] = [year + 1, 1]
  }
  return months
}

function visitInside(
  runs: readonly number[],
  fromMs: number,
  toMs: number,
  visit: (localMs: number) => void,
): void {
  for (const atMs of runs) if (atMs >= fromMs && atMs < toMs) visit(atMs)
}

/** The first to fourth, or with -1 the last, of a weekday (0 is Monday). */
function nthWeekday(occurrence: number, weekday: number): DaysOf {
  return (year, month) => {
    const days = daysIn(year, month)
    if (occurrence === -1) {
      const lastMs = Date.UTC(year, month - 1, days)
      return [days - ((weekdayOf(lastMs) - weekday + 7) % 7)]
    }
    const firstMs = Date.UTC(year, month - 1, 1)
    return [1 + ((weekday - weekdayOf(firstMs) + 7) % 7) + (occurrence - 1) * 7]
  }
}

function byCron(expression: string): LocalRuns {
  const cron = readCron(expression)
  return (fromMs, toMs, visit) => {
    for (let day = Math.floor(fromMs / dayMs) * dayMs; day < toMs; day += dayMs) {
      if (!isCronDay(cron, day)) continue
      const runs = cron.timesMs.map((time) => day + time)
      visitInside(runs, fromMs, toMs, visit)
    }
  }
}
