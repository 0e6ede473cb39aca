import type { RowEdits } from '@curator/console-contract/sheets'
import { AppError } from '../core/app-error.ts'
import type { SheetRecord, SheetRowRecord, SheetTables } from '../store/sheet.store.ts'
import { cleanCell } from './reading/clean-cell.ts'

/** The rows that edits name, as they stand and as they are wanted, not judged yet. */
export interface EditedRows {
  readonly before: readonly SheetRowRecord[]
  /** `rowKey` and faults are still those of before. */
  readonly edited: readonly SheetRowRecord[]
}

/** Throws `not_found` for a line or column the sheet does not have. Call it with the sheet locked. */
export async function editRows(
  store: SheetTables,
  sheet: Pick<SheetRecord, 'id' | 'header'>,
  edits: RowEdits,
): Promise<EditedRows> {
  const lines = [...new Set([...edits.cells, ...edits.exclusions].map((edit) => edit.line))]
  const before = await store.listRowsByLine(sheet.id, lines)
  refuseUnknownLines(lines, before)
  return { before, edited: before.map((row) => editRow(row, sheet.header.length, edits)) }
}

function refuseUnknownLines(lines: readonly number[], rows: readonly SheetRowRecord[]): void {
  const known = new Set(rows.map((row) => row.line))
  const unknown = lines.find((line) => !known.has(line))
  if (unknown !== undefined) {
    throw new AppError('not_found', {
      detail: `The sheet has no row at line ${unknown}. Reload the page.`,
    })
  }
}

function editRow(row: SheetRowRecord, width: number, edits: RowEdits): SheetRowRecord {
  const cells = [...row.cells]
  const own = edits.cells.filter((edit) => edit.line === row.line)
  // Whoever edits a short row has seen it: what is missing counts as blank from then on.
  while (own.length > 0 && cells.length < width) cells.push('')
  for (const { column, value } of own) {
    if (column >= cells.length) {
      throw new AppError('not_found', {
        detail: `The row at line ${row.line} has no column ${column + 1}. Reload the page.`,
      })
    }
    cells[column] = cleanCell(value)
  }
  while (cells.length > width && cells.at(-1) === '') cells.pop()
  const exclusion = edits.exclusions.findLast((edit) => edit.line === row.line)
  return { ...row, cells, isExcluded: exclusion?.isExcluded ?? row.isExcluded }
}
