import { Plus, X } from 'lucide-react'
import { Button } from '../../../ui/button.tsx'
import { toEmptyValue } from '../call-values.ts'
import type { InnerEditorProps } from './field-editor.tsx'
import { FieldGroup } from './field-group.tsx'

/** Entries that are added and taken away one by one; empty and optional, it is left out. */
export function ListField({
  Editor,
  field,
  label,
  value,
  onChange,
  place,
  faults,
}: InnerEditorProps) {
  const entries: readonly unknown[] = Array.isArray(value) ? value : []
  const { item } = field
  const name = label ?? field.name
  if (!item) return null
  const change = (next: readonly unknown[]) =>
    onChange(next.length === 0 && !field.isRequired ? undefined : next)
  const add = () => change([...entries, toEmptyValue({ ...item, isRequired: true }) ?? null])
  return (
    <FieldGroup
      label={name}
      isRequired={field.isRequired}
      error={faults[place]}
      action={
        <Button size="small" icon={Plus} onPress={add}>
          Add an entry
        </Button>
      }
    >
      {entries.map((entry, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: entries have no identity of their own and never change places
        <div key={index} className="flex items-start gap-2">
          <div className="min-w-0 flex-1">
            <Editor
              field={item}
              label={`Entry ${index + 1}`}
              value={entry ?? undefined}
              onChange={(next) => change(entries.map((each, at) => (at === index ? next : each)))}
              place={`${place}.${index}`}
              faults={faults}
            />
          </div>
          <Button
            variant="quiet"
            size="small"
            icon={X}
            aria-label={`Remove entry ${index + 1} of ${name}`}
            onPress={() => change(entries.filter((_, at) => at !== index))}
          />
        </div>
      ))}
    </FieldGroup>
  )
}
