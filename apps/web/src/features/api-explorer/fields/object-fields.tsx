import { Plus, X } from 'lucide-react'
import { Button } from '../../../ui/button.tsx'
import { isObject, toEmptyValue, withMember } from '../call-values.ts'
import type { InnerEditorProps } from './field-editor.tsx'
import { FieldGroup } from './field-group.tsx'

/** The fields of an object; one that may be left out is, until it is added. */
export function ObjectFields({
  Editor,
  field,
  label,
  value,
  onChange,
  place,
  faults,
}: InnerEditorProps) {
  const name = label ?? field.name
  if (value === undefined && !field.isRequired) {
    const add = () => onChange(toEmptyValue({ ...field, isRequired: true }))
    return (
      <FieldGroup label={name} isRequired={false} error={faults[place]}>
        <div>
          <Button size="small" icon={Plus} onPress={add}>
            Add {name}
          </Button>
        </div>
      </FieldGroup>
    )
  }
  const members = field.fields.map((inner) => (
    <Editor
      key={inner.name}
      field={inner}
      value={isObject(value) ? value[inner.name] : undefined}
      onChange={(next) => onChange(withMember(value, inner.name, next))}
      place={`${place}.${inner.name}`}
      faults={faults}
    />
  ))
  if (field.name === '' && label === 'Body')
    return (
      <div className="flex flex-col gap-4">
        {faults[place] && <p className="text-sm text-bad">{faults[place]}</p>}
        {members}
      </div>
    )
  return (
    <FieldGroup
      label={name}
      isRequired={field.isRequired}
      error={faults[place]}
      action={
        !field.isRequired && (
          <Button size="small" icon={X} onPress={() => onChange(undefined)}>
            Leave {name} out
          </Button>
        )
      }
    >
      {members}
    </FieldGroup>
  )
}
