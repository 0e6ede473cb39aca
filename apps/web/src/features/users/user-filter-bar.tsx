import type { ConnectionId } from '@curator/console-contract/ids'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Button } from '../../ui/button.tsx'
import { ChoiceMenu } from '../../ui/choice-menu.tsx'
import { FilterChip } from '../../ui/filter-chip.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { hasFilters, noFilters, type UserSearch } from './user-search.ts'
import { roleChoices, stateChoices } from './user-text.ts'
import { usersQueries } from './users.queries.ts'

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
  const groups = useQuery(usersQueries.groups(connectionId)).data ?? []
  const groupChoices = groups.map(({ id, name }) => ({ key: id, text: name }))
  const filters = [
    { field: 'role', label: 'Role', choices: roleChoices },
    { field: 'state', label: 'State', choices: stateChoices },
    { field: 'groupId', label: 'Group', choices: groupChoices },
  ] as const
  const chips = filters.flatMap(({ field, label, choices }) =>
    search[field].map((key: string) => ({
      key: `${field} ${key}`,
      label,
      text: choices.find((choice) => choice.key === key)?.text ?? key,
      onRemove: () => onChange({ [field]: search[field].filter((other: string) => other !== key) }),
    })),
  )
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <div className="flex w-full min-w-0 sm:w-80">
          <SearchField
            label="Search users"
            placeholder="E-mail, name or group"
            value={search.search ?? ''}
            onChange={(value) => onChange({ search: value || undefined }, true)}
          />
        </div>
        {filters.map(({ field, label, choices }) => (
          <ChoiceMenu<string>
            key={field}
            label={label}
            name={`${label} filter`}
            choices={choices}
            chosen={search[field]}
            onChange={(chosen) => onChange({ [field]: chosen })}
          />
        ))}
        <div className="flex flex-wrap items-center gap-2 sm:ml-auto">{children}</div>
      </div>
      {hasFilters(search) && chips.length > 0 && (
        <div className="flex flex-wrap items-center gap-2">
          {chips.map(({ key, ...chip }) => (
            <FilterChip key={key} {...chip} />
          ))}
          <Button variant="quiet" size="small" onPress={() => onChange(noFilters)}>
            Clear filters
          </Button>
        </div>
      )}
    </div>
  )
}
