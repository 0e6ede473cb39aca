import type { FormField } from '@curator/console-contract/api-explorer'
import { FieldEditor } from './fields/field-editor.tsx'

/** Fields of path or query: flat, and text whatever they hold, for that is how they travel. */
export function ParameterFields({
  title,
  place,
  fields,
  values,
  onChange,
  faults,
}: {
  readonly title: string
  readonly place: 'params' | 'query'
  readonly fields: readonly FormField[]
  readonly values: Readonly<Record<string, string>>
  readonly onChange: (values: Readonly<Record<string, string>>) => void
  readonly faults: Readonly<Record<string, string>>
}) {
  if (fields.length === 0) return null
  return (
    <section aria-label={title} className="flex flex-col gap-3">
      <h3 className="font-semibold">{title}</h3>
      {fields.map((field) => (
        <FieldEditor
          key={field.name}
          field={field}
          value={values[field.name] === '' ? undefined : values[field.name]}
          onChange={(next) =>
            onChange({ ...values, [field.name]: next === undefined ? '' : String(next) })
          }
          place={`${place}.${field.name}`}
          faults={faults}
        />
      ))}
    </section>
  )
}
