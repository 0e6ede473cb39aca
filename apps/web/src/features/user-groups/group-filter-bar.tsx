import { Download } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import { ChoiceMenu } from '../../ui/choice-menu.tsx'
import { FilterChip } from '../../ui/filter-chip.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { type GroupSearch, noFilters } from './group-search.ts'
import { roleChoices, stateChoices, text } from './user-groups-text.ts'

/** Search, filters with a chip for each in force, and the export. */
export function GroupFilterBar({
  search,
  onChange,
  onExport,
  isExporting,
}: {
  readonly search: GroupSearch
  readonly onChange: (patch: Partial<GroupSearch>, isReplaced?: boolean) => void
  readonly onExport: () => void
  readonly isExporting: boolean
}) {
  const { role, state } = search
  const nameOf = (choices: readonly { key: string; text: string }[], key: string) =>
    choices.find((choice) => choice.key === key)?.text ?? key
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <div className="flex w-full min-w-0 sm:w-72">
          <SearchField
            label={text.search}
            value={search.search ?? ''}
            onChange={(value) => onChange({ search: value || undefined }, true)}
          />
        </div>
        <ChoiceMenu
          label="Role"
          name="Role filter"
          choices={roleChoices}
          chosen={role}
          onChange={(chosen) => onChange({ role: chosen })}
        />
        <ChoiceMenu
          label="State"
          name="State filter"
          choices={stateChoices}
          chosen={state}
          onChange={(chosen) => onChange({ state: chosen })}
        />
        <div className="sm:ml-auto">
          <Button icon={Download} isPending={isExporting} onPress={onExport}>
            Export memberships
          </Button>
        </div>
      </div>
      {role.length + state.length > 0 && (
        <div className="flex flex-wrap items-center gap-2">
          {role.map((key) => (
            <FilterChip
              key={key}
              label="Role"
              text={nameOf(roleChoices, key)}
              onRemove={() => onChange({ role: role.filter((other) => other !== key) })}
            />
          ))}
          {state.map((key) => (
            <FilterChip
              key={key}
              label="State"
              text={nameOf(stateChoices, key)}
              onRemove={() => onChange({ state: state.filter((other) => other !== key) })}
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
