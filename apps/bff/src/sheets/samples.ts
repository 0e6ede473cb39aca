import type { SheetRecord, SheetTables } from '../store/sheet.store.ts'

/** Values of a column shown beside its name, and the rows they are looked for in. */
const maxSamples = 3
const sampleRows = 50

/** The first different values of each column. */
export async function readSamples(
  store: SheetTables,
  sheet: Pick<SheetRecord, 'id' | 'header'>,
): Promise<string[][]> {
  const { rows } = await store.listRows(sheet.id, { only: 'all', offset: 0, limit: sampleRows })
  return sheet.header.map((_, column) => {
    const values = rows.flatMap((row) => row.cells[column] || [])
    return [...new Set(values)].slice(0, maxSamples)
  })
}
