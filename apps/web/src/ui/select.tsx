import { Check, ChevronDown } from 'lucide-react'
import {
  Select as AriaSelect,
  Button,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
  Text,
} from 'react-aria-components'
import { FieldLabel, FieldNotes, type FieldProps, inputClasses } from './field.tsx'
import { itemClasses, popoverClasses } from './popover-classes.ts'

export type SelectItem<K extends string> = {
  readonly key: K
  readonly text: string
  readonly description?: string | undefined
}

/** One of a list. `null` is nothing chosen yet. */
export function Select<K extends string>({
  label,
  isLabelHidden,
  description,
  error,
  items,
  value,
  onChange,
  placeholder = 'Choose',
  isRequired = false,
  isDisabled = false,
}: FieldProps & {
  readonly items: readonly SelectItem<K>[]
  readonly value: K | null
  readonly onChange: (value: K) => void
  readonly placeholder?: string
}) {
  return (
    <AriaSelect
      value={value}
      onChange={(key) => {
        if (key !== null) onChange(key as K)
      }}
      placeholder={placeholder}
      isInvalid={error !== undefined}
      isRequired={isRequired}
      isDisabled={isDisabled}
      validationBehavior="aria"
      className="flex min-w-0 flex-col gap-1"
    >
      <FieldLabel label={label} isLabelHidden={isLabelHidden} />
      <Button className={`${inputClasses} flex items-center justify-between gap-2 text-left`}>
        <SelectValue className="truncate data-placeholder:text-muted">
          {/* The name alone: tick and description of the chosen item belong to the list. */}
          {({ isPlaceholder, defaultChildren, selectedText }) =>
            isPlaceholder ? defaultChildren : selectedText
          }
        </SelectValue>
        <ChevronDown aria-hidden className="size-4 shrink-0 text-muted" />
      </Button>
      <FieldNotes description={description} error={error} />
      <Popover className={`${popoverClasses} min-w-(--trigger-width)`}>
        <ListBox
          items={items.map((item) => ({ ...item, id: item.key }))}
          className="max-h-80 overflow-auto p-1"
        >
          {(item) => (
            <ListBoxItem id={item.key} textValue={item.text} className={itemClasses}>
              {({ isSelected }) => (
                <>
                  <Check
                    aria-hidden
                    className={isSelected ? 'size-4 shrink-0' : 'invisible size-4 shrink-0'}
                  />
                  <span className="flex min-w-0 flex-col">
                    <Text slot="label">{item.text}</Text>
                    {item.description && (
                      <Text slot="description" className="text-sm text-muted">
                        {item.description}
                      </Text>
                    )}
                  </span>
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}
