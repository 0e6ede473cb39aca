import { type ScheduleRule, type Weekday, weekdays } from '@curator/console-contract/schedule-rules'
import { dayMs, daysIn, minuteMs, timeOfDayOf, toLocalMs, toLocalText } from './local-time.ts'
import { shiftCron } from './shift-cron.ts'

/** The rule with its runs at other times, or a sentence why no rule says that. */
export type Shifted = { readonly rule: ScheduleRule } | { readonly reason: string }

const tooFar: Shifted = { reason: 'The start would lie before the year 0 or after the year 9999.' }

/**
 * The rule whose runs are some minutes later, or earlier where they are negative; start and end move along, so that the
 * same runs stay. Over midnight the days move, too, which not every rule can say.
 */
export function shiftRule(rule: ScheduleRule, minutes: number): Shifted {
  const span = shiftSpan(rule, minutes)
  if (!span) return tooFar
  const daysLater = Math.floor(
    (timeOfDayOf(toLocalMs(rule.startTime)) + minutes * minuteMs) / dayMs,
  )
  switch (rule.type) {
    case 'Once':
    case 'Hourly':
      return { rule: { ...rule, ...span } }
    case 'Daily':
      return { rule: shiftDaily(rule, daysLater, span) }
    case 'Weekly':
      return { rule: { ...rule, daysOfWeek: shiftWeekdays(rule.daysOfWeek, daysLater), ...span } }
    case 'Monthly': {
      const days = shiftDays([rule.dayOfMonth], everyMonth, daysLater)
      if ('reason' in days) return days
      return { rule: { ...rule, dayOfMonth: rule.dayOfMonth + daysLater, ...span } }
    }
    case 'MonthlyWeekday':
      if (daysLater === 0) return { rule: { ...rule, ...span } }
      return { reason: sayMovedWeekday(rule.dayOfWeek, daysLater) }
    case 'Custom': {
      const days = shiftDays(rule.daysOfMonth, rule.months, daysLater)
      return 'reason' in days ? days : { rule: { ...rule, daysOfMonth: days.days, ...span } }
    }
    case 'Cron': {
      const cron = shiftCron(rule.cronExpression, minutes)
      if ('reason' in cron) return { reason: `The cron rule can’t be moved: ${cron.reason}` }
      return { rule: { ...rule, cronExpression: cron.expression, ...span } }
    }
  }
}

const everyMonth = Array.from({ length: 12 }, (_none, index) => index + 1)

/** A work week that begins on another day is said by the days of the week. */
function shiftDaily(
  rule: Extract<ScheduleRule, { type: 'Daily' }>,
  daysLater: number,
  span: Pick<ScheduleRule, 'startTime' | 'endTime'>,
): ScheduleRule {
  if (!rule.runOnlyWorkWeek || daysLater === 0) return { ...rule, ...span }
  return { type: 'Weekly', daysOfWeek: shiftWeekdays(weekdays.slice(0, 5), daysLater), ...span }
}

function sayMovedWeekday(day: Weekday, daysLater: number): string {
  const side = daysLater > 0 ? 'after' : 'before'
  return `The day ${side} such a ${day} is not always the same one of its month, so no rule names it.`
}

function shiftSpan(
  { startTime, endTime }: ScheduleRule,
  minutes: number,
): Pick<ScheduleRule, 'startTime' | 'endTime'> | null {
  const move = (local: string) => {
    const movedMs = toLocalMs(local) + minutes * minuteMs
    const year = new Date(movedMs).getUTCFullYear()
    return year < 0 || year > 9_999 ? null : toLocalText(movedMs)
  }
  const start = move(startTime)
  const end = endTime === null ? null : move(endTime)
  if (start === null || (endTime !== null && end === null)) return null
  return { startTime: start, endTime: end }
}

function shiftWeekdays(days: readonly Weekday[], daysLater: number): Weekday[] {
  return days.map((day) => {
    const place = weekdays.indexOf(day) + daysLater
    return weekdays[((place % 7) + 7) % 7] ?? day
  })
}

/** Days of certain months, some days later: each must stay in its month in every year, or be absent before and after. */
function shiftDays(
  days: readonly number[],
  months: readonly number[],
  daysLater: number,
): { readonly days: number[] } | { readonly reason: string } {
  const moved = days.map((day) => day + daysLater)
  if (daysLater === 0) return { days: moved }
  const stays = days.every((day, place) => {
    const then = moved[place] ?? 0
    return months.every((month) => {
      const [least, most] = [daysIn(2023, month), daysIn(2024, month)]
      const isInside = then >= 1 && day <= least && then <= least
      const isNever = day > most && then > most && then <= 31
      return isInside || isNever
    })
  })
  if (stays) return { days: moved }
  const day = daysLater > 0 ? 'after' : 'before'
  const named = `day ${days.length === 1 ? days[0] : `${days.join(', ')}`}`
  const reason = `The day ${day} ${named} is not the same day in every month, so no rule names it.`
  return { reason }
}
