import { type ClockChange, effectsOf } from '../../rules/clock-changes.ts'
import { timeOfDayOf, toLocalMs } from '../../rules/local-time.ts'
import { clockOf } from '../../rules/zone-clock.ts'
import { isUnavailable, type Known, type RunsEvidence, type ScheduleEvidence } from '../evidence.ts'
import { findingRuleAhead } from '../finding-rule.ts'
import { sayLocal } from '../finding-words.ts'

/** What the Server does at such a time is not known; so this warns of the time and foretells nothing. */
export const clockChange = findingRuleAhead('clock_change', 'medium', (evidence) => {
  const { clockChanges, schedule } = evidence
  if (isUnavailable(clockChanges)) return clockChanges
  if (clockChanges.length === 0) return null
  const touched = findTouched(evidence, clockChanges)
  if (touched === null || isUnavailable(touched)) return touched
  const does = touched.isSkipped ? 'does not exist that day' : 'comes twice that day'
  const origin = touched.isCertain ? '' : ' (judged by the runs that were seen)'
  return {
    reason: `${sayLocal(touched.local, schedule.timeZone)} ${does}, because clocks are moved${origin}.`,
    suggestion: 'retime',
  }
})

interface Touched {
  readonly local: string
  readonly isSkipped: boolean
  readonly isCertain: boolean
}

function findTouched(
  { rule, runs, schedule }: ScheduleEvidence,
  changes: readonly ClockChange[],
): Known<Touched> | null {
  const known = rule.rule
  if (known) {
    for (const change of changes) {
      // A run that only moves along is none at a time that is skipped or comes twice.
      const effect = effectsOf(known, schedule.timeZone, change).find((at) => at.effect !== 'moved')
      if (effect)
        return { local: effect.local, isSkipped: effect.effect === 'skipped', isCertain: true }
    }
    return null
  }
  // Counted in time that passes, it runs on through every change of the clock.
  if (schedule.frequency.trim().toLowerCase() === 'hourly') return null
  if (isUnavailable(runs)) return runs
  if (runs.startsMs.length === 0)
    return { why: 'Its rule is not known, and no run of it was seen.' }
  return findByTimeOfDay(runs, schedule.timeZone, changes)
}

/** Times of the day that were seen and lie between those that a change skips or repeats. */
function findByTimeOfDay(
  runs: RunsEvidence,
  timeZone: string,
  changes: readonly ClockChange[],
): Touched | null {
  const clock = clockOf(timeZone)
  const times = new Set(Array.from(runs.startsMs, (atMs) => timeOfDayOf(clock.toLocal(atMs))))
  for (const { fromLocal, minutes, toLocal } of changes) {
    const fromMs = toLocalMs(fromLocal)
    const lengthMs = toLocalMs(toLocal) - fromMs
    for (const time of times) {
      const afterMs = time - timeOfDayOf(fromMs)
      if (afterMs < 0 || afterMs >= lengthMs) continue
      const local = new Date(fromMs + afterMs).toISOString().slice(0, 16)
      return { local, isSkipped: minutes > 0, isCertain: false }
    }
  }
  return null
}
