import { Download } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import { ChoiceMenu } from '../../ui/choice-menu.tsx'
import { FilterChip } from '../../ui/filter-chip.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { type CredentialSearch, noFilters } from './credential-search.ts'
import { stateChoices, text } from './credentials-text.ts'

/** Search, filters with a chip for each in force, and the export. */
export function CredentialFilterBar({
  search,
  onChange,
  onExport,
  isExporting,
}: {
  readonly search: CredentialSearch
  readonly onChange: (patch: Partial<CredentialSearch>, isReplaced?: boolean) => void
  readonly onExport: () => void
  readonly isExporting: boolean
}) {
  const { groupId, state, userId } = search
  const chips = [
    ...state.map((key) => ({
      key,
      label: 'State',
      text: stateChoices.find((choice) => choice.key === key)?.text ?? key,
      onRemove: () => onChange({ state: state.filter((other) => other !== key) }),
    })),
    ...(userId
      ? [
          {
            key: userId,
            label: 'Shared with',
            text: 'one person',
            onRemove: () => onChange({ userId: undefined }),
          },
        ]
      : []),
    ...(groupId
      ? [
          {
            key: groupId,
            label: 'Shared with',
            text: 'one group',
            onRemove: () => onChange({ groupId: undefined }),
          },
        ]
      : []),
  ]
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
          label="State"
          name="State filter"
          choices={stateChoices}
          chosen={state}
          onChange={(chosen) => onChange({ state: chosen })}
        />
        <div className="sm:ml-auto">
          <Button icon={Download} isPending={isExporting} onPress={onExport}>
            Export shares
          </Button>
        </div>
      </div>
      {chips.length > 0 && (
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
