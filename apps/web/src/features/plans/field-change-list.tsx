import type { FieldChange } from '@curator/console-contract/plans'
import { ValueChange } from '../../ui/value-change.tsx'

/** One field: its name, the old value struck through where there was one, and the new one. */
export function FieldChangeLine({ change }: { readonly change: FieldChange }) {
  return <ValueChange label={change.label} before={change.before} after={change.after} />
}

/** All fields of a change, one a line. */
export function FieldChangeList({ fields }: { readonly fields: readonly FieldChange[] }) {
  return (
    <ul className="flex flex-col gap-0.5">
      {fields.map((field) => (
        <li key={field.field} className="wrap-anywhere">
          <FieldChangeLine change={field} />
        </li>
      ))}
    </ul>
  )
}
