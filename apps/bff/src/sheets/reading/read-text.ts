import { CsvError, parse } from 'csv-parse/sync'
import { AppError } from '../../core/app-error.ts'
import { decodeText } from './decode-text.ts'
import { findDelimiter } from './find-delimiter.ts'
import type { RawTable, ReadingChoices, ReadRow } from './sheet-table.ts'

/** Reads CSV, TSV and pasted text. A row keeps the line it starts at, whatever line breaks its quotes hold. */
export function readText(bytes: Uint8Array, choices: ReadingChoices): RawTable {
  const { text, encoding, notices } = decodeText(bytes, choices.encoding)
  const delimiter = choices.delimiter ?? findDelimiter(text)
  const reading = { format: 'csv', encoding, delimiter, tabs: [], tab: null } as const
  return { reading: { ...reading, tabs: [] }, rows: parseRows(text, delimiter), notices }
}

function parseRows(text: string, delimiter: string): ReadRow[] {
  const rows: ReadRow[] = []
  let nextLine = 1
  try {
    parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      on_record: (cells: string[]) => {
        rows.push({ line: nextLine, cells })
        nextLine += 1 + countBreaks(cells)
        return null
      },
    })
  } catch (cause) {
    throw toUnreadable(cause, nextLine)
  }
  return rows
}

/** Line breaks inside quotes. Counted here: the parser’s own count takes CR LF for two of them. */
function countBreaks(cells: readonly string[]): number {
  let count = 0
  for (const cell of cells) {
    if (/[\r\n]/.test(cell)) count += cell.match(/\r\n|\r|\n/g)?.length ?? 0
  }
  return count
}

function toUnreadable(cause: unknown, line: number): unknown {
  if (!(cause instanceof CsvError)) return cause
  const detail =
    cause.code === 'CSV_QUOTE_NOT_CLOSED'
      ? `A quote that opens in the row at line ${line} is never closed. Close it or remove it there.`
      : `The row at line ${line} can’t be told apart into cells. Save the file as CSV again.`
  return new AppError('file_unreadable', { detail, cause })
}
