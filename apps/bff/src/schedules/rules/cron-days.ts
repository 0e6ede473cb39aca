import { Cron } from 'croner'
import { dayMs, minuteMs, weekdayOf } from './local-time.ts'

/** What an expression of five fields means, on the clock of the wall. */
export interface CronTimes {
  readonly minutes: readonly number[]
  readonly hours: readonly number[]
  readonly days: readonly number[]
  /** 1 is January. */
  readonly months: readonly number[]
  /** 0 is Monday. */
  readonly weekdays: readonly number[]
  /** Whether the day of the month, and the weekday, narrow anything; given both, either is enough. */
  readonly narrowsDays: boolean
  readonly narrowsWeekdays: boolean
  /** Milliseconds after midnight of every run of a day, in rising order. */
  readonly timesMs: readonly number[]
}

const names = /JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC|SUN|MON|TUE|WED|THU|FRI|SAT/gi
const kept = 5_000
const fields = new Map<string, readonly number[]>()
const expressions = new Map<string, CronTimes>()

export function isCronExpression(expression: string): boolean {
  try {
    return Boolean(readCron(expression))
  } catch {
    return false
  }
}

/**
 * Minute, hour, day, month and weekday (0 to 7, both ends Sunday). Nicknames and the marks for last and nearest days are
 * no part of what the Server describes (reference server-v3 2.5). Throws a `TypeError` for what is no such expression.
 */
export function readCron(expression: string): CronTimes {
  const known = expressions.get(expression)
  if (known) return known
  const [minute = '', hour = '', day = '', month = '', weekday = '', ...rest] = expression
    .trim()
    .split(/\s+/)
  const isPlain = /^[\d\s*,/-]+$/.test(expression.replace(names, ''))
  if (weekday === '' || rest.length > 0 || !isPlain) throw new TypeError('no cron expression')
  const newYear = Date.UTC(2023, 0, 1)
  const hours = readField(`0 ${hour} * * *`, newYear, dayMs, (at) => at.getUTCHours())
  const minutes = readField(`${minute} * * * *`, newYear, 60 * minuteMs, (at) => at.getUTCMinutes())
  const cron: CronTimes = {
    minutes,
    hours,
    days: readField(`0 0 ${day} 1 *`, newYear, 31 * dayMs, (at) => at.getUTCDate()),
    months: readField(`0 0 1 ${month} *`, newYear, 365 * dayMs, (at) => at.getUTCMonth() + 1),
    weekdays: readField(`0 0 * * ${weekday}`, newYear, 7 * dayMs, (at) => weekdayOf(at.getTime())),
    // As the library has it: everything but a lone star narrows.
    narrowsDays: day !== '*',
    narrowsWeekdays: weekday !== '*',
    timesMs: hours.flatMap((at) => minutes.map((past) => (at * 60 + past) * minuteMs)),
  }
  if (expressions.size >= kept) expressions.clear()
  expressions.set(expression, cron)
  return cron
}

/** Whether it runs on a day of the wall. */
export function isCronDay(cron: CronTimes, midnightMs: number): boolean {
  const date = new Date(midnightMs)
  if (!cron.months.includes(date.getUTCMonth() + 1)) return false
  const isDay = cron.days.includes(date.getUTCDate())
  const isWeekday = cron.weekdays.includes(weekdayOf(midnightMs))
  if (!cron.narrowsDays) return isWeekday
  return isDay || (cron.narrowsWeekdays && isWeekday)
}

/** The values a field allows, found by letting the library run through a stretch in which each comes once. */
function readField(
  pattern: string,
  fromMs: number,
  lengthMs: number,
  valueAt: (at: Date) => number,
): readonly number[] {
  const known = fields.get(pattern)
  if (known) return known
  const cron = new Cron(pattern, { mode: '5-part', utcOffset: 0, paused: true })
  const values: number[] = []
  let at = cron.nextRun(new Date(fromMs - 1))
  for (; at && at.getTime() < fromMs + lengthMs; at = cron.nextRun(at)) values.push(valueAt(at))
  values.sort((one, other) => one - other)
  if (fields.size >= kept) fields.clear()
  fields.set(pattern, values)
  return values
}
