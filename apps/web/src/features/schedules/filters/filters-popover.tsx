import { ListFilter } from 'lucide-react'
import { useId } from 'react'
import { DialogTrigger, Popover } from 'react-aria-components'
import { Button } from '../../../ui/button.tsx'
import { ChoiceMenu } from '../../../ui/choice-menu.tsx'
import { popoverClasses } from '../../../ui/popover-classes.ts'
import {
  countFilters,
  manyFilters,
  noFilters,
  type ScheduleFilterValues,
} from '../schedule-search.ts'
import { filterLabels } from './filter-chips.ts'
import type { FilterChoices } from './use-filter-choices.ts'

/** An empty value stands for none; a menu wants keys that are not empty. */
const toKey = (value: string) => `=${value}`
const fromKey = (key: string) => key.slice(1)

/** Every filter of the list, behind one button. They act at once; the list stays in sight beside them. */
export function FiltersPopover({
  search,
  choices,
  onChange,
}: {
  readonly search: ScheduleFilterValues
  readonly choices: FilterChoices
  readonly onChange: (patch: Partial<ScheduleFilterValues>, isReplaced?: boolean) => void
}) {
  const titleId = useId()
  const count = countFilters(search)
  return (
    <DialogTrigger>
      <Button icon={ListFilter} aria-label={count > 0 ? `Filters, ${count} in force` : 'Filters'}>
        Filters
        {count > 0 && (
          <span className="rounded-sm bg-accent-soft px-1 text-sm text-accent-ink">{count}</span>
        )}
      </Button>
      {/* With no dialog inside, the popover is the dialog itself, its hidden buttons to leave it included. */}
      <Popover placement="bottom start" aria-labelledby={titleId} className={popoverClasses}>
        <div className="flex max-h-[inherit] w-96 max-w-[calc(100vw-1.5rem)] flex-col">
          <div className="flex items-center justify-between gap-2 border-b border-line px-4 py-2">
            <h2 id={titleId} className="font-semibold">
              Filters
            </h2>
            <Button
              variant="quiet"
              size="small"
              isDisabled={count === 0}
              onPress={() => onChange(noFilters)}
            >
              Clear all
            </Button>
          </div>
          <div className="flex min-h-0 flex-1 flex-wrap gap-2 overflow-auto p-4">
            {manyFilters
              .filter((key) => choices[key].length > 0)
              .map((key) => (
                <ChoiceMenu<string>
                  key={key}
                  label={filterLabels[key]}
                  choices={choices[key].map((choice) => ({ ...choice, key: toKey(choice.key) }))}
                  chosen={search[key].map(toKey)}
                  onChange={(chosen) => onChange({ [key]: chosen.map(fromKey) })}
                />
              ))}
          </div>
        </div>
      </Popover>
    </DialogTrigger>
  )
}
