import { sayMonthsLeftOut } from '../../rules/months-left-out.ts'
import { clockOf, isKnownZone } from '../../rules/zone-clock.ts'
import { isUnavailable, type ScheduleEvidence } from '../evidence.ts'
import { findingRuleAhead } from '../finding-rule.ts'

const suggestion = 'retime'
/** The Server's words for rules that do not name a day of the month. */
const otherWords: ReadonlySet<string> = new Set(['once', 'hourly', 'daily', 'weekly'])

export const shortMonth = findingRuleAhead('short_month', 'medium', (evidence) => {
  const { rule, schedule } = evidence
  if (rule.rule) {
    const reason = sayMonthsLeftOut(rule.rule)
    return reason === null ? null : { reason, suggestion }
  }
  const word = schedule.frequency.trim().toLowerCase()
  if (otherWords.has(word)) return null
  if (word !== 'monthly') return { why: 'Its rule is not known.' }
  const days = listDays(evidence)
  if (days.length === 0) return { why: 'Its rule is not known, and no run of it was seen.' }
  const [day = 0] = days
  // The last Friday is the 29th in one month and the 26th in another: two different days are no day of the month.
  if (days.some((other) => other !== day) || day < 29) return null
  if (days.length === 1) return { why: `Its only known run is on day ${day}, perhaps by weekday.` }
  return {
    reason: `All runs that were seen are on day ${day} of the month, which not every month has: in the others it may not run.`,
    suggestion,
  }
})

/** Days of the month on which it is known to run, one for each run. */
function listDays({ runs, schedule }: ScheduleEvidence): number[] {
  const { lastRunAt, nextRunAt, timeZone } = schedule
  if (!isKnownZone(timeZone)) return []
  const clock = clockOf(timeZone)
  const told = [lastRunAt, nextRunAt].flatMap((at) => (at === null ? [] : [Date.parse(at)]))
  const seen = isUnavailable(runs) ? [] : Array.from(runs.startsMs)
  return [...new Set([...told, ...seen])].map((atMs) => new Date(clock.toLocal(atMs)).getUTCDate())
}
