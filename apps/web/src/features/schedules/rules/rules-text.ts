import { weekdays } from '@curator/console-contract/schedule-rules'
import { type RuleType, ruleTypes } from './rule-draft.ts'

const typeTexts: Record<RuleType, { readonly text: string; readonly description: string }> = {
  Once: { text: 'Once', description: 'A single run.' },
  Hourly: { text: 'Hourly', description: 'Each time so many hours and minutes have passed.' },
  Daily: { text: 'Daily', description: 'Each day, or each day of the working week.' },
  Weekly: { text: 'Weekly', description: 'On days of the week.' },
  Monthly: { text: 'Monthly on a day', description: 'For example on the 15th.' },
  MonthlyWeekday: { text: 'Monthly on a weekday', description: 'For example on the last Friday.' },
  Custom: { text: 'Custom', description: 'On certain days of certain months.' },
  Cron: { text: 'Cron', description: 'Five fields; Servers from 2025.1 on take it.' },
}
export const typeChoices = ruleTypes.map((key) => ({
  key,
  ...typeTexts[key],
}))

export const weekdayChoices = weekdays.map((key) => ({ key, text: key }))
export const occurrenceChoices = [
  { key: '1', text: 'First' },
  { key: '2', text: 'Second' },
  { key: '3', text: 'Third' },
  { key: '4', text: 'Fourth' },
  { key: '-1', text: 'Last' },
] as const

const monthName = new Intl.DateTimeFormat('en', { month: 'short', timeZone: 'UTC' })
export const monthChoices = Array.from({ length: 12 }, (_, index) => ({
  key: String(index + 1),
  text: monthName.format(Date.UTC(2026, index, 1)),
}))
export const dayChoices = Array.from({ length: 31 }, (_, index) => ({
  key: String(index + 1),
  text: String(index + 1),
}))

/** What the start means for a kind of rule. */
export function toStartHint(type: RuleType): string {
  if (type === 'Once') return 'Local to the time zone.'
  if (type === 'Hourly') return 'The first run, local to the time zone.'
  if (type === 'Cron') return 'Nothing runs before; local to the time zone.'
  return 'Its time of day is the time of every run, local to the time zone.'
}

export const clockTexts = {
  skipped: { text: 'Skipped', meaning: 'Clocks go forward: the wall never shows this time.' },
  repeated: { text: 'Shown twice', meaning: 'Clocks go back: the wall shows this time twice.' },
} as const

export const ruleText = {
  startTime: 'Starts',
  endTime: 'Ends',
  noRuns: 'It does not run any more.',
  incomplete: 'Fill in the marked fields to see when it runs.',
  unknown:
    'The Server does not tell when it runs, and its forecast shows no pattern. Say the rule to know it from then on.',
  inferred:
    'This rule is a guess from the runs that the Server forecasts. Compare it, then confirm or correct it; nothing is written to the Server.',
  confirmIntro:
    'Nothing is written to the Server: the console takes this rule for the right one from then on.',
  changeIntro:
    'The plan writes the whole rule with its time zone, and the next run is compared afterwards. Nothing is written before you confirm it.',
} as const
