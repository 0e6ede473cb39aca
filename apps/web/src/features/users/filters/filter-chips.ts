import type { UserFlag } from '@curator/console-contract/users'
import { userFlags, usualInactiveDays } from '@curator/console-contract/users'
import { type ManyFilter, manyFilters, type UserFilterValues } from '../user-search.ts'
import {
  columnLabels,
  type FlagAnswer,
  findingChoices,
  flagAnswers,
  flagLabels,
  roleChoices,
  stateChoices,
} from '../user-text.ts'

type NamedChoice = { readonly key: string; readonly text: string }

/** Names of what filters know by id only. */
type FilterNames = {
  readonly groups: readonly NamedChoice[]
  readonly credentials: readonly NamedChoice[]
}

type FilterChipView = {
  readonly key: string
  readonly label: string
  readonly text: string
  /** The filters without this one. */
  readonly without: Partial<UserFilterValues>
}

const flags: readonly string[] = userFlags
const isFlag = (key: ManyFilter): key is UserFlag => flags.includes(key)

const labels: Record<Exclude<ManyFilter, UserFlag>, string> = {
  role: columnLabels.role,
  state: columnLabels.isActive,
  groupId: 'Group',
  timeZone: columnLabels.timeZone,
  workerTag: columnLabels.defaultWorkerTag,
  credentialId: columnLabels.defaultCredentialId,
  finding: 'Finding',
}

export const labelOfFilter = (key: ManyFilter) => (isFlag(key) ? flagLabels[key] : labels[key])

/** Each filter value in force, in the order of the filters. */
export function toFilterChips(filters: UserFilterValues, names: FilterNames): FilterChipView[] {
  return manyFilters.flatMap((key) =>
    filters[key].map((value: string) => ({
      key: `${key} ${value}`,
      label: labelOfFilter(key),
      text: toText(key, value, filters, names),
      without: { [key]: filters[key].filter((other: string) => other !== value) },
    })),
  )
}

function toText(
  key: ManyFilter,
  value: string,
  filters: UserFilterValues,
  names: FilterNames,
): string {
  if (isFlag(key)) return flagAnswers[value as FlagAnswer]
  if (value === '') return 'None'
  if (value === 'inactive_days') {
    const { inactiveDays = usualInactiveDays } = filters
    return `Not signed in for ${inactiveDays} days`
  }
  const choices = choicesOf(key, names)
  return choices.find((choice) => choice.key === value)?.text ?? value
}

function choicesOf(key: ManyFilter, names: FilterNames): readonly NamedChoice[] {
  if (key === 'role') return roleChoices
  if (key === 'state') return stateChoices
  if (key === 'finding') return findingChoices
  if (key === 'groupId') return names.groups
  return key === 'credentialId' ? names.credentials : []
}
