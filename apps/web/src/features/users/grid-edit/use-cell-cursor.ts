import { useState } from 'react'
import type { GridPosition } from '../../../ui/grid-position.ts'
import type { CellRange } from './cell-block.ts'

/** Grid columns before the fields: the person. */
export const columnsBefore = 1

/** Where the person is in the cells (rows and fields), and which cells of a column are marked. */
export function useCellCursor(extent: { readonly rowCount: number; readonly columnCount: number }) {
  const [active, setActive] = useState<GridPosition>()
  const [range, setRange] = useState<CellRange | null>(null)
  const [goTo, setGoTo] = useState<GridPosition | null>(null)
  const focusCell = ({ row, column }: GridPosition) =>
    setGoTo({
      row: Math.min(row, extent.rowCount - 1),
      column: Math.min(column, extent.columnCount - 1) + columnsBefore,
    })
  return {
    active,
    range,
    goTo,
    setActive,
    focusCell,
    unmark: () => setRange(null),
    /** Marks on from a cell, one row up or down. */
    markOn: (cell: GridPosition, rows: 1 | -1) => {
      const to = Math.max(0, Math.min(cell.row + rows, extent.rowCount - 1))
      const from = range?.column === cell.column ? range.from : cell.row
      setRange({ column: cell.column, from, to })
      focusCell({ row: to, column: cell.column })
    },
    /** Marks from the active cell to another of its column; false when it is in none. */
    markTo: (cell: GridPosition): boolean => {
      if (active?.column !== cell.column) return false
      setRange({ column: cell.column, from: range?.from ?? active.row, to: cell.row })
      return true
    },
  }
}
