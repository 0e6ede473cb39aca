import type { ExpectedRun, ScheduleRule } from '@curator/console-contract/schedule-rules'
import type { FieldFault } from '@curator/endpoint/problem'
import { type ClockChange, effectsOf, nextClockChanges } from './clock-changes.ts'
import { isCronExpression } from './cron-days.ts'
import { lastLocalMs } from './local-runs.ts'
import { toLocalMs, toMinuteText } from './local-time.ts'
import { sayMonthsLeftOut } from './months-left-out.ts'
import { nextRuns, type RunAt } from './next-runs.ts'
import { sayDay, sayRule } from './rule-words.ts'
import { joinWords } from './word-lists.ts'
import { clockOf, isKnownZone, toIanaZone } from './zone-clock.ts'

export interface RulePreview {
  readonly words: string
  readonly runs: ExpectedRun[]
  readonly notes: string[]
}

/** Local times named in one note at the most. */
const namedTimes = 3

/**
 * What the schema can't see: a zone that is not known, an expression that is none, an end before the start. `place` is
 * where rule and zone stand in the request. Everything else here wants a rule without faults.
 */
export function findRuleFaults(rule: ScheduleRule, timeZone: string, place: string): FieldFault[] {
  const faults: FieldFault[] = []
  const add = (path: string, rule: string, message: string) =>
    faults.push({ path: `${place}.${path}`, rule, message })
  if (!isKnownZone(timeZone)) {
    add('timeZone', 'unknown_zone', 'There is no such time zone. Use a name like Europe/Berlin.')
  }
  if (rule.type === 'Cron' && !isCronExpression(rule.cronExpression)) {
    const message =
      'Write five fields: minute, hour, day, month and weekday, for example 30 6 * * 1-5.'
    add('rule.cronExpression', 'cron', message)
  }
  if (lastLocalMs(rule) < toLocalMs(rule.startTime)) {
    add('rule.endTime', 'end_before_start', 'The end lies before the start.')
  }
  return faults
}

/** What a rule means, when it runs next, and what somebody should know before using it. */
export function previewOf(
  rule: ScheduleRule,
  timeZone: string,
  count: number,
  nowMs: number,
): RulePreview {
  const runs = nextRuns(rule, timeZone, nowMs, count)
  return {
    words: sayRule(rule),
    runs: runs.map(({ atMs, localMs, clock }) => ({
      at: new Date(atMs).toISOString(),
      local: toMinuteText(localMs),
      clock,
    })),
    notes: listNotes(rule, timeZone, runs, nowMs),
  }
}

function listNotes(
  rule: ScheduleRule,
  timeZone: string,
  runs: readonly RunAt[],
  nowMs: number,
): string[] {
  const ends = sayEnd(rule, timeZone, runs, nowMs)
  const left = sayMonthsLeftOut(rule)
  const changes =
    runs.length === 0
      ? []
      : nextClockChanges(timeZone, nowMs).flatMap((change) => sayChange(rule, timeZone, change))
  const zone =
    timeZone === ''
      ? ['Without a time zone all times are UTC, which never changes its clock.']
      : sayWindowsZone(timeZone)
  return [...(ends ? [ends] : []), ...(left ? [left] : []), ...changes, ...zone]
}

function sayEnd(
  rule: ScheduleRule,
  timeZone: string,
  runs: readonly RunAt[],
  nowMs: number,
): string | null {
  if (runs.length > 0) return null
  const nowLocalMs = clockOf(timeZone).toLocal(nowMs)
  if (lastLocalMs(rule) < nowLocalMs) return 'Its end lies in the past: it does not run any more.'
  if (rule.type === 'Once' && toLocalMs(rule.startTime) <= nowLocalMs) {
    return 'Its only run lies in the past.'
  }
  return rule.endTime === null || rule.type === 'Once'
    ? 'It never runs: there is no such day.'
    : 'It does not run any more before its end.'
}

function sayWindowsZone(timeZone: string): string[] {
  const name = toIanaZone(timeZone)
  return name === null || name === timeZone ? [] : [`“${timeZone}” is read as ${name}.`]
}

/** What the next clock changes do to it; what the Server does then is not known, and is said to be so. */
function sayChange(rule: ScheduleRule, timeZone: string, change: ClockChange): string[] {
  const effects = effectsOf(rule, timeZone, change)
  const [first] = effects
  if (!first) return []
  const day = sayDay(toLocalMs(first.local))
  const times = sayTimes(effects.map(({ local }) => local.slice(11)))
  switch (first.effect) {
    case 'skipped':
      return [
        `On ${day} clocks go forward and never show ${times}. What the Server does then is not known.`,
      ]
    case 'doubled':
      return [
        `On ${day} clocks go back and show ${times} twice. What the Server does then is not known.`,
      ]
    case 'moved':
      return [
        `It counts hours that pass: from ${day} on, when clocks are moved, it runs at other times of the day, first at ${times}.`,
      ]
  }
}

function sayTimes(times: readonly string[]): string {
  const named = times.slice(0, namedTimes)
  const more = times.length - named.length
  return joinWords(more > 0 ? [...named, `${more} more`] : named)
}
