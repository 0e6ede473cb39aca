import type { FormField } from '@curator/console-contract/api-explorer'
import type { ComponentType } from 'react'
import { PasswordField } from '../../../ui/password-field.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { text } from '../api-explorer-text.ts'
import { FileField } from './file-field.tsx'
import { JsonField } from './json-field.tsx'
import { ListField } from './list-field.tsx'
import { MapField } from './map-field.tsx'
import { ObjectFields } from './object-fields.tsx'

export type FieldEditorProps = {
  readonly field: FormField
  /** Stands in place of the field's name: `Entry 1`, or what a map calls it. */
  readonly label?: string | undefined
  /** Undefined while it is left out. */
  readonly value: unknown
  readonly onChange: (value: unknown) => void
  /** Place of the value in the call, as faults name it: `body.rights.isAdmin`. */
  readonly place: string
  /** Faults by place. */
  readonly faults: Readonly<Record<string, string>>
}

/** Of fields that hold others: what draws those is handed in. */
export type InnerEditorProps = FieldEditorProps & {
  readonly Editor: ComponentType<FieldEditorProps>
}

/** One field of a form, whatever its kind; objects, lists and maps hold others. */
export function FieldEditor(props: FieldEditorProps) {
  const { field, label = field.name || 'Body', value, onChange, place, faults } = props
  const shared = {
    label: field.isRequired ? `${label} *` : label,
    error: faults[place],
    description: field.hint ?? undefined,
  }
  switch (field.kind) {
    case 'object':
      return <ObjectFields {...props} Editor={FieldEditor} label={label} />
    case 'list':
      return <ListField {...props} Editor={FieldEditor} label={label} />
    case 'map':
      return <MapField {...props} Editor={FieldEditor} label={label} />
    case 'file':
      return <FileField {...props} label={shared.label} />
    case 'json':
      return <JsonField {...props} label={shared.label} />
    case 'boolean':
      return (
        <Choice
          {...shared}
          values={['true', 'false']}
          value={value}
          isRequired={field.isRequired}
          onChange={(chosen) => onChange(chosen === undefined ? undefined : chosen === 'true')}
        />
      )
    case 'choice':
      return (
        <Choice
          {...shared}
          values={field.choices}
          value={value}
          isRequired={field.isRequired}
          onChange={onChange}
        />
      )
    case 'number':
    case 'integer':
      return <NumberField {...shared} value={value} onChange={onChange} />
    case 'text':
    case 'date': {
      const typed = typeof value === 'string' ? value : value === undefined ? '' : String(value)
      const change = (next: string) => onChange(next === '' && !field.isRequired ? undefined : next)
      if (field.isSecret)
        return (
          <PasswordField
            {...shared}
            description={text.secretHint}
            autoComplete="off"
            value={typed}
            onChange={change}
          />
        )
      return <TextField {...shared} autoComplete="off" value={typed} onChange={change} />
    }
  }
}

type Shared = {
  readonly label: string
  readonly error: string | undefined
  readonly description: string | undefined
}

/** One of several, or left out. */
function Choice({
  values,
  value,
  isRequired,
  onChange,
  ...shared
}: Shared & {
  readonly values: readonly string[]
  readonly value: unknown
  readonly isRequired: boolean
  readonly onChange: (value: string | undefined) => void
}) {
  const items = values.map((key) => ({ key, text: key }))
  const leaveOut = { key: '', text: text.leaveOut }
  return (
    <Select
      {...shared}
      items={isRequired ? items : [leaveOut, ...items]}
      value={value === undefined ? (isRequired ? null : '') : String(value)}
      onChange={(key) => onChange(key === '' ? undefined : key)}
    />
  )
}

/** What is no number stays as it was typed: the check names it. */
function NumberField({
  value,
  onChange,
  ...shared
}: Shared & { readonly value: unknown; readonly onChange: (value: unknown) => void }) {
  return (
    <TextField
      {...shared}
      inputMode="decimal"
      autoComplete="off"
      value={value === undefined ? '' : String(value)}
      onChange={(typed) => onChange(toNumber(typed))}
    />
  )
}

function toNumber(typed: string): unknown {
  const trimmed = typed.trim()
  if (trimmed === '') return undefined
  // "1." and "1.0" are on their way to another number.
  return String(Number(trimmed)) === trimmed ? Number(trimmed) : typed
}
