import { Download } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import { ChoiceMenu } from '../../ui/choice-menu.tsx'
import { FilterChip } from '../../ui/filter-chip.tsx'
import { SearchField } from '../../ui/search-field.tsx'

/** A filter that only the address sets. */
export interface AddressChip {
  readonly key: string
  readonly label: string
  readonly text: string
  readonly onRemove: () => void
}

/** Search, states, a chip for each filter in force, and the export where there is one. */
export function ListFilterBar<S extends string>({
  label,
  search,
  states,
  choices,
  onSearch,
  onStates,
  more = [],
  onClear,
  onExport,
  isExporting = false,
}: {
  readonly label: string
  readonly search: string
  readonly states: readonly S[]
  readonly choices: readonly { readonly key: S; readonly text: string }[]
  readonly onSearch: (text: string) => void
  readonly onStates: (states: S[]) => void
  readonly more?: readonly AddressChip[]
  /** Takes every filter away. */
  readonly onClear: () => void
  readonly onExport?: () => void
  readonly isExporting?: boolean
}) {
  const chips: readonly AddressChip[] = [
    ...states.map((key) => ({
      key,
      label: 'State',
      text: choices.find((choice) => choice.key === key)?.text ?? key,
      onRemove: () => onStates(states.filter((other) => other !== key)),
    })),
    ...more,
  ]
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
      {chips.length > 0 && (
        <div className="flex flex-wrap items-center gap-2">
          {chips.map(({ key, ...chip }) => (
            <FilterChip key={key} {...chip} />
          ))}
          <Button variant="quiet" size="small" onPress={onClear}>
            Clear filters
          </Button>
        </div>
      )}
    </div>
  )
}
