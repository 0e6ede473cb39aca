import { Check, type LucideIcon } from 'lucide-react'
import type { ReactElement } from 'react'
import {
  Menu as AriaMenu,
  Header,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  Text,
} from 'react-aria-components'
import { classNames } from './class-names.ts'
import { itemClasses, popoverClasses } from './popover-classes.ts'

export type MenuEntry = {
  readonly key: string
  readonly text: string
  readonly description?: string | undefined
  readonly icon?: LucideIcon | undefined
  readonly isDanger?: boolean
  /** Shows a tick; for menus that choose one of several. */
  readonly isChosen?: boolean
  /** Why it can't be done now. The entry can still be reached and read, but does nothing. */
  readonly unavailable?: string | undefined
  readonly onAction: () => void
}

function Entry({ entry }: { readonly entry: MenuEntry }) {
  const Icon = entry.isChosen ? Check : entry.icon
  const isAvailable = entry.unavailable === undefined
  const description = entry.unavailable ?? entry.description
  return (
    <MenuItem
      id={entry.key}
      textValue={entry.text}
      {...(isAvailable ? { onAction: entry.onAction } : { shouldCloseOnSelect: false })}
      className={classNames(itemClasses, isAvailable ? entry.isDanger && 'text-bad' : 'text-muted')}
    >
      {Icon ? <Icon aria-hidden className="size-4 shrink-0" /> : <span className="w-4 shrink-0" />}
      <span className="flex min-w-0 flex-col">
        <Text slot="label">
          {entry.text}
          {entry.isChosen && <span className="sr-only"> (chosen)</span>}
          {!isAvailable && <span className="sr-only"> (not available)</span>}
        </Text>
        {description && (
          <Text slot="description" className="max-w-72 text-sm text-muted">
            {description}
          </Text>
        )}
      </span>
    </MenuItem>
  )
}

/** A menu behind a button. `trigger` is a `Button`; `heading` stands above the entries. */
export function Menu({
  label,
  heading,
  trigger,
  entries,
}: {
  readonly label: string
  readonly heading?: string | undefined
  readonly trigger: ReactElement
  readonly entries: readonly MenuEntry[]
}) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover placement="bottom end" className={popoverClasses}>
        <AriaMenu
          aria-label={label}
          className="max-h-[inherit] min-w-48 overflow-auto p-1 outline-none"
        >
          <MenuSection aria-label={heading ?? label}>
            {heading && <Header className="px-2 py-1 text-sm text-muted">{heading}</Header>}
            {entries.map((entry) => (
              <Entry key={entry.key} entry={entry} />
            ))}
          </MenuSection>
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}
