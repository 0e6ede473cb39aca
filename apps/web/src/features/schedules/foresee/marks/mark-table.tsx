import type { ReactNode } from 'react'
import { classNames } from '../../../../ui/class-names.ts'
import { foreseeText } from '../foresee-text.ts'

export type MarkColumn<T> = {
  readonly key: string
  readonly text: string
  readonly isNumber?: boolean
  readonly cell: (row: T) => ReactNode
}

/** The data of a picture as a plain table; the first column heads each row. */
export function MarkTable<T>({
  caption,
  columns,
  rows,
  keyOf,
}: {
  readonly caption: string
  readonly columns: readonly MarkColumn<T>[]
  readonly rows: readonly T[]
  readonly keyOf: (row: T) => string
}) {
  const cellClasses = (column: MarkColumn<T>) =>
    classNames('px-3 py-1.5 align-top', column.isNumber && 'text-right tabular-nums')
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={`${foreseeText.table}: ${caption}`}
      className="max-h-[70dvh] overflow-auto"
    >
      <table className="w-full text-left max-sm:min-w-160">
        <caption className="sr-only">{caption}</caption>
        <thead className="sticky top-0 bg-surface">
          <tr className="border-b border-line">
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                className={classNames(cellClasses(column), 'font-medium')}
              >
                {column.text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)} className="border-b border-line last:border-b-0">
              {columns.map((column, place) =>
                place === 0 ? (
                  <th
                    key={column.key}
                    scope="row"
                    className={classNames(cellClasses(column), 'font-normal')}
                  >
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.key} className={cellClasses(column)}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
