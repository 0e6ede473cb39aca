import type { SheetRowRecord, SheetTables } from '../store/sheet.store.ts'

/** Lines asked for at once. */
const batchRows = 500

/** All rows of a sheet in order, a batch at a time. */
export async function* walkRows(
  tables: SheetTables,
  sheetId: string,
): AsyncGenerator<readonly SheetRowRecord[]> {
  let rows = await tables.listRowsAfter(sheetId, 0)
  for (let last = rows.at(-1); last; last = rows.at(-1)) {
    yield rows
    rows = await tables.listRowsAfter(sheetId, last.line)
  }
}

/** Some rows of a sheet in order, a batch at a time. */
export async function* walkLines(
  tables: SheetTables,
  sheetId: string,
  lines: readonly number[],
): AsyncGenerator<readonly SheetRowRecord[]> {
  const sorted = [...lines].sort((a, b) => a - b)
  for (let at = 0; at < sorted.length; at += batchRows) {
    yield await tables.listRowsByLine(sheetId, sorted.slice(at, at + batchRows))
  }
}
