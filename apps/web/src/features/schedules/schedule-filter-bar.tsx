import type { ReactNode } from 'react'
import { Button } from '../../ui/button.tsx'
import { ChoiceMenu } from '../../ui/choice-menu.tsx'
import { FilterChip } from '../../ui/filter-chip.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { filterLabels, toFilterChips } from './filters/filter-chips.ts'
import { FiltersPopover } from './filters/filters-popover.tsx'
import type { FilterChoices } from './filters/use-filter-choices.ts'
import { type ManyFilter, noFilters, type ScheduleSearch } from './schedule-search.ts'
import { text } from './schedules-text.ts'

/** The three that are used most; all are behind *Filters*. */
const usualQuick = ['isEnabled', 'state', 'finding'] as const

/** Search and filters; each filter in force is a chip that can be taken away. */
export function ScheduleFilterBar({
  search,
  choices,
  onChange,
  quick = usualQuick,
  children,
}: {
  readonly search: ScheduleSearch
  readonly choices: FilterChoices
  readonly onChange: (patch: Partial<ScheduleSearch>, isReplaced?: boolean) => void
  /** Filters that stand in the open where there is room. */
  readonly quick?: readonly ManyFilter[]
  /** What else belongs to the list: columns, density, export. */
  readonly children: ReactNode
}) {
  const chips = toFilterChips(search, choices)
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <div className="flex w-full min-w-0 sm:w-72">
          <SearchField
            label={text.search}
            placeholder={text.searchHint}
            value={search.search ?? ''}
            onChange={(value) => onChange({ search: value || undefined }, true)}
          />
        </div>
        <FiltersPopover search={search} choices={choices} onChange={onChange} />
        <div className="flex flex-wrap items-center gap-2 max-sm:hidden">
          {quick.map((key) => (
            <ChoiceMenu<string>
              key={key}
              label={filterLabels[key]}
              name={`${filterLabels[key]} filter`}
              choices={choices[key]}
              chosen={search[key]}
              onChange={(chosen) => onChange({ [key]: chosen })}
            />
          ))}
        </div>
        <div className="flex flex-wrap items-center gap-2 max-sm:contents sm:ml-auto">
          {children}
        </div>
      </div>
      {chips.length > 0 && (
        <div className="flex flex-wrap items-center gap-2">
          {chips.map(({ key, label, text: words, without }) => (
            <FilterChip key={key} label={label} text={words} onRemove={() => onChange(without)} />
          ))}
          <Button variant="quiet" size="small" onPress={() => onChange(noFilters)}>
            Clear filters
          </Button>
        </div>
      )}
    </div>
  )
}
