/** Rows of one column that are marked: `from` is where marking began. */
export type CellRange = { readonly column: number; readonly from: number; readonly to: number }

export const firstOf = ({ from, to }: CellRange) => Math.min(from, to)
export const lastOf = ({ from, to }: CellRange) => Math.max(from, to)

export function isInRange(range: CellRange | null, row: number, column: number): boolean {
  return range?.column === column && row >= firstOf(range) && row <= lastOf(range)
}

/** One cell with what follows it: quoted, where quotes inside are doubled, or up to the next tab or line break. */
const cellPattern = /(?:"((?:[^"]|"")*)"|([^\t\n]*))(\t|\n|$)/gy

/**
 * A block copied from a spreadsheet: tabs between cells, line breaks between rows; a cell in double quotes may hold
 * both. The line break at the end belongs to the last row.
 */
export function readBlock(text: string): string[][] {
  const source = text.replace(/\r\n?/g, '\n').replace(/\n$/, '')
  const rows: string[][] = [[]]
  for (const [, quoted, plain = '', end] of source.matchAll(cellPattern)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain)
    if (end === '\n') rows.push([])
    if (end === '') break
  }
  return rows
}

/** Cells as a block for a spreadsheet. */
export function writeBlock(rows: readonly (readonly string[])[]): string {
  const quote = (text: string) => (/["\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  return rows.map((cells) => cells.map(quote).join('\t')).join('\n')
}

export type PlacedText = { readonly row: number; readonly column: number; readonly text: string }

/**
 * Where the cells of a block go when it is put down at a cell; what hangs over the edges is left out. A single value
 * fills the whole of a marked range.
 */
export function placeBlock(
  block: readonly (readonly string[])[],
  at: { readonly row: number; readonly column: number },
  range: CellRange | null,
  extent: { readonly rowCount: number; readonly columnCount: number },
): PlacedText[] {
  const single = block.length === 1 && block[0]?.length === 1 ? block[0][0] : undefined
  if (range && single !== undefined) return fillRange(range, single)
  const top = range ? firstOf(range) : at.row
  return block.flatMap((cells, down) =>
    cells.flatMap((text, right) => {
      const place = { row: top + down, column: at.column + right, text }
      return place.row < extent.rowCount && place.column < extent.columnCount ? [place] : []
    }),
  )
}

/** The same text in every cell of a range. */
export function fillRange(range: CellRange, text: string): PlacedText[] {
  const first = firstOf(range)
  return Array.from({ length: lastOf(range) - first + 1 }, (_, index) => ({
    row: first + index,
    column: range.column,
    text,
  }))
}
