import { userFlags } from '@curator/console-contract/users'
import { ListFilter } from 'lucide-react'
import { useId } from 'react'
import { DialogTrigger, Popover } from 'react-aria-components'
import { Button } from '../../../ui/button.tsx'
import { ChoiceMenu } from '../../../ui/choice-menu.tsx'
import { popoverClasses } from '../../../ui/popover-classes.ts'
import { countFilters, noFilters, type UserFilterValues } from '../user-search.ts'
import { findingChoices, roleChoices, stateChoices } from '../user-text.ts'
import { DaysField } from './days-field.tsx'
import { labelOfFilter } from './filter-chips.ts'
import { FlagFilter } from './flag-filter.tsx'
import type { FilterChoices } from './use-filter-choices.ts'

type Change = (patch: Partial<UserFilterValues>, isReplaced?: boolean) => void

/** Every filter of the list, behind one button. They act at once; the list stays in sight beside them. */
export function FiltersPopover({
  search,
  choices,
  onChange,
}: {
  readonly search: UserFilterValues
  readonly choices: FilterChoices
  readonly onChange: Change
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
          <div className="flex min-h-0 flex-1 flex-col gap-4 overflow-auto p-4">
            <ListFilters search={search} choices={choices} onChange={onChange} />
            <fieldset className="flex flex-col gap-2">
              <legend className="mb-1 text-sm font-semibold">Flags</legend>
              {userFlags.map((flag) => (
                <FlagFilter
                  key={flag}
                  flag={flag}
                  chosen={search[flag]}
                  onChange={(chosen) => onChange({ [flag]: chosen })}
                />
              ))}
            </fieldset>
          </div>
        </div>
      </Popover>
    </DialogTrigger>
  )
}

/** An empty value stands for none; a menu wants keys that are not empty. */
const toKey = (value: string) => `=${value}`
const fromKey = (key: string) => key.slice(1)

/** Filters that choose from a list. */
function ListFilters({
  search,
  choices,
  onChange,
}: {
  readonly search: UserFilterValues
  readonly choices: FilterChoices
  readonly onChange: Change
}) {
  const filters = [
    { key: 'role', choices: roleChoices },
    { key: 'state', choices: stateChoices },
    { key: 'groupId', choices: choices.groups },
    { key: 'timeZone', choices: choices.timeZones },
    { key: 'workerTag', choices: choices.workerTags },
    { key: 'credentialId', choices: choices.credentials },
    { key: 'finding', choices: findingChoices },
  ] as const
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap gap-2">
        {filters.map(({ key, choices: offered }) => (
          <ChoiceMenu<string>
            key={key}
            label={labelOfFilter(key)}
            choices={offered.map((choice) => ({ ...choice, key: toKey(choice.key) }))}
            chosen={search[key].map(toKey)}
            onChange={(chosen) => onChange({ [key]: chosen.map(fromKey) })}
          />
        ))}
      </div>
      {search.finding.includes('inactive_days') && (
        <DaysField
          value={search.inactiveDays}
          onChange={(inactiveDays) => onChange({ inactiveDays }, true)}
        />
      )}
    </div>
  )
}
