import type { SheetRow } from '@curator/console-contract/sheets'
import { CircleCheck } from 'lucide-react'
import { type KeyboardEvent, type MouseEvent, useRef, useState } from 'react'
import { formatCounted } from '../lib/format-count.ts'
import { DataGrid } from '../ui/data-grid.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import type { PagedRows } from '../ui/paged-rows.ts'
import {
  type CellDraft,
  type CellKeyAction,
  type GridCell,
  rowColumn,
  toCellFaults,
  toCellKeyAction,
  toSheetColumn,
} from './cell-editor.ts'
import type { CellEnd } from './cell-input.tsx'
import { toFaultGridColumns } from './fault-columns.tsx'
import type { RowEditsInput } from './sheet-rows.queries.ts'

/** Two lines a row: the value, and what is wrong with it. */
const rowHeight = 52

/** The grid cell an event came from; null when it came from a control inside one, or from elsewhere. */
function findCell(target: EventTarget): GridCell | null {
  if (!(target instanceof HTMLElement) || target.dataset.row === undefined) return null
  return { row: Number(target.dataset.row), column: Number(target.dataset.column) }
}

/**
 * The rows of a sheet, edited in place. The owner names the cell to go to (`goTo`) and is told what to save
 * (`onEdit`), which cell has the focus (`onActive`) and that the next fault is wanted.
 */
export function FaultGrid({
  columnNames,
  rows,
  resetKey,
  goTo,
  emptyText,
  onActive,
  onEdit,
  onNextFault,
  onGoTo,
}: {
  /** One per column of the sheet. */
  readonly columnNames: readonly string[]
  readonly rows: PagedRows<SheetRow, unknown>
  readonly resetKey: string
  readonly goTo: GridCell | null
  readonly emptyText: string
  readonly onActive: (cell: GridCell) => void
  readonly onEdit: (edits: RowEditsInput) => void
  readonly onNextFault: (from: GridCell | null) => void
  readonly onGoTo: (cell: GridCell) => void
}) {
  const [draft, setDraft] = useState<CellDraft | null>(null)
  // Where the present draft stands on screen, to go back to when typing ends.
  const place = useRef<GridCell | null>(null)
  const wasFocused = useRef(false)

  const setCell = (row: SheetRow, column: number, value: string) => {
    if (row.cells[column] !== value) onEdit({ cells: [{ line: row.line, column, value }] })
  }
  const handleEnd = (end: CellEnd) => {
    const row = place.current ? rows.getRow(place.current.row) : undefined
    if (end !== 'leave' && draft && row?.line === draft.line) {
      setCell(row, draft.column, draft.text)
    }
    setDraft(null)
    if (end === 'save_and_next') onNextFault(place.current)
    // A press elsewhere has taken the focus already, and there it stays.
    else if (end !== 'blur' && place.current) onGoTo(place.current)
  }
  const startEdit = (cell: GridCell, text: string | null) => {
    const row = rows.getRow(cell.row)
    const column = toSheetColumn(cell.column)
    if (!row || column === null) return
    place.current = cell
    setDraft({ line: row.line, column, text: text ?? row.cells[column] ?? '' })
  }
  const toggle = (row: SheetRow, isIncluded: boolean) =>
    onEdit({ exclusions: [{ line: row.line, isExcluded: !isIncluded }] })

  const act = (action: CellKeyAction, cell: GridCell) => {
    const row = rows.getRow(cell.row)
    if (action.kind === 'next_fault') return onNextFault(cell)
    if (!row) return
    if (action.kind === 'toggle_row') return toggle(row, row.isExcluded)
    if (action.kind === 'edit') return startEdit(cell, action.text)
    const column = toSheetColumn(cell.column)
    const suggestion = toCellFaults(row, column).find((fault) => fault.suggestion !== null)
    if (column !== null && suggestion?.suggestion) setCell(row, column, suggestion.suggestion)
  }
  const handleKeyDown = (event: KeyboardEvent) => {
    const cell = findCell(event.target)
    const action = cell && cell.row >= 0 ? toCellKeyAction(event, cell.column) : null
    if (!action || !cell) return
    event.preventDefault()
    event.stopPropagation()
    act(action, cell)
  }
  // The first press goes to a cell, the second one types in it; a double press does both.
  const handlePress = (event: MouseEvent) => {
    const cell = closestCell(event.target)
    if (cell && cell.row >= 0 && wasFocused.current) startEdit(cell, null)
  }

  const columns = toFaultGridColumns(columnNames, draft, {
    onText: (text) => setDraft((before) => before && { ...before, text }),
    onEnd: handleEnd,
    onSuggestion: setCell,
    onInclude: toggle,
  })
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the grid inside has the role; keys are taken before it moves the focus
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are above
    <div
      className="flex min-h-0 flex-1 flex-col"
      onKeyDownCapture={handleKeyDown}
      onFocusCapture={(event) => {
        const cell = findCell(event.target)
        if (cell) onActive(cell)
      }}
      onMouseDownCapture={(event) => {
        const element = event.target instanceof Element ? event.target.closest('[data-row]') : null
        wasFocused.current = element !== null && element === document.activeElement
      }}
      onClick={handlePress}
    >
      <DataGrid
        label="Rows of the sheet"
        columns={columns}
        rowCount={rows.rowCount}
        getRow={rows.getRow}
        rowKey={(row) => String(row.line)}
        onVisibleRangeChange={rows.onVisibleRangeChange}
        isLoading={rows.isLoading}
        isStale={rows.isStale}
        rowHeight={rowHeight}
        stickyFirstColumn
        goTo={goTo}
        countText={formatCounted(rows.rowCount, 'row', 'rows')}
        resetKey={resetKey}
        empty={<EmptyState icon={CircleCheck} title={emptyText} />}
      />
    </div>
  )
}

/** The cell below a press, unless the press was on a control inside it. */
function closestCell(target: EventTarget): GridCell | null {
  if (!(target instanceof Element) || target.closest('button, input, label')) return null
  const cell = target.closest('[data-row]')
  const found = cell ? findCell(cell) : null
  return found?.column === rowColumn ? null : found
}
