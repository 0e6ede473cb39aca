import { Download } from 'lucide-react'
import { Button } from '../../../ui/button.tsx'
import { ChoiceMenu } from '../../../ui/choice-menu.tsx'
import { FilterChip } from '../../../ui/filter-chip.tsx'
import { SearchField } from '../../../ui/search-field.tsx'
import { Select } from '../../../ui/select.tsx'
import type { MembershipSearch } from './memberships.queries.ts'

const states = [
  { key: 'expired', text: 'Ended' },
  { key: 'expiring', text: 'Ending soon' },
  { key: 'later', text: 'Ending later' },
  { key: 'never', text: 'Without an end' },
  { key: 'unknown', text: 'Unknown' },
] as const

const spans = [7, 14, 30, 60, 90, 180, 365]

export const noFilters: Partial<MembershipSearch> = {
  search: undefined,
  state: [],
  collectionId: [],
}

export function hasFilters({ collectionId, search, state }: MembershipSearch): boolean {
  return state.length + collectionId.length > 0 || (search ?? '') !== ''
}

/** Search, when memberships end, and what counts as soon; each filter in force is a chip. */
export function MembershipFilters({
  search,
  onChange,
  onExport,
  isExporting,
}: {
  readonly search: MembershipSearch
  readonly onChange: (patch: Partial<MembershipSearch>, isReplaced?: boolean) => void
  readonly onExport: () => void
  readonly isExporting: boolean
}) {
  const { collectionId, state, withinDays } = search
  const days = [...new Set([...spans, withinDays])].sort((a, b) => a - b)
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <div className="flex w-full min-w-0 sm:w-72">
          <SearchField
            label="Search members and collections"
            value={search.search ?? ''}
            onChange={(value) => onChange({ search: value || undefined }, true)}
          />
        </div>
        <ChoiceMenu
          label="Ends"
          name="Ends filter"
          choices={states}
          chosen={state}
          onChange={(chosen) => onChange({ state: chosen })}
        />
        <div className="w-52">
          <Select
            label="Soon means within"
            isLabelHidden
            items={days.map((count) => ({
              key: String(count),
              text: `Soon: within ${count} days`,
            }))}
            value={String(withinDays)}
            onChange={(count) => onChange({ withinDays: Number(count) })}
          />
        </div>
        <div className="sm:ml-auto">
          <Button icon={Download} isPending={isExporting} onPress={onExport}>
            Export memberships
          </Button>
        </div>
      </div>
      {state.length + collectionId.length > 0 && (
        <div className="flex flex-wrap items-center gap-2">
          {state.map((key) => (
            <FilterChip
              key={key}
              label="Ends"
              text={states.find((choice) => choice.key === key)?.text ?? key}
              onRemove={() => onChange({ state: state.filter((other) => other !== key) })}
            />
          ))}
          {collectionId.map((id) => (
            <FilterChip
              key={id}
              label="Collection"
              text={id}
              onRemove={() =>
                onChange({ collectionId: collectionId.filter((other) => other !== id) })
              }
            />
          ))}
          <Button variant="quiet" size="small" onPress={() => onChange(noFilters)}>
            Clear filters
          </Button>
        </div>
      )}
    </div>
  )
}
