import type { SheetReading } from '@curator/console-contract/sheets'

type Delimiter = NonNullable<SheetReading['delimiter']>

const candidates: readonly Delimiter[] = [',', ';', '\t', '|']
/** Rows and characters looked at. */
const probeRows = 30
const probeCharacters = 65_536

/**
 * The delimiter that stands in the header and most often as many times in the next rows; quoted text does not count.
 * A comma when there is none, for a sheet of one column.
 */
export function findDelimiter(text: string): Delimiter {
  const rows = countOutsideQuotes(text.slice(0, probeCharacters))
  const [header, ...others] = rows
  let best: { delimiter: Delimiter; score: number } = { delimiter: ',', score: 0 }
  for (const [at, delimiter] of candidates.entries()) {
    const inHeader = header?.[at] ?? 0
    if (inHeader === 0) continue
    const alike = others.filter((row) => row[at] === inHeader).length
    // Agreement counts most; the number of columns decides between two that agree alike.
    const score =
      1 + (others.length === 0 ? 0 : (alike / others.length) * 1_000) + Math.min(inHeader, 99) / 100
    if (score > best.score) best = { delimiter, score }
  }
  return best.delimiter
}

/** For each row that is not blank, how often each candidate stands in it outside quotes. */
function countOutsideQuotes(text: string): number[][] {
  // What is quoted says nothing; a quote that is not closed takes the rest with it.
  const bare = text.replace(/"[^"]*(?:"|$)/g, '""')
  const lines = bare.split(/[\r\n]+/)
  // The last row may be cut off by the limit.
  if (text.length === probeCharacters && lines.length > 1) lines.pop()
  return lines
    .filter((line) => line !== '')
    .slice(0, probeRows)
    .map((line) => candidates.map((candidate) => line.split(candidate).length - 1))
}
