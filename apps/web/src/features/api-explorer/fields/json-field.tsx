import { useState } from 'react'
import { findJsonFault } from '../json-fault.ts'
import { JsonInput } from '../json-input.tsx'
import type { FieldEditorProps } from './field-editor.tsx'

/** A field that takes any value, written as JSON. */
export function JsonField({ field, label, value, onChange, place, faults }: FieldEditorProps) {
  const [typed, setTyped] = useState(() => (value === undefined ? '' : JSON.stringify(value)))
  const fault = typed.trim() === '' ? null : findJsonFault(typed)
  const change = (next: string) => {
    setTyped(next)
    if (next.trim() === '') onChange(undefined)
    else if (findJsonFault(next) === null) onChange(JSON.parse(next))
  }
  return (
    <JsonInput
      label={label ?? field.name}
      description="Any value, as JSON: text stands in double quotes."
      value={typed}
      onChange={change}
      fault={fault}
      error={faults[place]}
      rows={2}
    />
  )
}
