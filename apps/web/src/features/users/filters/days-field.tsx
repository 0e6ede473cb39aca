import { Input, Label, NumberField } from 'react-aria-components'
import { inputClasses } from '../../../ui/field.tsx'

/** After how many days without sign-in a person counts as inactive. */
export function DaysField({
  value,
  onChange,
}: {
  readonly value: number
  readonly onChange: (days: number) => void
}) {
  return (
    <NumberField
      value={value}
      minValue={1}
      maxValue={3_650}
      step={1}
      onChange={(days) => {
        if (Number.isInteger(days)) onChange(days)
      }}
      className="flex items-center gap-2"
    >
      <Label className="text-sm">Days without sign-in</Label>
      <div className="w-20">
        <Input className={inputClasses} />
      </div>
    </NumberField>
  )
}
