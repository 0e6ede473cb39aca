import type { RowEdits } from '@curator/console-contract/sheets'
import { editRows } from '../../sheets/row-edits.ts'
import type { SheetRecord, SheetRowRecord, SheetTables } from '../../store/sheet.store.ts'
import { toRowKey } from './row-faults.ts'
import { groupByKey, judgeRow } from './sheet-content.ts'

/**
 * Sets cells and exclusions and judges anew every row this touches: the edited ones, and those that share or shared
 * an e-mail with them. Throws `not_found` for a line the sheet does not have. Call it with the sheet locked.
 */
export async function applyEdits(
  store: SheetTables,
  sheet: SheetRecord,
  edits: RowEdits,
  profileNames: readonly string[],
): Promise<readonly SheetRowRecord[]> {
  const { before, edited } = await editRows(store, sheet, edits)
  const keyed = edited.map((row) => ({ ...row, rowKey: toRowKey(row.cells, sheet.mapping) }))
  const editedByLine = new Map(keyed.map((row) => [row.line, row]))
  const keys = [...before, ...keyed].flatMap((row) => row.rowKey ?? [])
  const neighbours = await store.listRowsByKey(sheet.id, [...new Set(keys)])
  const touched = new Map([...neighbours.map((row) => [row.line, row] as const), ...editedByLine])
  const twins = groupByKey([...touched.values()])
  const judged = [...touched.values()]
    .map((row) => judgeRow(row, { ...sheet, profileNames }, twins))
    .sort((a, b) => a.line - b.line)
  await store.saveRows(sheet.id, judged)
  return judged
}
