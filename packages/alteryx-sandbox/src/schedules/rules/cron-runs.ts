import { Cron } from 'croner'
import { dayMs, type LocalRuns, midnightOf } from './local-runs.ts'

/** An expression taken apart: the times of a day it runs, and which days it runs on. */
interface CronPlan {
  /** Milliseconds after midnight, in rising order; the same for every day that has runs. */
  readonly timesMs: readonly number[]
  /** The first day with runs that is not before this midnight. */
  readonly dayFrom: (midnightMs: number) => number | null
}

const plans = new Map<string, CronPlan>()
const keptPlans = 1000
const dayAndMonthNames =
  /JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC|SUN|MON|TUE|WED|THU|FRI|SAT/gi

/** Whether it is an expression of five fields: minute, hour, day, month, weekday (0 to 7, both ends Sunday). */
export function isCronExpression(expression: string): boolean {
  try {
    planOf(expression)
    return true
  } catch {
    return false
  }
}

/** By an expression, from the start on. Throws a `TypeError` for one that `isCronExpression` refuses. */
export function cronRuns(startMs: number, expression: string): LocalRuns {
  const { timesMs, dayFrom } = planOf(expression)
  return (afterMs) => {
    // A run at the very start counts.
    const afterOrStartMs = Math.max(afterMs, startMs - 1)
    const firstDayMs = dayFrom(midnightOf(afterOrStartMs))
    if (firstDayMs === null) return null
    const timeMs = timesMs.find((time) => firstDayMs + time > afterOrStartMs)
    if (timeMs !== undefined) return firstDayMs + timeMs
    const nextDayMs = dayFrom(firstDayMs + dayMs)
    return nextDayMs === null ? null : nextDayMs + (timesMs[0] as number)
  }
}

function planOf(expression: string): CronPlan {
  const known = plans.get(expression)
  if (known) return known
  if (plans.size >= keptPlans) plans.clear()
  const plan = createPlan(expression)
  plans.set(expression, plan)
  return plan
}

/** Asked for whole days, the library is quick enough for half a million runs; asked for each run it would not be. */
function createPlan(expression: string): CronPlan {
  const [minute, hour, ...days] = expression.trim().split(/\s+/)
  // Nicknames and the marks for last and nearest days are no part of what the Server describes (reference 2.5).
  const isPlain = /^[\d*,/\-\s]+$/.test(expression.replace(dayAndMonthNames, ''))
  if (days.length !== 3 || !isPlain) throw new TypeError('no cron')
  const times = parse(`${minute} ${hour} * * *`)
  const timesMs: number[] = []
  for (let at = times.nextRun(new Date(-1)); at && at.getTime() < dayMs; at = times.nextRun(at)) {
    timesMs.push(at.getTime())
  }
  const found = new Map<number, number | null>()
  const calendar = parse(`0 0 ${days.join(' ')}`)
  return {
    timesMs,
    dayFrom: (midnightMs) => {
      let dayFoundMs = found.get(midnightMs)
      if (dayFoundMs === undefined) {
        if (found.size > 20_000) found.clear()
        dayFoundMs = calendar.nextRun(new Date(midnightMs - 1))?.getTime() ?? null
        found.set(midnightMs, dayFoundMs)
      }
      return dayFoundMs
    },
  }
}

/** On the wall clock: zones are not the library's business. Day and weekday given both mean either, as cron has it. */
function parse(pattern: string): Cron {
  return new Cron(pattern, { mode: '5-part', utcOffset: 0, paused: true })
}
