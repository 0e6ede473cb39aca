import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { isObject, toEmptyValue, withMember } from '../call-values.ts'
import type { InnerEditorProps } from './field-editor.tsx'
import { FieldGroup } from './field-group.tsx'

/** An object with names of one’s own: a name is typed, then its value is filled in. */
export function MapField({
  Editor,
  field,
  label,
  value,
  onChange,
  place,
  faults,
}: InnerEditorProps) {
  const [newName, setNewName] = useState('')
  const entries = isObject(value) ? Object.entries(value) : []
  const { item } = field
  const name = label ?? field.name
  if (!item) return null
  const change = (next: Readonly<Record<string, unknown>>) =>
    onChange(Object.keys(next).length === 0 && !field.isRequired ? undefined : next)
  const isTaken = entries.some(([known]) => known === newName)
  const add = () => {
    change({
      ...Object.fromEntries(entries),
      [newName]: toEmptyValue({ ...item, isRequired: true }) ?? null,
    })
    setNewName('')
  }
  return (
    <FieldGroup label={name} isRequired={field.isRequired} error={faults[place]}>
      {entries.map(([key, entry]) => (
        <div key={key} className="flex items-start gap-2">
          <div className="min-w-0 flex-1">
            <Editor
              field={{ ...item, name: key }}
              value={entry ?? undefined}
              onChange={(next) => change({ ...Object.fromEntries(entries), [key]: next ?? null })}
              place={`${place}.${key}`}
              faults={faults}
            />
          </div>
          <Button
            variant="quiet"
            size="small"
            icon={X}
            aria-label={`Remove ${key} of ${name}`}
            onPress={() => change(withMember(value, key, undefined))}
          />
        </div>
      ))}
      <div className="flex items-end gap-2">
        <div className="min-w-0 flex-1">
          <TextField
            label={`New name in ${name}`}
            value={newName}
            onChange={setNewName}
            error={isTaken ? 'This name is there already.' : undefined}
          />
        </div>
        <Button icon={Plus} isDisabled={newName === '' || isTaken} onPress={add}>
          Add
        </Button>
      </div>
    </FieldGroup>
  )
}
