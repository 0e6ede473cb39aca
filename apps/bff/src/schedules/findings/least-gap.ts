import { dayMs, minuteMs } from '../rules/local-time.ts'
import { isUnavailable, type Known, type ScheduleEvidence } from './evidence.ts'

/** Kinds of rules that never run twice within a day; the Server's words for them. */
const leastDaysOfWord: ReadonlyMap<string, number> = new Map([
  ['once', 10_000],
  ['daily', 1],
  ['weekly', 1],
  ['monthly', 28],
])

/**
 * Milliseconds that lie between two runs at the least, as far as runs are seen or the rule says; Infinity for a schedule
 * that never runs twice.
 */
export function leastGapMs({ rule, runs, schedule }: ScheduleEvidence): Known<number> {
  if (rule.rule?.type === 'Hourly') return (rule.rule.hours * 60 + rule.rule.minutes) * minuteMs
  if (!isUnavailable(runs) && runs.isComplete && runs.startsMs.length > 1)
    return leastOf(runs.startsMs)
  const word = rule.rule && rule.rule.type !== 'Cron' ? 'daily' : schedule.frequency
  const days = leastDaysOfWord.get(word.trim().toLowerCase())
  if (days !== undefined) return days * dayMs
  if (isUnavailable(runs)) return runs
  if (runs.isComplete) return runs.toMs - runs.fromMs
  return { why: 'Only its next run is known, and its rule is not.' }
}

function leastOf(startsMs: ArrayLike<number>): number {
  let least = Number.POSITIVE_INFINITY
  for (let place = 1; place < startsMs.length; place += 1) {
    least = Math.min(least, (startsMs[place] ?? 0) - (startsMs[place - 1] ?? 0))
  }
  return least
}
