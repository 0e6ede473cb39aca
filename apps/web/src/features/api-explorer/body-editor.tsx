import type { FormField } from '@curator/console-contract/api-explorer'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { FieldEditor } from './fields/field-editor.tsx'
import { findJsonFault } from './json-fault.ts'
import { JsonInput } from './json-input.tsx'

/** The body as a form, or as JSON one writes oneself; both hold the same value. */
export function BodyEditor({
  field,
  note,
  value,
  onChange,
  onBrokenChange,
  faults,
}: {
  readonly field: FormField
  readonly note: string | null
  readonly value: unknown
  readonly onChange: (value: unknown) => void
  /** Told whether what stands there is no JSON; it can’t be sent then. */
  readonly onBrokenChange: (isBroken: boolean) => void
  readonly faults: Readonly<Record<string, string>>
}) {
  /** Text of the JSON view; undefined while the form is shown. */
  const [typed, setTyped] = useState<string>()
  const fault = typed === undefined || typed.trim() === '' ? null : findJsonFault(typed)
  const type = (next: string) => {
    setTyped(next)
    const isBroken = next.trim() !== '' && findJsonFault(next) !== null
    onBrokenChange(isBroken)
    if (!isBroken) onChange(next.trim() === '' ? undefined : JSON.parse(next))
  }
  const isForm = typed === undefined
  return (
    <section aria-label="Body" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="font-semibold">Body</h3>
        <Button
          size="small"
          isDisabled={fault !== null}
          onPress={() => setTyped(isForm ? toText(value) : undefined)}
        >
          {isForm ? 'Write the JSON yourself' : 'Back to the form'}
        </Button>
      </div>
      {note && <p className="text-sm text-muted">{note}</p>}
      {isForm ? (
        <FieldEditor field={field} value={value} onChange={onChange} place="body" faults={faults} />
      ) : (
        <JsonInput
          label="Body as JSON"
          description="Secrets stand here in plain text while you write."
          value={typed}
          onChange={type}
          fault={fault}
          error={
            Object.entries(faults)
              .filter(([place]) => place.startsWith('body'))
              .map(([place, words]) => `${place}: ${words}`)[0]
          }
          rows={16}
        />
      )}
    </section>
  )
}

function toText(value: unknown): string {
  return value === undefined ? '' : JSON.stringify(value, null, 2)
}
