import type { RowFault, SheetRow } from '@curator/console-contract/sheets'

/**
 * A cell of the grid on screen: `row` counts rows of the present list, `column` grid columns. The first grid column
 * speaks for the row as a whole: its line, its mark *left out*, faults of the row. The sheet's columns follow it.
 */
export interface GridCell {
  readonly row: number
  readonly column: number
}

/** The grid column of the row itself. */
export const rowColumn = 0

/** Where a column of the sheet stands in the grid; faults of a whole row stand at its head. */
function toGridColumn(sheetColumn: number | null): number {
  return sheetColumn === null ? rowColumn : sheetColumn + 1
}

/** The sheet's column at a grid column; null at the head of a row. */
export function toSheetColumn(gridColumn: number): number | null {
  return gridColumn === rowColumn ? null : gridColumn - 1
}

/** The cell that is being typed into, by line, for rows may move in the list meanwhile. */
export interface CellDraft {
  readonly line: number
  /** Column of the sheet. */
  readonly column: number
  readonly text: string
}

/** Faults at a cell. A row that is left out has none that matter. */
export function toCellFaults(row: SheetRow, sheetColumn: number | null): RowFault[] {
  return row.isExcluded ? [] : row.faults.filter((fault) => fault.column === sheetColumn)
}

/** The grid columns of a row that have faults, from left to right, each once. */
export function toFaultColumns(row: SheetRow): number[] {
  if (row.isExcluded) return []
  return [...new Set(row.faults.map((fault) => toGridColumn(fault.column)))].sort((a, b) => a - b)
}

export interface RowList {
  readonly rowCount: number
  /** `undefined` for a row that is not loaded. */
  readonly getRow: (index: number) => SheetRow | undefined
}

/**
 * The next cell with a fault after a cell, in reading order, without starting again at the top; null when there is none
 * among the rows that are loaded.
 */
export function findNextFault(list: RowList, from: GridCell | null): GridCell | null {
  for (let row = Math.max(from?.row ?? 0, 0); row < list.rowCount; row += 1) {
    const columns = toFaultColumns(list.getRow(row) ?? emptyRow)
    const column = columns.find((candidate) => row !== from?.row || candidate > from.column)
    if (column !== undefined) return { row, column }
  }
  return null
}

const emptyRow: SheetRow = { line: 2, cells: [], faults: [], isExcluded: false }

/** What a key pressed on a cell, not in its text box, asks for; null for keys that mean something else. */
export type CellKeyAction =
  | { readonly kind: 'edit'; readonly text: string | null }
  | { readonly kind: 'use_suggestion' }
  | { readonly kind: 'next_fault' }
  | { readonly kind: 'toggle_row' }

export interface KeyPress {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
}

/** `text: null` edits the value as it is; typing a letter begins anew with it. */
export function toCellKeyAction(press: KeyPress, column: number): CellKeyAction | null {
  if (press.key === 'F8') return { kind: 'next_fault' }
  if (column === rowColumn) {
    return press.key === ' ' || press.key === 'Enter' ? { kind: 'toggle_row' } : null
  }
  const isCommand = press.ctrlKey || press.metaKey
  if (press.key === 'Enter' && isCommand) return { kind: 'use_suggestion' }
  return isCommand || press.altKey ? null : toEditAction(press.key)
}

function toEditAction(key: string): CellKeyAction | null {
  if (key === 'Enter' || key === 'F2') return { kind: 'edit', text: null }
  if (key === 'Delete' || key === 'Backspace') return { kind: 'edit', text: '' }
  // Names of keys have several letters; what types one character begins anew with it.
  return [...key].length === 1 ? { kind: 'edit', text: key } : null
}
