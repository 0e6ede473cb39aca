import type { RowFault, SheetRow } from '@curator/console-contract/sheets'
import { CircleAlert } from 'lucide-react'
import { Fragment, type ReactNode } from 'react'
import { Kbd } from '../ui/kbd.tsx'
import { type GridCell, toCellFaults, toSheetColumn } from './cell-editor.ts'

/** What is wrong at the cell with the focus, in full, and the keys that help; keeps its height when all is right. */
export function ActiveFaultBar({
  columnNames,
  row,
  active,
  toFaultAction,
}: {
  readonly columnNames: readonly string[]
  readonly row: SheetRow | undefined
  readonly active: GridCell | null
  readonly toFaultAction?: (fault: RowFault, cell: string) => ReactNode
}) {
  const column = active ? toSheetColumn(active.column) : null
  const faults = row && active ? toCellFaults(row, column) : []
  return (
    <div className="flex flex-col gap-1 border-t border-line bg-canvas px-3 py-2 text-sm">
      <p className="flex min-w-0 items-start gap-1.5">
        {row && faults.length > 0 ? (
          <>
            <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-bad" />
            <span>
              <strong>
                Line {row.line}
                {column === null ? '' : `, ${columnNames[column] ?? `Column ${column + 1}`}`}:
              </strong>{' '}
              {faults.map((fault) => fault.message).join(' ')}
            </span>
          </>
        ) : (
          <span className="text-muted">Go to a marked cell to read what is wrong with it.</span>
        )}
      </p>
      {row && column !== null && toFaultAction && (
        <div className="flex flex-wrap gap-2 empty:hidden">
          {faults.map((fault) => (
            <Fragment key={fault.code}>{toFaultAction(fault, row.cells[column] ?? '')}</Fragment>
          ))}
        </div>
      )}
      <KeyHelp />
    </div>
  )
}

function KeyHelp() {
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-muted max-md:hidden">
      <span>
        <Kbd>Enter</Kbd> edits and saves
      </span>
      <span>
        <Kbd>Esc</Kbd> leaves
      </span>
      <span>
        <Kbd>Tab</Kbd> saves and goes on
      </span>
      <span>
        <Kbd>Ctrl</Kbd> <Kbd>Enter</Kbd> takes the suggestion
      </span>
      <span>
        <Kbd>F8</Kbd> next fault
      </span>
    </p>
  )
}
