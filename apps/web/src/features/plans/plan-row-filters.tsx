import {
  changeDanger,
  changeKinds,
  type Plan,
  type PlanRowCounts,
  planGroupings,
} from '@curator/console-contract/plans'
import type { Ref } from 'react'
import { formatCount } from '../../lib/format-count.ts'
import { ChoiceMenu } from '../../ui/choice-menu.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { Select } from '../../ui/select.tsx'
import { changeKindText } from './change-kind-text.ts'
import type { PlanSearch } from './plan-search.ts'
import { dangerText, groupingText } from './plans-text.ts'

/** What narrows the rows of a plan beside their verdict, and what they are put under. */
export function PlanRowFilters({
  plan,
  counts,
  filter,
  onChange,
  searchRef,
}: {
  readonly plan: Plan
  /** Absent until the first answer. */
  readonly counts: PlanRowCounts | undefined
  readonly filter: PlanSearch
  readonly onChange: (patch: Partial<PlanSearch>, isReplaced?: boolean) => void
  readonly searchRef: Ref<HTMLInputElement>
}) {
  const kinds = changeKinds.filter((kind) => plan.kindCounts[kind] > 0)
  return (
    <>
      <div className="flex w-full max-w-md">
        <SearchField
          label="Search the rows"
          inputRef={searchRef}
          value={filter.search ?? ''}
          onChange={(search) => onChange({ search: search || undefined }, true)}
        />
      </div>
      <ChoiceMenu
        label="Danger"
        name="Danger filter"
        choices={changeDanger.options.toReversed().map((key) => ({
          key,
          text: toChoiceText(dangerText[key].label, counts?.danger[key]),
        }))}
        chosen={filter.danger}
        onChange={(danger) => onChange({ danger })}
      />
      {kinds.length > 1 && (
        <ChoiceMenu
          label="Kind of change"
          name="Kind of change filter"
          choices={kinds.map((key) => ({
            key,
            text: toChoiceText(changeKindText[key].label, counts?.kind[key]),
          }))}
          chosen={filter.kind}
          onChange={(kind) => onChange({ kind })}
        />
      )}
      <div className="w-44">
        <Select
          label="Group the rows"
          isLabelHidden
          items={planGroupings.map((key) => ({ key, text: groupingText[key] }))}
          value={filter.group}
          onChange={(group) => onChange({ group })}
        />
      </div>
    </>
  )
}

function toChoiceText(label: string, count: number | undefined): string {
  return count === undefined ? label : `${label} (${formatCount(count)})`
}
