import type { ScheduleRule } from '@curator/console-contract/schedule-rules'
import { dayMs, minuteMs, toLocalMs, toLocalText } from './local-time.ts'
import { nextRuns } from './next-runs.ts'
import { type Shifted, shiftRule } from './shift-rule.ts'
import { clockOf, type ZoneClock } from './zone-clock.ts'

export interface ZoneMove {
  readonly fromZone: string
  readonly toZone: string
  /** `local`: 06:00 stays 06:00 and comes at another moment; `instant`: the moment stays and the clock shows another time. */
  readonly keep: 'local' | 'instant'
  /** From here on moments have to stay. */
  readonly nowMs: number
}

/** How far ahead the clocks of two zones are compared: the years for which clock changes are known at all. */
const comparedMs = 5 * 366 * dayMs

/**
 * The rule in another zone, or a sentence why there is none: where the clocks of two zones are not moved alike, no rule
 * of the new zone keeps the moments of the old one through the year. Throws a `RangeError` for an unknown zone.
 */
export function moveToZone(rule: ScheduleRule, move: ZoneMove): Shifted {
  const [from, to] = [clockOf(move.fromZone), clockOf(move.toZone)]
  if (move.keep === 'local') return { rule }
  if (rule.type === 'Once') return moveOnce(rule, from, to)
  if (rule.type === 'Hourly') return moveHourly(rule, move, from, to)
  const minutes = constantDifference(from, to, move.nowMs)
  if (minutes !== null) return shiftRule(rule, minutes)
  const names = `${nameOf(move.fromZone)} and ${nameOf(move.toZone)}`
  return {
    reason: `Clocks of ${names} are not moved alike, so that no rule keeps the moment all year. Keep the local time, or write a new rule.`,
  }
}

type RuleOf<T extends ScheduleRule['type']> = Extract<ScheduleRule, { type: T }>

const twice = 'The clock shows that time twice in the new zone, and only the first can be named.'

function moveOnce(rule: RuleOf<'Once'>, from: ZoneClock, to: ZoneClock): Shifted {
  const startTime = toSameInstant(rule.startTime, from, to)
  return startTime === null ? { reason: twice } : { rule: { ...rule, startTime, endTime: null } }
}

/** Counts from an instant, so that any of its runs may be the start. */
function moveHourly(
  rule: RuleOf<'Hourly'>,
  { fromZone, nowMs }: ZoneMove,
  from: ZoneClock,
  to: ZoneClock,
): Shifted {
  const atEnd = rule.endTime === null ? null : from.toInstant(toLocalMs(rule.endTime))
  // An end that the clock shows twice is named by its first time, which may cut off the last runs.
  const endTime = atEnd === null ? null : toLocalText(to.toLocal(atEnd))
  if (atEnd !== null && to.toInstant(to.toLocal(atEnd)) !== atEnd) return { reason: twice }
  const startTime = toSameInstant(rule.startTime, from, to)
  if (startTime !== null) return { rule: { ...rule, startTime, endTime } }
  const startMs = from.toInstant(toLocalMs(rule.startTime))
  if (startMs > nowMs) return { reason: twice }
  const later = nextRuns(rule, fromZone, nowMs, 100).find(
    ({ atMs }) => to.toInstant(to.toLocal(atMs)) === atMs,
  )
  if (!later) return { reason: twice }
  return { rule: { ...rule, startTime: toLocalText(to.toLocal(later.atMs)), endTime } }
}

/** The local time of the new zone at the moment of one of the old zone; null where it names another moment. */
function toSameInstant(local: string, from: ZoneClock, to: ZoneClock): string | null {
  const atMs = from.toInstant(toLocalMs(local))
  const localMs = to.toLocal(atMs)
  return to.toInstant(localMs) === atMs ? toLocalText(localMs) : null
}

/** Minutes that the second clock is ahead of the first, where that stays the same for years; else null. */
function constantDifference(from: ZoneClock, to: ZoneClock, nowMs: number): number | null {
  const differenceAt = (atMs: number) => (to.toLocal(atMs) - from.toLocal(atMs)) / minuteMs
  const difference = differenceAt(nowMs)
  const untilMs = nowMs + comparedMs
  const isConstant = [from, to]
    .flatMap((clock) => clock.shiftsBetween(nowMs, untilMs))
    .every(({ atMs }) => differenceAt(atMs) === difference)
  return isConstant && Number.isInteger(difference) ? difference : null
}

const nameOf = (timeZone: string) => (timeZone === '' ? 'UTC' : timeZone)
