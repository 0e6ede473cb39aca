import type { ReactNode } from 'react'
import { classNames } from '../../../../ui/class-names.ts'
import { useMarkKeys } from './use-mark-keys.ts'

export type GridHead = { readonly key: string; readonly text: string; readonly isNow?: boolean }

export type GridMark = {
  /** What is behind it, for the address. */
  readonly place: string
  /** For screen readers and on hover: the whole sentence. */
  readonly label: string
  readonly content: ReactNode
  /** Colours. */
  readonly classes: string
}

/** A grid of marks that are pressed to see what is behind them. Arrow keys walk it; without a mark a place is empty. */
export function MarkGrid({
  label,
  columns,
  rows,
  markOf,
  onOpen,
  isTall = false,
}: {
  readonly label: string
  readonly columns: readonly GridHead[]
  /** Heads without text are not shown: weeks of a month. */
  readonly rows: readonly GridHead[]
  readonly markOf: (row: number, column: number) => GridMark | null
  readonly onOpen: (place: string) => void
  /** Marks with more than a number in them. */
  readonly isTall?: boolean
}) {
  const { onKeyDown, propsOf, ref } = useMarkKeys(rows.length, columns.length)
  const hasRowHeads = rows.some(({ text }) => text !== '')
  return (
    <table
      ref={ref}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table that arrow keys walk is a grid
      role="grid"
      aria-label={label}
      onKeyDown={onKeyDown}
      className="w-full table-fixed border-collapse"
    >
      <thead>
        <tr>
          {hasRowHeads && <td className="w-14 sm:w-24" />}
          {columns.map(({ isNow, key, text }) => (
            <th
              key={key}
              scope="col"
              {...(isNow ? { 'aria-current': 'date' as const } : {})}
              className={classNames(
                'truncate border-b border-line px-1 py-1.5 text-center text-sm',
                isNow ? 'font-semibold text-accent-ink' : 'font-medium text-muted',
              )}
            >
              {text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, rowIndex) => (
          <tr key={row.key}>
            {hasRowHeads && (
              <th
                scope="row"
                className={classNames(
                  'truncate px-2 text-left text-sm tabular-nums',
                  row.isNow ? 'font-semibold text-accent-ink' : 'font-medium text-muted',
                )}
              >
                {row.text}
              </th>
            )}
            {columns.map(({ key }, column) => (
              <td key={key} className="border border-line p-0 align-top">
                <Mark
                  mark={markOf(rowIndex, column)}
                  keys={propsOf(rowIndex, column)}
                  isTall={isTall}
                  onOpen={onOpen}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Mark({
  mark,
  keys,
  isTall,
  onOpen,
}: {
  readonly mark: GridMark | null
  readonly keys: ReturnType<ReturnType<typeof useMarkKeys>['propsOf']>
  readonly isTall: boolean
  readonly onOpen: (place: string) => void
}) {
  if (!mark) return null
  return (
    <button
      type="button"
      {...keys}
      aria-label={mark.label}
      title={mark.label}
      onClick={() => onOpen(mark.place)}
      className={classNames(
        'relative block w-full overflow-hidden outline-offset-[-2px] hover:ring-2 hover:ring-accent hover:ring-inset',
        isTall ? 'h-16 p-1.5 text-left sm:h-28' : 'h-7 text-center text-sm tabular-nums',
        mark.classes,
      )}
    >
      {mark.content}
    </button>
  )
}
