import type { ScheduleRule } from '@curator/console-contract/schedule-rules'
import { localRunsOf } from './local-runs.ts'
import { dayMs, minuteMs, toLocalMs, toMinuteText } from './local-time.ts'
import { runsBetween } from './next-runs.ts'
import { clockOf } from './zone-clock.ts'

/** A move of a zone's clock. */
export interface ClockChange {
  readonly atMs: number
  /** How far it is moved; negative when it goes back. */
  readonly minutes: number
  /** The local times that it skips or shows twice, to the minute; the end is not one of them. */
  readonly fromLocal: string
  readonly toLocal: string
}

/**
 * What a clock change may do to a run. What the Server itself does when clocks change is not known: nothing says whether
 * it runs at a time that does not exist, or twice at one that comes twice. So these are warnings, no forecasts.
 */
export interface ClockEffect {
  /** `moved`: counted in time that passes, it comes at another time of the wall from then on. */
  readonly effect: 'skipped' | 'doubled' | 'moved'
  /** What the rule names, or for a moved one what the clock shows at its first run after the change; to the minute. */
  readonly local: string
}

/** Zones that move their clocks do so at least each year; rules that end sooner than this are of no use. */
const searchMs = 2 * 366 * dayMs

/** The first moves after an instant; fewer, or none, where the zone has no more. Throws a `RangeError` for no zone. */
export function nextClockChanges(timeZone: string, afterMs: number, count = 2): ClockChange[] {
  return clockOf(timeZone)
    .shiftsBetween(afterMs + 1, afterMs + searchMs)
    .slice(0, count)
    .map(({ atMs, beforeMs, afterMs: later }) => ({
      atMs,
      minutes: Math.round((later - beforeMs) / minuteMs),
      fromLocal: toMinuteText(atMs + Math.min(beforeMs, later)),
      toLocal: toMinuteText(atMs + Math.max(beforeMs, later)),
    }))
}

/** The runs of a rule that a clock change touches, in the order of the wall. Throws as `runsBetween` does. */
export function effectsOf(
  rule: ScheduleRule,
  timeZone: string,
  change: ClockChange,
): ClockEffect[] {
  if (rule.type === 'Hourly') return movedRuns(rule, timeZone, change)
  const effect = change.minutes > 0 ? 'skipped' : 'doubled'
  const effects: ClockEffect[] = []
  localRunsOf(rule)(toLocalMs(change.fromLocal), toLocalMs(change.toLocal), (localMs) => {
    effects.push({ effect, local: toMinuteText(localMs) })
  })
  return effects
}

function movedRuns(
  rule: Extract<ScheduleRule, { type: 'Hourly' }>,
  timeZone: string,
  { atMs, minutes }: ClockChange,
): ClockEffect[] {
  const stepMinutes = rule.hours * 60 + rule.minutes
  // Each half hour stays each half hour when the clock is moved by an hour.
  if (minutes % stepMinutes === 0) return []
  const clock = clockOf(timeZone)
  if (clock.toInstant(toLocalMs(rule.startTime)) >= atMs) return []
  const [first] = runsBetween(rule, timeZone, atMs, atMs + stepMinutes * minuteMs)
  return first === undefined ? [] : [{ effect: 'moved', local: toMinuteText(clock.toLocal(first)) }]
}
