import { type CronTimes, readCron } from './cron-days.ts'
import { hourField, minuteField, toFieldText } from './cron-text.ts'
import { dayMs, minuteMs } from './local-time.ts'

const noProduct =
  'its minutes and hours belong together so that no single expression names the new times. Write the new expression by hand.'

/** The expression of times that are some minutes later, or why there is none. */
export function shiftCron(
  expression: string,
  minutes: number,
): { readonly expression: string } | { readonly reason: string } {
  const cron = readCron(expression)
  const moved = cron.timesMs.map((time) => time + minutes * minuteMs)
  const daysLater = new Set(moved.map((time) => Math.floor(time / dayMs)))
  const times = moved
    .map((time) => (((time % dayMs) + dayMs) % dayMs) / minuteMs)
    .sort((one, other) => one - other)
  const newHours = [...new Set(times.map((time) => Math.floor(time / 60)))]
  const newMinutes = [...new Set(times.map((time) => time % 60))].sort((a, b) => a - b)
  if (newHours.length * newMinutes.length !== times.length) return { reason: noProduct }
  const days = shiftDays(expression, cron, [...daysLater])
  if (typeof days !== 'string') return days
  const time = [toFieldText(newMinutes, minuteField), toFieldText(newHours, hourField)]
  return { expression: `${time.join(' ')} ${days}` }
}

/** The three fields of the day, some days later. */
function shiftDays(
  expression: string,
  cron: CronTimes,
  daysLater: readonly number[],
): string | { readonly reason: string } {
  const [day = '', month = '', weekday = ''] = expression.trim().split(/\s+/).slice(2)
  const asTheyAre = `${day} ${month} ${weekday}`
  if (daysLater.every((later) => later === 0)) return asTheyAre
  const isAnyMonth = cron.months.length === 12
  const isAnyDay = cron.days.length === 31
  const isAnyWeekday = cron.weekdays.length === 7
  if (isAnyMonth && (isAnyDay || !cron.narrowsDays) && isAnyWeekday) return asTheyAre
  const [later = 0] = daysLater
  if (daysLater.length > 1) {
    return {
      reason: 'only some of its runs would fall on another day. Write the new expression by hand.',
    }
  }
  if (isAnyMonth && !cron.narrowsDays) {
    // In an expression 0 is Sunday, here Monday.
    const moved = cron.weekdays.map((at) => (((at + 1 + later) % 7) + 7) % 7)
    moved.sort((one, other) => one - other)
    return `${day} ${month} ${toFieldText(moved, { first: 0, count: 7 })}`
  }
  const reason = 'its runs would fall on other days of the month, which its expression can’t name.'
  return { reason: `${reason} Write the new expression by hand.` }
}
