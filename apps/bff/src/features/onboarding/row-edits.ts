import type { updateRows } from '@curator/console-contract/onboarding'
import type { z } from 'zod'
import { AppError } from '../../core/app-error.ts'
import type { SheetRecord, SheetRowRecord, SheetTables } from '../../store/sheet.store.ts'
import { cleanCell } from './reading/clean-cell.ts'
import { toRowKey } from './row-faults.ts'
import { groupByKey, judgeRow } from './sheet-content.ts'

export type RowEdits = z.output<(typeof updateRows)['body']>

/**
 * Sets cells and exclusions and judges anew every row this touches: the edited ones, and those that share or shared
 * an e-mail with them. Throws `not_found` for a line the sheet does not have. Call it with the sheet locked.
 */
export async function applyEdits(
  store: SheetTables,
  sheet: SheetRecord,
  edits: RowEdits,
): Promise<readonly SheetRowRecord[]> {
  const lines = [...new Set([...edits.cells, ...edits.exclusions].map((edit) => edit.line))]
  const before = await store.listRowsByLine(sheet.id, lines)
  refuseUnknownLines(lines, before)
  const edited = before.map((row) => editRow(row, sheet, edits))
  const editedByLine = new Map(edited.map((row) => [row.line, row]))
  const keys = [...before, ...edited].flatMap((row) => row.rowKey ?? [])
  const neighbours = await store.listRowsByKey(sheet.id, [...new Set(keys)])
  const touched = new Map([...neighbours.map((row) => [row.line, row] as const), ...editedByLine])
  const twins = groupByKey([...touched.values()])
  const judged = [...touched.values()]
    .map((row) => judgeRow(row, sheet.header, sheet.mapping, twins))
    .sort((a, b) => a.line - b.line)
  await store.saveRows(sheet.id, judged)
  return judged
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

function editRow(row: SheetRowRecord, sheet: SheetRecord, edits: RowEdits): SheetRowRecord {
  const cells = [...row.cells]
  const own = edits.cells.filter((edit) => edit.line === row.line)
  // Whoever edits a short row has seen it: what is missing counts as blank from then on.
  while (own.length > 0 && cells.length < sheet.header.length) cells.push('')
  for (const { column, value } of own) {
    if (column >= cells.length) {
      throw new AppError('not_found', {
        detail: `The row at line ${row.line} has no column ${column + 1}. Reload the page.`,
      })
    }
    cells[column] = cleanCell(value)
  }
  while (cells.length > sheet.header.length && cells.at(-1) === '') cells.pop()
  const exclusion = edits.exclusions.findLast((edit) => edit.line === row.line)
  return {
    ...row,
    cells,
    rowKey: toRowKey(cells, sheet.mapping),
    isExcluded: exclusion?.isExcluded ?? row.isExcluded,
  }
}
