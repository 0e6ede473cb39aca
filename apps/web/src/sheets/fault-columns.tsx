import type { SheetRow } from '@curator/console-contract/sheets'
import { Checkbox } from '../ui/checkbox.tsx'
import type { GridColumn } from '../ui/grid-column.ts'
import { type CellDraft, toCellFaults } from './cell-editor.ts'
import { type CellEnd, CellInput } from './cell-input.tsx'
import { FaultCell } from './fault-cell.tsx'
import { faultText } from './sheets-text.ts'

export interface CellHandlers {
  readonly onText: (text: string) => void
  readonly onEnd: (end: CellEnd) => void
  readonly onSuggestion: (row: SheetRow, column: number, suggestion: string) => void
  readonly onInclude: (row: SheetRow, isIncluded: boolean) => void
}

/** Pixels; wide enough for an e-mail address. */
const columnWidth = 208

/** Grid columns of a sheet: the head of the row, then one per column of the sheet. */
export function toFaultGridColumns(
  columnNames: readonly string[],
  draft: CellDraft | null,
  handlers: CellHandlers,
): GridColumn<SheetRow>[] {
  return [
    {
      key: 'row',
      header: 'Line',
      width: 124,
      render: (row) => <RowHead row={row} onInclude={handlers.onInclude} />,
    },
    ...columnNames.map((name, column) => ({
      key: `column-${column}`,
      header: name,
      width: columnWidth,
      render: (row: SheetRow) =>
        draft?.line === row.line && draft.column === column ? (
          <CellInput
            label={`${name}, line ${row.line}`}
            text={draft.text}
            onText={handlers.onText}
            onEnd={handlers.onEnd}
          />
        ) : (
          <FaultCell
            value={row.cells[column] ?? ''}
            faults={toCellFaults(row, column)}
            isExcluded={row.isExcluded}
            onSuggestion={(suggestion) => handlers.onSuggestion(row, column, suggestion)}
          />
        ),
    })),
  ]
}

/** The line number, whether the row is brought, and what is wrong with the row as a whole. */
function RowHead({
  row,
  onInclude,
}: {
  readonly row: SheetRow
  readonly onInclude: CellHandlers['onInclude']
}) {
  const fault = toCellFaults(row, null)[0]
  return (
    <span className="flex flex-col">
      <span className="flex items-center gap-2 tabular-nums">
        <Checkbox
          aria-label={`Bring line ${row.line}`}
          excludeFromTabOrder
          isSelected={!row.isExcluded}
          onChange={(isIncluded) => onInclude(row, isIncluded)}
        />
        {row.line}
      </span>
      {row.isExcluded && <span className="text-xs text-muted">Left out</span>}
      {fault && (
        <span className="truncate text-xs text-bad" title={fault.message}>
          {faultText[fault.code]}
        </span>
      )}
    </span>
  )
}
