import type { SchedulePolicy } from '@curator/console-contract/schedule-policy'
import { runsBetween } from '../../rules/next-runs.ts'
import { isKnownZone } from '../../rules/zone-clock.ts'
import { isUnavailable, type Known, type ScheduleEvidence } from '../evidence.ts'
import { findingRuleAhead } from '../finding-rule.ts'
import { sayInstant } from '../finding-words.ts'

export const downtime = findingRuleAhead('downtime', 'low', (evidence) => {
  let unsure: Known<never> | null = null
  for (const window of evidence.policy.downtimes) {
    if (Date.parse(window.to) <= evidence.takenAtMs) continue
    const atMs = findRun(evidence, window)
    if (isUnavailable(atMs)) unsure = atMs
    else if (atMs !== null)
      return {
        reason: `Its run of ${sayInstant(atMs, evidence.schedule.timeZone)} falls into “${window.name}”.`,
        suggestion: 'retime',
      }
  }
  return unsure
})

type Window = SchedulePolicy['downtimes'][number]

/** The first run that is at work within a window; without a known length only its start counts. */
function findRun(evidence: ScheduleEvidence, window: Window): Known<number> | null {
  const { duration, rule, runs, schedule, takenAtMs } = evidence
  const lengthMs = isUnavailable(duration) ? 0 : duration.seconds * 1_000
  const fromMs = Math.max(Date.parse(window.from) - lengthMs + 1, takenAtMs)
  const startMs = lengthMs === 0 ? Math.max(Date.parse(window.from), takenAtMs) : fromMs
  const toMs = Date.parse(window.to)
  if (rule.rule && isKnownZone(schedule.timeZone))
    return runsBetween(rule.rule, schedule.timeZone, startMs, toMs)[0] ?? null
  if (isUnavailable(runs)) return runs
  const found = Array.from(runs.startsMs).find((atMs) => atMs >= startMs && atMs < toMs)
  if (found !== undefined) return found
  if (runs.isComplete && toMs <= runs.toMs) return null
  return { why: 'Its runs are not known as far ahead as the downtimes of the policy.' }
}
