import type { Rule } from '../schedule-record.ts'
import { cronRuns } from './cron-runs.ts'
import { dailyRuns } from './daily-runs.ts'
import { firstAfter, type LocalRuns } from './local-runs.ts'
import { toLocalMs } from './local-time.ts'
import { monthRuns, onDay, onDays, onWeekday } from './month-runs.ts'
import { beforeChange, type TimeZone, timeZoneOf } from './time-zone.ts'
import { weeklyRuns } from './weekly-runs.ts'

/** The first run later than an instant, in milliseconds since 1970, or `null` when there is none. */
export type NextRun = (fromMs: number) => number | null

/**
 * The runs of a rule in a zone (empty: UTC). Runs are counted on the clock of the zone, but for hourly ones, which count
 * time that has passed. The end is the last instant at which it may run (our choice). Throws a `RangeError` for an
 * unknown zone.
 */
export function runsOf(rule: Rule, timeZone: string): NextRun {
  const zone = timeZoneOf(timeZone)
  const startMs = toLocalMs(rule.startTime)
  // Ignored for a single run (reference 2.5).
  const hasEnd = rule.endTime !== null && rule.type !== 'Once'
  const endMs = hasEnd ? toLocalMs(rule.endTime ?? '') : Number.POSITIVE_INFINITY
  if (rule.type === 'Hourly') {
    const lastMs = hasEnd ? zone.toInstant(endMs).atMs : endMs
    return hourlyRuns(zone.toInstant(startMs).atMs, lastMs, rule.hours * 60 + rule.minutes)
  }
  const localRuns = localRunsOf(rule, startMs)
  return onWall(zone, (afterMs) => {
    const runMs = localRuns(afterMs)
    return runMs === null || runMs > endMs ? null : runMs
  })
}

/** `runsOf` for a single question. */
export function nextRun(rule: Rule, timeZone: string, fromMs: number): number | null {
  return runsOf(rule, timeZone)(fromMs)
}

/** The last run up to an instant, or `null` when there was none: looks back twice as far each time. */
export function previousRun(next: NextRun, atMs: number, notBeforeMs: number): number | null {
  for (let backMs = 86_400_000; ; backMs *= 2) {
    const fromMs = Math.max(atMs - backMs, notBeforeMs)
    let found = next(fromMs)
    if (found !== null && found <= atMs) {
      for (let later = next(found); later !== null && later <= atMs; later = next(later)) {
        found = later
      }
      return found
    }
    if (fromMs === notBeforeMs) return null
  }
}

function hourlyRuns(startMs: number, lastMs: number, stepMinutes: number): NextRun {
  return (fromMs) => {
    const runMs = firstAfter(startMs, stepMinutes * 60_000, fromMs)
    return runMs > lastMs ? null : runMs
  }
}

function localRunsOf(rule: Exclude<Rule, { type: 'Hourly' }>, startMs: number): LocalRuns {
  switch (rule.type) {
    case 'Once':
      return (afterMs) => (startMs > afterMs ? startMs : null)
    case 'Daily':
      return dailyRuns(startMs, rule.runOnlyWorkWeek)
    case 'Weekly':
      return weeklyRuns(startMs, rule.daysOfWeek)
    case 'Monthly':
      return monthRuns(startMs, onDay(rule.dayOfMonth))
    case 'MonthlyWeekday':
      return monthRuns(startMs, onWeekday(rule.occurrence, rule.dayOfWeek))
    case 'Custom':
      return monthRuns(startMs, onDays(rule.daysOfMonth, rule.months))
    case 'Cron':
      return cronRuns(startMs, rule.cronExpression)
  }
}

/**
 * Brings runs of the wall clock to instants. Two times of the wall can meet in one instant (one of them skipped), which
 * then is one run; and a skipped time can come after a later one, so the search does not end with the first it finds.
 */
function onWall(zone: TimeZone, localRuns: LocalRuns): NextRun {
  return (fromMs) => {
    let skippedAtMs: number | null = null
    let untilMs = Number.POSITIVE_INFINITY
    let runMs = localRuns(searchStart(zone, fromMs))
    for (; runMs !== null && runMs < untilMs; runMs = localRuns(runMs)) {
      const { atMs, isSkipped } = zone.toInstant(runMs)
      if (atMs <= fromMs) continue
      if (!isSkipped) return atMs
      if (skippedAtMs !== null) continue
      skippedAtMs = atMs
      // From here on the wall shows times whose instants are later.
      untilMs = zone.toLocal(atMs)
    }
    return skippedAtMs
  }
}

/** No run later than the instant stands before this time of the wall: after a skip, skipped times are still to come. */
function searchStart(zone: TimeZone, fromMs: number): number {
  const beforeMs = beforeChange(fromMs)
  const olderOffsetMs = zone.toLocal(beforeMs) - beforeMs
  return Math.min(zone.toLocal(fromMs), fromMs + olderOffsetMs)
}
