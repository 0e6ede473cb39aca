import { formatInstant } from '../../../lib/format-instant.ts'
import { type ManyFilter, manyFilters, type ScheduleFilterValues } from '../schedule-search.ts'
import { columnLabels } from '../schedules-text.ts'
import type { FilterChoices } from './use-filter-choices.ts'

type FilterChipView = {
  readonly key: string
  readonly label: string
  readonly text: string
  /** The filters without this one. */
  readonly without: Partial<ScheduleFilterValues>
}

export const filterLabels: Record<ManyFilter, string> = {
  isEnabled: 'On or off',
  state: 'Trouble',
  ownerId: columnLabels.owner,
  ownerState: 'Owner is',
  workflowId: columnLabels.workflow,
  workerTag: columnLabels.workerTag,
  priority: columnLabels.priority,
  timeZone: columnLabels.timeZone,
  frequency: columnLabels.frequency,
  credentialId: columnLabels.credential,
  finding: 'Finding',
}

/** Each filter value in force, in the order of the filters. */
export function toFilterChips(
  filters: ScheduleFilterValues,
  choices: FilterChoices,
): FilterChipView[] {
  const chips = manyFilters.flatMap((key) =>
    filters[key].map((value: string) => ({
      key: `${key} ${value}`,
      label: filterLabels[key],
      text: choices[key].find((choice) => choice.key === value)?.name ?? (value || 'None'),
      without: { [key]: filters[key].filter((other: string) => other !== value) },
    })),
  )
  const { nextFrom, nextTo } = filters
  if (!nextFrom && !nextTo) return chips
  const without = { nextFrom: undefined, nextTo: undefined }
  return [
    ...chips,
    { key: 'next', label: columnLabels.nextRunAt, text: sayWindow(nextFrom, nextTo), without },
  ]
}

function sayWindow(from: string | undefined, to: string | undefined): string {
  const words = [
    from && `from ${formatInstant(from).text}`,
    to && `before ${formatInstant(to).text}`,
  ]
  return words.filter(Boolean).join(' ')
}
