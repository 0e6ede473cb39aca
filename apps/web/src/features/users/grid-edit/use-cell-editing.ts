import type { UserFieldKey } from '@curator/console-contract/user-fields'
import type { ServerUser } from '@curator/console-contract/users'
import { useState } from 'react'
import type { CellEnd } from '../../../sheets/cell-input.tsx'
import type { GridPosition } from '../../../ui/grid-position.ts'
import {
  type CellRange,
  fillRange,
  firstOf,
  lastOf,
  placeBlock,
  readBlock,
  writeBlock,
} from './cell-block.ts'
import type { CellKeyAction } from './cell-keys.ts'
import { useCellCursor } from './use-cell-cursor.ts'
import type { GridEditing } from './use-grid-edits.ts'

/** The one cell of a range. */
const toRange = ({ row, column }: GridPosition): CellRange => ({ column, from: row, to: row })

type CellDraft = GridPosition & { readonly text: string }

/** Typing, filling, pasting and copying in the cells of a grid. */
export function useCellEditing(
  users: readonly ServerUser[],
  fields: readonly UserFieldKey[],
  editing: GridEditing,
) {
  const extent = { rowCount: users.length, columnCount: fields.length }
  const cursor = useCellCursor(extent)
  const [draft, setDraft] = useState<CellDraft | null>(null)
  const { active, range, focusCell } = cursor
  const textAt = ({ row, column }: GridPosition) => {
    const user = users[row]
    const field = fields[column]
    return user && field ? editing.cellOf(user, field).text : ''
  }
  const type = (cell: GridPosition, text: string | null) =>
    setDraft({ ...cell, text: text ?? textAt(cell) })
  /** The marked cells; without a mark, from the active cell to the last row. */
  const fill = () => {
    if (!active) return
    const isMarked = range !== null && firstOf(range) < lastOf(range)
    const wanted = isMarked ? range : { ...toRange(active), to: extent.rowCount - 1 }
    editing.put(fillRange(wanted, textAt({ row: firstOf(wanted), column: wanted.column })))
    focusCell(active)
  }
  const undo = () => {
    editing.undo()
    if (active) focusCell(active)
  }
  const endTyping = (end: CellEnd) => {
    if (!draft) return
    if (end !== 'leave') editing.put([draft])
    setDraft(null)
    const { row, column } = draft
    if (end === 'save') focusCell({ row: row + 1, column })
    if (end === 'save_and_next') focusCell({ row, column: column + 1 })
    if (end === 'leave') focusCell({ row, column })
  }
  return {
    cursor,
    draft,
    fill,
    undo,
    type,
    endTyping,
    setDraftText: (text: string) => setDraft((before) => before && { ...before, text }),
    act: (action: CellKeyAction, cell: GridPosition) => {
      if (action.kind === 'type') type(cell, action.text)
      if (action.kind === 'clear') editing.put(fillRange(range ?? toRange(cell), ''))
      if (action.kind === 'fill') fill()
      if (action.kind === 'undo') undo()
      if (action.kind === 'mark') cursor.markOn(cell, action.rows)
    },
    paste: (text: string, cell: GridPosition) =>
      editing.put(placeBlock(readBlock(text), cell, range, extent)),
    /** The marked cells, or this one, as a block for a spreadsheet. */
    copy: (cell: GridPosition) =>
      writeBlock(fillRange(range ?? toRange(cell), '').map((place) => [textAt(place)])),
  }
}
export type CellEditing = ReturnType<typeof useCellEditing>
