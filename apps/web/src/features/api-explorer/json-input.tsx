import { TextArea, TextField } from 'react-aria-components'
import { FieldLabel, FieldNotes, inputClasses } from '../../ui/field.tsx'
import type { JsonFault } from './json-fault.ts'

/** Several lines of JSON; a fault names its line and column. */
export function JsonInput({
  label,
  description,
  value,
  onChange,
  fault,
  error,
  rows,
}: {
  readonly label: string
  readonly description?: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly fault: JsonFault | null
  readonly error?: string | undefined
  readonly rows: number
}) {
  const words = fault ? `Line ${fault.line}, column ${fault.column}: ${fault.message}.` : error
  return (
    <TextField
      value={value}
      onChange={onChange}
      isInvalid={words !== undefined}
      validationBehavior="aria"
      className="flex flex-col gap-1"
    >
      <FieldLabel label={label} />
      <TextArea
        rows={rows}
        spellCheck={false}
        className={`${inputClasses} resize-y py-2 font-mono text-sm`}
      />
      <FieldNotes description={description} error={words} />
    </TextField>
  )
}
