import { formatCounted } from '../../../lib/format-count.ts'

export const findingsText = {
  title: 'Findings',
  policy: 'Policy',
  review: 'Review these',
  rules: 'What was found',
  severity: 'Severity',
  none: 'Nothing is wrong with these schedules',
  noneText:
    'No rule that could be judged names one. What could not be judged stands above, with the reason.',
  filtered: 'No schedule matches',
  filteredText: 'Choose other rules or fewer filters.',
  suggestion: 'Suggestion',
  reason: 'Found, and why',
} as const

/** The heading of what could not be judged. */
export const toUnjudgedTitle = (count: number) =>
  `${formatCounted(count, 'rule is', 'rules are')} not available for some schedules`

export const toFoundCount = (count: number) =>
  formatCounted(count, 'schedule with findings', 'schedules with findings')
