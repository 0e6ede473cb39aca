import {
  type ScheduleRule,
  scheduleRule,
  type Weekday,
  weekdays,
} from '@curator/console-contract/schedule-rules'

export type RuleType = ScheduleRule['type']

/** What the form holds: the fields of every kind at once, so that a change of kind loses nothing. */
export type RuleDraft = {
  readonly type: RuleType
  /** As the browser's box writes it: `2026-02-02T06:00`, or empty. */
  readonly startTime: string
  readonly endTime: string
  readonly hours: number
  readonly minutes: number
  readonly runOnlyWorkWeek: boolean
  readonly daysOfWeek: readonly Weekday[]
  readonly dayOfMonth: number
  /** 1 to 4, or -1 for the last. */
  readonly occurrence: number
  readonly dayOfWeek: Weekday
  readonly daysOfMonth: readonly number[]
  readonly months: readonly number[]
  readonly cronExpression: string
}

/** Every kind, in the order in which they are offered. */
export const ruleTypes: readonly RuleType[] = [
  'Once',
  'Hourly',
  'Daily',
  'Weekly',
  'Monthly',
  'MonthlyWeekday',
  'Custom',
  'Cron',
]

const standard: Omit<RuleDraft, 'startTime'> = {
  type: 'Daily',
  endTime: '',
  hours: 1,
  minutes: 0,
  runOnlyWorkWeek: false,
  daysOfWeek: ['Monday'],
  dayOfMonth: 1,
  occurrence: 1,
  dayOfWeek: 'Monday',
  daysOfMonth: [1],
  months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
  cronExpression: '0 6 * * 1-5',
}

/** A form that begins with a rule; without one, with a start and the Server's word for the kind, where it has one. */
export function toDraft(rule: ScheduleRule | null, startTime: string, frequency = ''): RuleDraft {
  const type = ruleTypes.find((word) => word === frequency) ?? standard.type
  const empty = { ...standard, type, startTime }
  if (!rule) return empty
  const { endTime, startTime: from, ...own } = rule
  return { ...empty, ...own, startTime: toMinutes(from), endTime: toMinutes(endTime ?? '') }
}

/** Boxes of browsers show minutes. */
const toMinutes = (time: string) => time.slice(0, 16)

/** The rule of a form, or what is wrong by field. */
export function toRule(
  draft: RuleDraft,
):
  | { readonly rule: ScheduleRule; readonly faults: Record<string, never> }
  | { readonly rule: undefined; readonly faults: Readonly<Record<string, string>> } {
  const result = scheduleRule.safeParse(toCandidate(draft))
  if (result.success) return { rule: result.data, faults: {} }
  const faults: Record<string, string> = {}
  for (const { message, path } of result.error.issues) {
    const field = String(path[0])
    faults[field] ??= missing[field] ?? message
  }
  return { rule: undefined, faults }
}

const missing: Readonly<Record<string, string>> = {
  startTime: 'Say when it starts.',
  daysOfWeek: 'Choose at least one day.',
  daysOfMonth: 'Choose at least one day.',
  months: 'Choose at least one month.',
  cronExpression: 'Write five fields, for example 0 6 * * 1-5.',
}

function toCandidate(draft: RuleDraft): unknown {
  const { startTime, type } = draft
  const span = { type, startTime, endTime: draft.endTime === '' ? null : draft.endTime }
  switch (type) {
    case 'Once':
      return { ...span, endTime: null }
    case 'Hourly':
      return { ...span, hours: draft.hours, minutes: draft.minutes }
    case 'Daily':
      return { ...span, runOnlyWorkWeek: draft.runOnlyWorkWeek }
    case 'Weekly':
      return { ...span, daysOfWeek: weekdays.filter((day) => draft.daysOfWeek.includes(day)) }
    case 'Monthly':
      return { ...span, dayOfMonth: draft.dayOfMonth }
    case 'MonthlyWeekday':
      return { ...span, occurrence: draft.occurrence, dayOfWeek: draft.dayOfWeek }
    case 'Custom':
      return { ...span, daysOfMonth: sorted(draft.daysOfMonth), months: sorted(draft.months) }
    case 'Cron':
      return { ...span, cronExpression: draft.cronExpression.trim() }
  }
}

const sorted = (values: readonly number[]) => [...values].sort((a, b) => a - b)
