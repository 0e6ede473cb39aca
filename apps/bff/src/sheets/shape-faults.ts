import type { RowFault } from '@curator/console-contract/sheets'

/** Whether a row has as many cells as the header. */
export function findShapeFaults(cells: readonly string[], header: readonly string[]): RowFault[] {
  const tooMany = cells.length - header.length
  if (tooMany > 0) {
    const extra = cells.slice(header.length, header.length + 3).map((cell) => `“${shorten(cell)}”`)
    const message = `The row has ${tooMany} ${tooMany === 1 ? 'cell' : 'cells'} more than the header: ${extra.join(', ')}. A separator may stand inside a value; quote that value, or empty the extra ${tooMany === 1 ? 'cell' : 'cells'}.`
    return [{ code: 'row_too_long', column: null, message, suggestion: null }]
  }
  if (tooMany < 0) {
    const message = `The row ends after ${cells.length} of ${header.length} columns. Check its cells and fill in what is missing, or leave the row out.`
    return [{ code: 'row_too_short', column: null, message, suggestion: null }]
  }
  return []
}

/** A cell as messages quote it. */
export function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}
