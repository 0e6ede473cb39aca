import { type ScheduleRule, weekdays } from '@curator/console-contract/schedule-rules'
import { dayMs, minuteMs, timeOfDayOf, toLocalText, weekdayOf } from './local-time.ts'
import { runsBetween } from './next-runs.ts'
import { clockOf, isKnownZone } from './zone-clock.ts'

/** What was seen of a schedule whose rule can't be read. */
export interface ObservedRuns {
  /** All of its runs in the window, in order. */
  readonly runsMs: readonly number[]
  /** The window, its beginning included and its end not. */
  readonly fromMs: number
  readonly toMs: number
  readonly timeZone: string
  /** The Server's word; no source says which words there are, so an unknown one leaves everything open. */
  readonly frequency: string
  /** Local; an end that lies behind the window can’t be seen in the runs. */
  readonly endTime: string | null
}

export interface InferredRule {
  /** Begins with the first run that was seen. */
  readonly rule: ScheduleRule
  /** `low`: few runs were seen, or the Server's word says nothing. */
  readonly confidence: 'high' | 'low'
}

type Kind = ScheduleRule['type']

/** Kinds of rules that each word of the Server may stand for. */
const kindsOfWord: ReadonlyMap<string, readonly Kind[]> = new Map([
  ['once', ['Once']],
  ['hourly', ['Hourly']],
  ['daily', ['Daily']],
  ['weekly', ['Weekly']],
  ['monthly', ['Monthly', 'MonthlyWeekday']],
  // Both may leave out months that the window never reached, so nothing that was seen ever settles them.
  ['custom', []],
  ['cron', []],
])
const kindsOfAnyWord: readonly Kind[] = ['Daily', 'Weekly', 'Monthly', 'MonthlyWeekday', 'Hourly']

const fewRuns = 5
/** Two rules are the same when they have the same runs for so long after the window. */
const comparedMs = 366 * dayMs

/**
 * The rule whose runs are exactly those that were seen, or null when there is none or when two fit that will differ within
 * a year. A guess: it counts only after a person said that it is right.
 */
export function inferRule(observed: ObservedRuns): InferredRule | null {
  const { fromMs, toMs, timeZone, runsMs } = observed
  if (runsMs.length === 0 || !isKnownZone(timeZone)) return null
  const word = kindsOfWord.get(observed.frequency.trim().toLowerCase())
  const kinds = word ?? kindsOfAnyWord
  const fitting = listCandidates(observed)
    .filter(({ type }) => kinds.includes(type) && runsMs.length >= leastRuns(type, word))
    .filter((rule) => isSame(runsBetween(rule, timeZone, fromMs, toMs), runsMs))
  const [first, ...others] = fitting
  if (!first) return null
  const yearOf = (rule: ScheduleRule) => runsBetween(rule, timeZone, fromMs, toMs + comparedMs)
  const year = others.length > 0 ? yearOf(first) : []
  if (others.some((rule) => !isSame(yearOf(rule), year))) return null
  const isSure = word !== undefined && (runsMs.length >= fewRuns || first.type === 'Once')
  return { rule: first, confidence: isSure ? 'high' : 'low' }
}

function leastRuns(type: Kind, word: readonly Kind[] | undefined): number {
  if (word === undefined) return 3
  return type === 'Once' || type === 'Monthly' || type === 'MonthlyWeekday' ? 1 : 3
}

/** What might have been meant, the likeliest first. */
function listCandidates(observed: ObservedRuns): ScheduleRule[] {
  const { runsMs, timeZone, endTime } = observed
  const clock = clockOf(timeZone)
  const local = runsMs.map(clock.toLocal)
  const [first = 0, second = first] = local
  const times = [...new Set(local.map(timeOfDayOf))]
  const once: ScheduleRule = { type: 'Once', startTime: toLocalText(first), endTime: null }
  // A run whose time was skipped shows another time of day than the rule says; more than two are no clock change.
  const byWall =
    times.length > 2
      ? []
      : times.flatMap((time) => {
          const startTime = toLocalText(Math.floor(first / dayMs) * dayMs + time)
          return wallCandidates(observed, local, { startTime, endTime })
        })
  const stepMinutes = ((runsMs[1] ?? 0) - (runsMs[0] ?? 0)) / minuteMs
  if (second === first || !Number.isInteger(stepMinutes)) return [once, ...byWall]
  const [hours, minutes] = [Math.floor(stepMinutes / 60), stepMinutes % 60]
  const hourly = { type: 'Hourly', hours, minutes, startTime: once.startTime, endTime } as const
  return [once, ...byWall, hourly]
}

type Span = Pick<ScheduleRule, 'startTime' | 'endTime'>

function wallCandidates(
  { fromMs, toMs, timeZone }: ObservedRuns,
  local: readonly number[],
  span: Span,
): ScheduleRule[] {
  const first = new Date(local[0] ?? 0)
  const dayOfMonth = first.getUTCDate()
  const dayOfWeek = weekdays[weekdayOf(first.getTime())] ?? 'Monday'
  const seen = new Set(local.map((at) => weekdays[weekdayOf(at)]))
  const daysOfWeek = weekdays.filter((day) => seen.has(day))
  // Days that never came up in a short window might be meant as well.
  const unseen = weekdays.filter((day) => {
    const only: ScheduleRule = { type: 'Weekly', daysOfWeek: [day], ...span }
    return !seen.has(day) && runsBetween(only, timeZone, fromMs, toMs).length === 0
  })
  const daysOrUnseen = weekdays.filter((day) => seen.has(day) || unseen.includes(day))
  const nth = (occurrence: number) =>
    ({ type: 'MonthlyWeekday', occurrence, dayOfWeek, ...span }) as ScheduleRule
  return [
    { type: 'Daily', runOnlyWorkWeek: false, ...span },
    { type: 'Daily', runOnlyWorkWeek: true, ...span },
    { type: 'Weekly', daysOfWeek, ...span },
    ...(unseen.length > 0 ? [{ type: 'Weekly', daysOfWeek: daysOrUnseen, ...span } as const] : []),
    { type: 'Monthly', dayOfMonth, ...span },
    ...(dayOfMonth <= 28 ? [nth(Math.ceil(dayOfMonth / 7))] : []),
    ...(dayOfMonth > 21 ? [nth(-1)] : []),
  ]
}

function isSame(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((at, place) => at === other[place])
}
