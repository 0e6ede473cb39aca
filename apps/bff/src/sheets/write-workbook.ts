import writeXlsxFile, { type SheetData } from 'write-excel-file/node'

/** Writes an XLSX file outside the main thread. */
export type WriteWorkbook = (
  rows: readonly (readonly string[])[],
  sheet?: string,
) => Promise<Uint8Array>

/** An XLSX file of text cells; the first row is the header and stays in sight. Text that starts like a formula stays text. */
export async function writeWorkbook(
  rows: readonly (readonly string[])[],
  sheet = 'Users',
): Promise<Uint8Array> {
  const [header = [], ...others] = rows
  const data: SheetData = [
    header.map((value) => ({ value, type: String, fontWeight: 'bold' as const })),
    // `format` @ keeps what a person types later as text too.
    ...others.map((row) =>
      row.map((value) => (value === '' ? null : { value, type: String, format: '@' })),
    ),
  ]
  const columns = header.map((name) => ({ width: Math.max(14, name.length + 4) }))
  const options = { sheet, columns, stickyRowsCount: 1 }
  return new Uint8Array(await writeXlsxFile(data, options).toBuffer())
}
