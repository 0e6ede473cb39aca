import type { ConnectionId } from '@curator/console-contract/ids'
import type { ReactNode } from 'react'
import { Button } from '../../ui/button.tsx'
import { ChoiceMenu } from '../../ui/choice-menu.tsx'
import { FilterChip } from '../../ui/filter-chip.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { toFilterChips } from './filters/filter-chips.ts'
import { FiltersPopover } from './filters/filters-popover.tsx'
import { useFilterChoices } from './filters/use-filter-choices.ts'
import { noFilters, type UserSearch } from './user-search.ts'
import { roleChoices, stateChoices } from './user-text.ts'

/** Search and filters; each filter in force is a chip that can be taken away. */
export function UserFilterBar({
  connectionId,
  search,
  onChange,
  children,
}: {
  readonly connectionId: ConnectionId
  readonly search: UserSearch
  readonly onChange: (patch: Partial<UserSearch>, isReplaced?: boolean) => void
  /** What else belongs to the list: columns, density, export. */
  readonly children: ReactNode
}) {
  const choices = useFilterChoices(connectionId)
  // The three that are used most stand in the open where there is room; all are behind *Filters*.
  const quick = [
    { field: 'role', label: 'Role', choices: roleChoices },
    { field: 'state', label: 'State', choices: stateChoices },
    { field: 'groupId', label: 'Group', choices: choices.groups },
  ] as const
  const chips = toFilterChips(search, {
    groups: choices.groups,
    credentials: choices.credentials.map(({ key, name }) => ({ key, text: name })),
  })
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <div className="flex w-full min-w-0 sm:w-72">
          <SearchField
            label="Search users"
            placeholder="E-mail, name or group"
            value={search.search ?? ''}
            onChange={(value) => onChange({ search: value || undefined }, true)}
          />
        </div>
        <FiltersPopover search={search} choices={choices} onChange={onChange} />
        <div className="flex flex-wrap items-center gap-2 max-sm:hidden">
          {quick.map(({ field, label, choices: offered }) => (
            <ChoiceMenu<string>
              key={field}
              label={label}
              name={`${label} filter`}
              choices={offered}
              chosen={search[field]}
              onChange={(chosen) => onChange({ [field]: chosen })}
            />
          ))}
        </div>
        <div className="flex flex-wrap items-center gap-2 max-sm:contents sm:ml-auto">
          {children}
        </div>
      </div>
      {chips.length > 0 && (
        <div className="flex flex-wrap items-center gap-2">
          {chips.map(({ key, label, text, without }) => (
            <FilterChip key={key} label={label} text={text} onRemove={() => onChange(without)} />
          ))}
          <Button variant="quiet" size="small" onPress={() => onChange(noFilters)}>
            Clear filters
          </Button>
        </div>
      )}
    </div>
  )
}
