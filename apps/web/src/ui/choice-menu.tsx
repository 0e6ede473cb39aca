import { ChevronDown, type LucideIcon, Square, SquareCheckBig } from 'lucide-react'
import { useState } from 'react'
import {
  Menu as AriaMenu,
  Autocomplete,
  Input,
  MenuItem,
  MenuTrigger,
  Popover,
  SearchField,
  Text,
} from 'react-aria-components'
import { formatCount } from '../lib/format-count.ts'
import { Button } from './button.tsx'
import { inputClasses } from './field.tsx'
import { itemClasses, popoverClasses } from './popover-classes.ts'

export type Choice<K extends string> = {
  readonly key: K
  readonly text: string
  readonly isDisabled?: boolean
}

/** Lists longer than this get a search box. */
const searchFrom = 12
/** More than this are not drawn: the search narrows them. */
const shownMax = 100

/**
 * Several of a list, behind a button: filters, columns. The label shows how many are chosen. Arrow keys walk the list,
 * from the search box too; choosing leaves it open.
 */
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
  const wanted = search.trim().toLowerCase()
  const matching = choices.filter((choice) => choice.text.toLowerCase().includes(wanted))
  const shown = matching.slice(0, shownMax)
  const toggle = (key: K) =>
    onChange(chosen.includes(key) ? chosen.filter((other) => other !== key) : [...chosen, key])
  const menu = (
    <AriaMenu
      aria-label={name}
      selectionMode="multiple"
      shouldCloseOnSelect={false}
      escapeKeyBehavior="none"
      selectedKeys={shown.filter(({ key }) => chosen.includes(key)).map(({ key }) => key)}
      disabledKeys={choices.filter(({ isDisabled }) => isDisabled).map(({ key }) => key)}
      onAction={(key) => toggle(key as K)}
      renderEmptyState={() => <p className="px-2 py-1 text-sm text-muted">Nothing matches.</p>}
      className="flex min-h-0 flex-col overflow-auto p-1 outline-none"
    >
      {shown.map(({ key, text }) => (
        <MenuItem key={key} id={key} textValue={text} className={itemClasses}>
          {({ isSelected }) => (
            <>
              {isSelected ? (
                <SquareCheckBig aria-hidden className="size-4 shrink-0 text-accent-ink" />
              ) : (
                <Square aria-hidden className="size-4 shrink-0 text-muted" />
              )}
              <Text slot="label" className="min-w-0 break-words">
                {text}
              </Text>
            </>
          )}
        </MenuItem>
      ))}
    </AriaMenu>
  )
  return (
    <MenuTrigger onOpenChange={() => setSearch('')}>
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
      <Popover placement="bottom start" className={popoverClasses}>
        <div className="flex max-h-96 max-w-96 min-w-56 flex-col">
          {choices.length > searchFrom ? (
            <Autocomplete inputValue={search} onInputChange={setSearch}>
              <SearchField autoFocus aria-label={`Search ${label.toLowerCase()}`} className="p-2">
                <Input placeholder="Search" className={inputClasses} />
              </SearchField>
              {menu}
            </Autocomplete>
          ) : (
            menu
          )}
          {matching.length > shown.length && (
            <p className="border-t border-line px-3 py-2 text-sm text-muted">
              {formatCount(shown.length)} of {formatCount(matching.length)} shown. Type to narrow.
            </p>
          )}
        </div>
      </Popover>
    </MenuTrigger>
  )
}
