import type { FieldChange } from '@curator/console-contract/plans'

/** What a value that is empty is called. */
const emptyWord = 'empty'

function Value({ text }: { readonly text: string }) {
  return text === '' ? <em className="text-muted">{emptyWord}</em> : text
}

/** One field: its name, the old value struck through where there was one, and the new one. */
export function FieldChangeLine({ change }: { readonly change: FieldChange }) {
  return (
    <>
      <span className="text-muted">{change.label}: </span>
      {change.before !== null && (
        <>
          <span className="sr-only">from </span>
          <del className="text-muted decoration-bad">
            <Value text={change.before} />
          </del>{' '}
          <span className="sr-only">to </span>
        </>
      )}
      <ins className="font-medium no-underline">
        <Value text={change.after} />
      </ins>
    </>
  )
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
