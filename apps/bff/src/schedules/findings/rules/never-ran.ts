import { dayMs, minuteMs } from '../../rules/local-time.ts'
import { nextRuns } from '../../rules/next-runs.ts'
import { isKnownZone } from '../../rules/zone-clock.ts'
import type { Known, ScheduleEvidence } from '../evidence.ts'
import { findingRuleWhenOn } from '../finding-rule.ts'
import { sayInstant, sayMinutes } from '../finding-words.ts'

/** Days after which a schedule of a kind has run at least once, weekends and the longest months counted in. */
const mostDaysOfWord: ReadonlyMap<string, number> = new Map([
  ['once', 0],
  ['hourly', 1],
  ['daily', 3],
  ['weekly', 7],
  ['monthly', 62],
])

export const neverRan = findingRuleWhenOn('never_ran', 'medium', (evidence) => {
  const { policy, schedule, takenAtMs } = evidence
  const graceMs = policy.graceMinutes * minuteMs
  const nextMs = schedule.nextRunAt === null ? Number.NaN : Date.parse(schedule.nextRunAt)
  if (nextMs + graceMs < takenAtMs)
    return {
      reason: `Its run of ${sayInstant(nextMs, schedule.timeZone)} is late by ${sayMinutes((takenAtMs - nextMs) / minuteMs)}.`,
      suggestion: 'pause',
    }
  if (schedule.lastRunAt !== null || (schedule.runCount ?? 0) > 0) return null
  const dueMs = findFirstDue(evidence)
  if (typeof dueMs !== 'number') return dueMs
  if (dueMs + graceMs >= takenAtMs) return null
  return {
    reason: `It is on and has never run, though it should have by ${sayInstant(dueMs, schedule.timeZone)}.`,
    suggestion: 'pause',
  }
})

/** The latest instant by which a first run was due. */
function findFirstDue({ rule, schedule }: ScheduleEvidence): Known<number> {
  const { createdAt, frequency, lastModifiedAt, startAt, timeZone } = schedule
  // It may have been switched on only when it was last changed.
  const since = [startAt, createdAt, lastModifiedAt].flatMap((at) =>
    at === null ? [] : [Date.parse(at)],
  )
  if (since.length === 0) return { why: 'The Server does not say when it begins.' }
  const sinceMs = Math.max(...since)
  if (rule.rule && isKnownZone(timeZone)) {
    const [first] = nextRuns(rule.rule, timeZone, sinceMs - 1, 1)
    return first?.atMs ?? Number.POSITIVE_INFINITY
  }
  const days = mostDaysOfWord.get(frequency.trim().toLowerCase())
  if (days !== undefined) return sinceMs + days * dayMs
  return {
    why: 'It has never run, and its rule is not known: nobody can tell whether one was due.',
  }
}
