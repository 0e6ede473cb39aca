import { type ScheduleRule, type Weekday, weekdays } from '@curator/console-contract/schedule-rules'
import { toString as sayCron } from 'cronstrue'
import { isCronExpression, readCron } from './cron-days.ts'
import { toLocalMs } from './local-time.ts'
import { monthsLeftOut } from './months-left-out.ts'
import { countWords, joinWords, monthNames } from './word-lists.ts'

const occurrenceWords: Readonly<Record<number, string>> = {
  1: 'first',
  2: 'second',
  3: 'third',
  4: 'fourth',
  [-1]: 'last',
}

/** When a rule runs, for people, for example “Each work day at 06:00”. The zone is to be said beside it. */
export function sayRule(rule: ScheduleRule): string {
  const end =
    rule.endTime === null || rule.type === 'Once' ? '' : `, until ${sayDate(rule.endTime)}`
  return sayRepetition(rule) + end + sayDaysLeftOut(rule)
}

function sayRepetition(rule: ScheduleRule): string {
  const time = sayTime(rule.startTime)
  switch (rule.type) {
    case 'Once':
      return `Once, on ${sayDate(rule.startTime)}`
    case 'Hourly':
      return `Every ${sayStep(rule.hours, rule.minutes)} from ${time}`
    case 'Daily':
      return `Each ${rule.runOnlyWorkWeek ? 'work day' : 'day'} at ${time}`
    case 'Weekly':
      return `Each ${sayWeekdays(rule.daysOfWeek)} at ${time}`
    case 'Monthly':
      return `On day ${rule.dayOfMonth} of each month at ${time}`
    case 'MonthlyWeekday':
      return `On the ${occurrenceWords[rule.occurrence]} ${rule.dayOfWeek} of each month at ${time}`
    case 'Custom':
      return `On ${sayDays(rule.daysOfMonth)} of ${sayMonths(rule.months)} at ${time}`
    case 'Cron':
      return sayExpression(rule.cronExpression)
  }
}

/** `06:00`, with seconds only where there are some. */
function sayTime(local: string): string {
  const [time = '', seconds = ''] = [local.slice(11, 16), local.slice(16)]
  return seconds === ':00' ? time : time + seconds
}

/** `2 February 2026 at 06:00`. */
function sayDate(local: string): string {
  return `${sayDay(toLocalMs(local))} at ${sayTime(local)}`
}

/** `2 February 2026`, of a local time in milliseconds. */
export function sayDay(localMs: number): string {
  const date = new Date(localMs)
  return `${date.getUTCDate()} ${monthNames[date.getUTCMonth()]} ${date.getUTCFullYear()}`
}

function sayStep(hours: number, minutes: number): string {
  const parts = [
    ...(hours > 0 ? [countWords(hours, 'hour')] : []),
    ...(minutes > 0 ? [countWords(minutes, 'minute')] : []),
  ]
  return parts.join(' ').replace(/^1 (hour|minute)$/, '$1')
}

function sayWeekdays(days: readonly Weekday[]): string {
  const places = weekdays.flatMap((day, place) => (days.includes(day) ? [place] : []))
  if (places.length === 7) return 'day of the week'
  const [first = 0, last = 0] = [places[0], places.at(-1)]
  const isRow = places.length > 2 && last - first === places.length - 1
  if (isRow) return `${weekdays[first]} to ${weekdays[last]}`
  return joinWords(places.map((place) => weekdays[place] ?? ''))
}

function inOrder(values: readonly number[]): number[] {
  return [...new Set(values)].sort((one, other) => one - other)
}

function sayDays(days: readonly number[]): string {
  const words = inOrder(days).map(String)
  return `day${words.length === 1 ? '' : 's'} ${joinWords(words)}`
}

function sayMonths(months: readonly number[]): string {
  const names = inOrder(months).map((month) => monthNames[month - 1] ?? '')
  return names.length === 12 ? 'each month' : joinWords(names)
}

function sayDaysLeftOut(rule: ScheduleRule): string {
  const left = monthsLeftOut(rule)
  if (left.length === 0) return ''
  const hasOneDay = rule.type === 'Monthly' || new Set(left.flatMap(({ days }) => days)).size === 1
  if (hasOneDay && left.every(({ isWhole }) => isWhole)) {
    return '; months without that day are left out'
  }
  return '; days that a month does not have are left out'
}

function sayExpression(expression: string): string {
  if (!isCronExpression(expression)) return `By the expression “${expression}”`
  const cron = readCron(expression)
  const words = sayCron(expression.trim().replace(/\s+/g, ' '), {
    use24HourTimeFormat: true,
    throwExceptionOnParseError: false,
  })
  // The library says “and” for days that are enough each by itself.
  return words + (cron.narrowsDays && cron.narrowsWeekdays ? '; either day is enough' : '')
}
