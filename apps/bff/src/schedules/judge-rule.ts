import type { KnownRule, ScheduleRule } from '@curator/console-contract/schedule-rules'
import type { DirectorySchedule } from '../directory/directory.ts'
import { runsBetween } from './rules/next-runs.ts'
import { sayRule } from './rules/rule-words.ts'
import { isKnownZone } from './rules/zone-clock.ts'

/** A rule that this console wrote or a person confirmed, with the zone it was meant for. */
export interface GivenRule {
  readonly rule: ScheduleRule
  readonly timeZone: string
  readonly origin: 'written' | 'confirmed'
}

/**
 * The rule of a schedule as far as it is known. One that was written or confirmed counts until the Server tells something
 * that it does not say: another zone, or a next run that is none of its runs. Then somebody changed it elsewhere.
 */
export function judgeRule(
  schedule: Pick<DirectorySchedule, 'frequency' | 'nextRunAt' | 'timeZone'>,
  given: GivenRule | undefined,
  inferred: ScheduleRule | undefined,
): KnownRule {
  if (given && isStillRight(schedule, given))
    return { rule: given.rule, origin: given.origin, words: sayRule(given.rule) }
  if (inferred) return { rule: inferred, origin: 'inferred', words: sayRule(inferred) }
  return { rule: null, origin: 'unknown', words: schedule.frequency || 'Not known' }
}

function isStillRight(
  { nextRunAt, timeZone }: Pick<DirectorySchedule, 'nextRunAt' | 'timeZone'>,
  given: GivenRule,
): boolean {
  if (timeZone.toLowerCase() !== given.timeZone.toLowerCase() || !isKnownZone(timeZone))
    return false
  return nextRunAt === null || hasRunAt(given.rule, timeZone, nextRunAt)
}

/** Whether a rule runs at an instant. */
export function hasRunAt(rule: ScheduleRule, timeZone: string, at: string): boolean {
  const atMs = Date.parse(at)
  return runsBetween(rule, timeZone, atMs, atMs + 1).length > 0
}
