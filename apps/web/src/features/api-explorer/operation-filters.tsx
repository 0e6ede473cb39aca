import { operationFamilies, operationMethod } from '@curator/console-contract/api-explorer'
import { formatCount } from '../../lib/format-count.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { ChoiceMenu } from '../../ui/choice-menu.tsx'
import { dangers, dangerText } from './api-explorer-text.ts'
import type { ExplorerSearch } from './explorer-search.ts'

const toChoices = <K extends string>(keys: readonly K[], toText: (key: K) => string) =>
  keys.map((key) => ({ key, text: toText(key) }))

/** Method, family and danger of the list, and whether what the Server lacks is shown. */
export function OperationFilters({
  search,
  onChange,
  lackingCount,
}: {
  readonly search: ExplorerSearch
  readonly onChange: (patch: Partial<ExplorerSearch>) => void
  readonly lackingCount: number
}) {
  return (
    <div className="flex flex-wrap items-center gap-2 border-b border-line px-3 pb-3">
      <ChoiceMenu
        label="Method"
        name="Method filter"
        choices={toChoices(operationMethod.options, (key) => key)}
        chosen={search.method}
        onChange={(method) => onChange({ method })}
      />
      <ChoiceMenu
        label="Family"
        name="Family filter"
        choices={toChoices(operationFamilies, (key) => key)}
        chosen={search.family}
        onChange={(family) => onChange({ family })}
      />
      <ChoiceMenu
        label="Danger"
        name="Danger filter"
        choices={toChoices(dangers, (key) => dangerText[key].label)}
        chosen={search.danger}
        onChange={(danger) => onChange({ danger })}
      />
      {lackingCount > 0 && (
        <Checkbox
          isSelected={search.lacking === 'shown'}
          onChange={(isShown) => onChange({ lacking: isShown ? 'shown' : undefined })}
        >
          Show {formatCount(lackingCount)} that this Server lacks
        </Checkbox>
      )}
    </div>
  )
}
