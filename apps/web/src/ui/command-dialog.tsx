import { type LucideIcon, Search } from 'lucide-react'
import {
  Autocomplete,
  Dialog,
  Input,
  Menu,
  MenuItem,
  Modal,
  ModalOverlay,
  SearchField,
  Text,
  useFilter,
} from 'react-aria-components'
import { itemClasses } from './popover-classes.ts'

export type Command = {
  readonly key: string
  readonly text: string
  /** What kind of thing it is: "Page", "Connection". */
  readonly kind: string
  readonly icon: LucideIcon
  /** Found by the owner for what is typed: shown without looking for the letters in it. */
  readonly isFound?: boolean
  readonly onAction: () => void
}

/**
 * Goes anywhere by typing: filters `commands` as one types, arrows choose, Enter acts. `onTextChange` is for owners who
 * search as well; `note` says how that stands.
 */
export function CommandDialog({
  label,
  commands,
  onTextChange,
  note,
  isOpen,
  onClose,
}: {
  readonly label: string
  readonly commands: readonly Command[]
  readonly onTextChange?: (text: string) => void
  readonly note?: string | undefined
  readonly isOpen: boolean
  readonly onClose: () => void
}) {
  const { contains } = useFilter({ sensitivity: 'base' })
  const found = new Set(commands.filter(({ isFound }) => isFound).map(({ key }) => key))
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(next) => {
        if (!next) onClose()
      }}
      isDismissable
      className="fixed inset-0 z-40 flex items-start justify-center bg-veil p-4 pt-[10dvh]"
    >
      <Modal className="w-full max-w-lg overflow-hidden rounded-lg border border-line bg-raised shadow-raised">
        <Dialog aria-label={label} className="text-text outline-none">
          <Autocomplete
            filter={(text, typed, node) => found.has(String(node.key)) || contains(text, typed)}
            {...(onTextChange && { onInputChange: onTextChange })}
          >
            <SearchField aria-label={label} autoFocus className="relative border-b border-line">
              <Search aria-hidden className="absolute top-3.5 left-4 size-4 text-muted" />
              <Input
                placeholder={label}
                className="h-11 w-full bg-transparent pr-4 pl-11 text-base outline-offset-[-2px] [&::-webkit-search-cancel-button]:hidden"
              />
            </SearchField>
            <Menu
              aria-label={label}
              className="max-h-80 overflow-auto p-1"
              onAction={onClose}
              renderEmptyState={() => (
                <p className="p-3 text-muted">{note ?? 'Nothing matches.'}</p>
              )}
            >
              {commands.map(({ key, text, kind, icon: Icon, onAction }) => (
                <MenuItem
                  key={key}
                  id={key}
                  textValue={`${text} ${kind}`}
                  onAction={onAction}
                  className={itemClasses}
                >
                  <Icon aria-hidden className="size-4 shrink-0 text-muted" />
                  <Text slot="label" className="min-w-0 flex-1 truncate">
                    {text}
                  </Text>
                  <span className="text-sm text-muted">{kind}</span>
                </MenuItem>
              ))}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
