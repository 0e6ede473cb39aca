import { ChevronDown } from 'lucide-react'
import {
  ComboBox as AriaComboBox,
  Button,
  Input,
  ListBox,
  ListBoxItem,
  Popover,
  Text,
} from 'react-aria-components'
import { FieldLabel, FieldNotes, type FieldProps, inputClasses } from './field.tsx'
import { itemClasses, popoverClasses } from './popover-classes.ts'

export type ComboBoxItem = {
  readonly key: string
  readonly text: string
  readonly description?: string | undefined
}

/** More are not drawn: typing narrows the list. */
const shownMax = 60

/**
 * One of a long list, found by typing. By itself it filters `items`; with `onSearch` the owner does, for lists that
 * are asked for. `null` is nothing chosen.
 */
export function ComboBox({
  label,
  isLabelHidden,
  description,
  error,
  items,
  value,
  text,
  onTextChange,
  onChange,
  isFilteredByOwner = false,
  placeholder,
  emptyText = 'Nothing matches.',
  isDisabled = false,
}: FieldProps & {
  readonly items: readonly ComboBoxItem[]
  readonly value: string | null
  /** What stands in the box. */
  readonly text: string
  readonly onTextChange: (text: string) => void
  readonly onChange: (key: string, item: ComboBoxItem) => void
  readonly isFilteredByOwner?: boolean
  readonly placeholder?: string
  readonly emptyText?: string
}) {
  const wanted = text.trim().toLowerCase()
  const isChosenText = items.some((item) => item.key === value && item.text === text)
  const matching =
    isFilteredByOwner || isChosenText
      ? items
      : items.filter((item) => item.text.toLowerCase().includes(wanted))
  const shown = matching.slice(0, shownMax)
  const choose = (key: string) => {
    const item = items.find((candidate) => candidate.key === key)
    if (!item) return
    onTextChange(item.text)
    onChange(key, item)
  }
  return (
    <AriaComboBox
      items={shown.map((item) => ({ ...item, id: item.key }))}
      inputValue={text}
      onInputChange={onTextChange}
      value={value}
      onChange={(key) => {
        if (key !== null) choose(String(key))
      }}
      menuTrigger="focus"
      allowsEmptyCollection
      isInvalid={error !== undefined}
      isDisabled={isDisabled}
      validationBehavior="aria"
      className="flex min-w-0 flex-col gap-1"
    >
      <FieldLabel label={label} isLabelHidden={isLabelHidden} />
      <div className="relative">
        <Input {...(placeholder ? { placeholder } : {})} className={`${inputClasses} pr-9`} />
        <Button className="absolute inset-y-0 right-0 flex w-9 items-center justify-center rounded-md text-muted hover:text-text">
          <ChevronDown aria-hidden className="size-4" />
        </Button>
      </div>
      <FieldNotes description={description} error={error} />
      <Popover className={`${popoverClasses} w-(--trigger-width)`}>
        <ListBox
          className="max-h-72 overflow-auto p-1 outline-none"
          renderEmptyState={() => <p className="px-2 py-1 text-sm text-muted">{emptyText}</p>}
        >
          {shown.map((item) => (
            <ListBoxItem key={item.key} id={item.key} textValue={item.text} className={itemClasses}>
              <span className="flex min-w-0 flex-col">
                <Text slot="label">{item.text}</Text>
                {item.description && (
                  <Text slot="description" className="text-sm text-muted">
                    {item.description}
                  </Text>
                )}
              </span>
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaComboBox>
  )
}
