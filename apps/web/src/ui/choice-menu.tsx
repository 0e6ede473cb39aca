import { ChevronDown, type LucideIcon } from 'lucide-react'
import { useState } from 'react'
import { DialogTrigger, Input, Popover, SearchField } from 'react-aria-components'
import { Button } from './button.tsx'
import { Checkbox } from './checkbox.tsx'
import { inputClasses } from './field.tsx'
import { popoverClasses } from './popover-classes.ts'

export type Choice<K extends string> = {
  readonly key: K
  readonly text: string
  readonly isDisabled?: boolean
}

/** Lists longer than this get a search box. */
const searchFrom = 12

/** Several of a list, behind a button: filters, columns. The label shows how many are chosen. */
export function ChoiceMenu<K extends string>({
  label,
  name = label,
  icon,
  choices,
  chosen,
  onChange,
  isCountShown = true,
}: {
  readonly label: string
  /** What screen readers hear in place of the label; must hold its words. "Role filter". */
  readonly name?: string
  readonly icon?: LucideIcon
  readonly choices: readonly Choice<K>[]
  readonly chosen: readonly K[]
  readonly onChange: (chosen: K[]) => void
  readonly isCountShown?: boolean
}) {
  const [search, setSearch] = useState('')
  const shown = choices.filter((choice) => choice.text.toLowerCase().includes(search.toLowerCase()))
  const toggle = (key: K, isOn: boolean) =>
    onChange(isOn ? [...chosen, key] : chosen.filter((other) => other !== key))
  return (
    <DialogTrigger onOpenChange={() => setSearch('')}>
      <Button
        icon={icon}
        aria-label={isCountShown && chosen.length > 0 ? `${name}, ${chosen.length} chosen` : name}
      >
        {label}
        {isCountShown && chosen.length > 0 && (
          <span className="rounded-sm bg-accent-soft px-1 text-sm text-accent-ink">
            {chosen.length}
          </span>
        )}
        <ChevronDown aria-hidden className="size-4 text-muted" />
      </Button>
      <Popover aria-label={label} placement="bottom start" className={popoverClasses}>
        {/* Without a Dialog inside, the popover is the dialog itself, with its hidden close buttons in it. */}
        <div className="flex max-h-96 min-w-56 flex-col">
          {choices.length > searchFrom && (
            <SearchField
              aria-label={`Search ${label.toLowerCase()}`}
              value={search}
              onChange={setSearch}
              className="p-2"
            >
              <Input placeholder="Search" className={inputClasses} />
            </SearchField>
          )}
          <div className="flex min-h-0 flex-col gap-0.5 overflow-auto p-2">
            {shown.map((choice) => (
              <div
                key={choice.key}
                className="flex min-h-8 items-center rounded-md px-2 hover:bg-hover"
              >
                <Checkbox
                  isSelected={chosen.includes(choice.key)}
                  isDisabled={choice.isDisabled ?? false}
                  onChange={(isOn) => toggle(choice.key, isOn)}
                >
                  {choice.text}
                </Checkbox>
              </div>
            ))}
            {shown.length === 0 && <p className="px-2 py-1 text-sm text-muted">Nothing matches.</p>}
          </div>
        </div>
      </Popover>
    </DialogTrigger>
  )
}
