import { Download } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import { ChoiceMenu } from '../../ui/choice-menu.tsx'
import { FilterChip } from '../../ui/filter-chip.tsx'
import { SearchField } from '../../ui/search-field.tsx'

/** Search, states with a chip for each in force, and the export where there is one. */
export function ListFilterBar<S extends string>({
  label,
  search,
  states,
  choices,
  onSearch,
  onStates,
  onExport,
  isExporting = false,
}: {
  readonly label: string
  readonly search: string
  readonly states: readonly S[]
  readonly choices: readonly { readonly key: S; readonly text: string }[]
  readonly onSearch: (text: string) => void
  readonly onStates: (states: S[]) => void
  readonly onExport?: () => void
  readonly isExporting?: boolean
}) {
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <div className="flex w-full min-w-0 sm:w-72">
          <SearchField label={label} value={search} onChange={onSearch} />
        </div>
        <ChoiceMenu
          label="State"
          name="State filter"
          choices={choices}
          chosen={states}
          onChange={(chosen) => onStates([...chosen])}
        />
        {onExport && (
          <div className="sm:ml-auto">
            <Button icon={Download} isPending={isExporting} onPress={onExport}>
              Export shares
            </Button>
          </div>
        )}
      </div>
      {states.length > 0 && (
        <div className="flex flex-wrap items-center gap-2">
          {states.map((key) => (
            <FilterChip
              key={key}
              label="State"
              text={choices.find((choice) => choice.key === key)?.text ?? key}
              onRemove={() => onStates(states.filter((other) => other !== key))}
            />
          ))}
          <Button variant="quiet" size="small" onPress={() => onStates([])}>
            Clear filters
          </Button>
        </div>
      )}
    </div>
  )
}
