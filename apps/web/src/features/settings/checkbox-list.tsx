import { CheckboxGroup, Label } from 'react-aria-components'
import { Checkbox } from '../../ui/checkbox.tsx'
import { FieldNotes } from '../../ui/field.tsx'

/** Several of a list. */
export function CheckboxList<K extends string>({
  label,
  items,
  chosen,
  error,
  onChange,
}: {
  readonly label: string
  readonly items: readonly { readonly key: K; readonly text: string }[]
  readonly chosen: readonly K[]
  readonly error: string | undefined
  readonly onChange: (chosen: K[]) => void
}) {
  return (
    <CheckboxGroup
      value={[...chosen]}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      onChange={(keys) => onChange(items.map(({ key }) => key).filter((key) => keys.includes(key)))}
      className="flex flex-col gap-1"
    >
      <Label className="text-sm font-medium text-text">{label}</Label>
      {items.map(({ key, text }) => (
        <Checkbox key={key} value={key}>
          {text}
        </Checkbox>
      ))}
      <FieldNotes error={error} />
    </CheckboxGroup>
  )
}
