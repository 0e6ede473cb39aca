import { Cron } from 'croner'
import { dayMs, minuteMs, weekdayOf } from './local-time.ts'

/** What an expression of five fields means, on the clock of the wall. */
export interface CronTimes {
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
/** A common year begins here. */
const trialMs = Date.UTC(2023, 0, 1)
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
  const hours = readField('hour', hour)
  const minutes = readField('minute', minute)
  const cron: CronTimes = {
    days: readField('day', day),
    months: readField('month', month),
    weekdays: readField('weekday', weekday),
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

/** How each field is tried out: a pattern around it, a stretch in which all of its values come once, and what they are. */
const trials = {
  minute: {
    around: ['', ' * * * *'],
    lengthMs: 60 * minuteMs,
    valueAt: (at: Date) => at.getUTCMinutes(),
  },
  hour: { around: ['0 ', ' * * *'], lengthMs: dayMs, valueAt: (at: Date) => at.getUTCHours() },
  day: { around: ['0 0 ', ' 1 *'], lengthMs: 31 * dayMs, valueAt: (at: Date) => at.getUTCDate() },
  month: {
    around: ['0 0 1 ', ' *'],
    lengthMs: 365 * dayMs,
    valueAt: (at: Date) => at.getUTCMonth() + 1,
  },
  weekday: {
    around: ['0 0 * * ', ''],
    lengthMs: 7 * dayMs,
    valueAt: (at: Date) => weekdayOf(at.getTime()),
  },
} as const

/** The values a field allows, in rising order, found by letting the library run through the stretch. */
function readField(kind: keyof typeof trials, text: string): readonly number[] {
  const key = `${kind} ${text}`
  const known = fields.get(key)
  if (known) return known
  const { around, lengthMs, valueAt } = trials[kind]
  const cron = parse(around.join(text))
  const values: number[] = []
  let at = cron.nextRun(new Date(trialMs - 1))
  for (; at && at.getTime() < trialMs + lengthMs; at = cron.nextRun(at)) values.push(valueAt(at))
  values.sort((one, other) => one - other)
  if (fields.size >= kept) fields.clear()
  fields.set(key, values)
  return values
}

function parse(pattern: string): Cron {
  try {
    return new Cron(pattern, { mode: '5-part', utcOffset: 0, paused: true })
  } catch (cause) {
    throw new TypeError('no cron expression', { cause })
  }
}
