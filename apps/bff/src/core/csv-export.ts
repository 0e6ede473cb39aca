/** First characters that make a spreadsheet read a cell as a formula, full-width forms included. */
const dangerous = new Set(['=', '+', '-', '@', '\t', '\r', '\0', '＝', '＋', '－', '＠'])
const lineEnds = new Set(['\n', '\r', '\u0085', '\u2028', '\u2029'])

/** Whether any line of the text, spaces aside, begins like a formula. One pass, so that no cell can make it slow. */
function looksLikeFormula(text: string): boolean {
  let isAtStart = true
  for (const character of text) {
    if (isAtStart && dangerous.has(character)) return true
    if (lineEnds.has(character)) isAtStart = true
    else if (isAtStart && !/[\s\u200b]/.test(character)) isAtStart = false
  }
  return false
}

/** An apostrophe in front of what needs one is doubled, so that taking one away is always exact. */
function needsGuard(text: string): boolean {
  return looksLikeFormula(text.replace(/^'+/, ''))
}

/** The text of a cell that no spreadsheet takes for a formula: such text gets a leading apostrophe. */
export function guardCell(text: string): string {
  return needsGuard(text) ? `'${text}` : text
}

/** Takes back exactly what `guardCell` added: `unguardCell(guardCell(text)) === text` for every text. */
export function unguardCell(text: string): string {
  return text.startsWith("'") && needsGuard(text.slice(1)) ? text.slice(1) : text
}

/** One line of a CSV file (RFC 4180) with its line end; cells are guarded against formulas. */
export function toCsvLine(cells: readonly string[]): string {
  const texts = cells.map((cell) => (plain.test(cell) ? cell : quote(guardCell(cell))))
  return `${texts.join(',')}\r\n`
}

/** Nearly every cell: ASCII that begins with a letter or digit and has nothing to quote. */
const plain = /^(?:[A-Za-z0-9](?:[ !#-+\--:<-~]*[!#-+\--:<-~])?)?$/

function quote(text: string): string {
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

const linesAtOnce = 1_000

/** A CSV file in UTF-8 with a byte order mark, which spreadsheets need to read it as UTF-8. */
export function toCsvBytes(rows: Iterable<readonly string[]>): Uint8Array<ArrayBuffer> {
  const chunks: Uint8Array[] = [Buffer.from('\ufeff')]
  let lines: string[] = []
  for (const row of rows) {
    lines.push(toCsvLine(row))
    if (lines.length < linesAtOnce) continue
    chunks.push(Buffer.from(lines.join('')))
    lines = []
  }
  chunks.push(Buffer.from(lines.join('')))
  return new Uint8Array(Buffer.concat(chunks))
}
