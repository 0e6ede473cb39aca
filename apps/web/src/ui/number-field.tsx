import { NumberField as AriaNumberField, Input } from 'react-aria-components'
import { FieldLabel, FieldNotes, type FieldProps, inputClasses } from './field.tsx'

/** A whole number. Typing what is none leaves the number before. */
export function NumberField({
  label,
  isLabelHidden,
  description,
  error,
  value,
  minValue,
  maxValue,
  onChange,
}: FieldProps & {
  readonly value: number
  readonly minValue: number
  readonly maxValue: number
  readonly onChange: (value: number) => void
}) {
  return (
    <AriaNumberField
      value={value}
      minValue={minValue}
      maxValue={maxValue}
      step={1}
      onChange={(next) => {
        if (Number.isInteger(next)) onChange(next)
      }}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      className="flex min-w-0 flex-col gap-1"
    >
      <FieldLabel label={label} isLabelHidden={isLabelHidden} />
      <Input className={`${inputClasses} max-w-32 tabular-nums`} />
      <FieldNotes description={description} error={error} />
    </AriaNumberField>
  )
}
