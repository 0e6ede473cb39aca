import type { SheetNotice } from '@curator/console-contract/sheets'
import { AppError } from '../../core/app-error.ts'
import { isEmail } from '../email.ts'
import type { ReadRow } from './sheet-table.ts'

/** Columns a sheet may have; more are a sign of a wrong delimiter or a broken file. */
const maxColumns = 1_000

/** Characters a cell may have, as in Excel; a longer one is nearly always a quote closed far too late. */
const maxCellLength = 32_767

/**
 * Splits cleaned rows into header and rows: blank lines go, line numbers stay. Throws `file_unreadable` when there is
 * nothing, when the first row holds data and may not, or when there are too many columns or too long cells.
 */
export function takeHeader(
  all: readonly ReadRow[],
  mayLackHeader: boolean,
): {
  header: readonly string[]
  rows: readonly ReadRow[]
  notices: SheetNotice[]
} {
  const filled = all.filter((row) => row.cells.some((cell) => cell !== ''))
  const first = filled[0]
  if (!first) {
    throw new AppError('file_unreadable', {
      detail:
        'It holds only blank lines. Choose a file with a header row and at least one row below it.',
    })
  }
  refuseLongCells(filled)
  const header = dropBlankEnd(first.cells, 0)
  const address = header.find(isEmail)
  if (address !== undefined && !mayLackHeader) {
    throw new AppError('file_unreadable', {
      detail: `It has no header: line ${first.line} already holds an e-mail address. Put a row with column names on top, such as Email, First name, Last name.`,
    })
  }
  if (header.length > maxColumns) {
    throw new AppError('file_unreadable', {
      detail: `It has ${header.length} columns; at most ${maxColumns} are read. Check the delimiter.`,
    })
  }
  const rows = filled.slice(1).map((row) => {
    // Blank cells beyond the header say nothing; others are kept, so that the row can be set right.
    return { line: row.line, cells: dropBlankEnd(row.cells, header.length) }
  })
  return { header, rows, notices: toNotices(header, rows.length, all.length - filled.length) }
}

function refuseLongCells(rows: readonly ReadRow[]): void {
  const row = rows.find(({ cells }) => cells.some((cell) => cell.length > maxCellLength))
  if (!row) return
  throw new AppError('file_unreadable', {
    detail: `A cell of the row at line ${row.line} has more than ${maxCellLength} characters. A quote there may be closed in the wrong place.`,
  })
}

function dropBlankEnd(cells: readonly string[], keep: number): readonly string[] {
  let end = cells.length
  while (end > keep && cells[end - 1] === '') end -= 1
  return end === cells.length ? cells : cells.slice(0, end)
}

function toNotices(header: readonly string[], rowCount: number, blankCount: number): SheetNotice[] {
  const notices: SheetNotice[] = []
  const double = [
    ...new Set(header.filter((name, at) => name !== '' && isRepeat(header, name, at))),
  ]
  if (double.length > 0) {
    notices.push({
      code: 'duplicate_headers',
      message: `Several columns are called ${double.map((name) => `“${name}”`).join(', ')}. Only the first of each is matched; choose another below if that is wrong.`,
      blocks: false,
    })
  }
  if (blankCount > 0) {
    notices.push({
      code: 'blank_lines_skipped',
      message: `${blankCount} blank ${blankCount === 1 ? 'line was' : 'lines were'} skipped; line numbers are those of the file.`,
      blocks: false,
    })
  }
  if (rowCount === 0) {
    notices.push({
      code: 'no_rows',
      message: 'The file has a header and no rows. Add at least one and bring it again.',
      blocks: true,
    })
  }
  return notices
}

function isRepeat(header: readonly string[], name: string, at: number): boolean {
  return header.findIndex((other) => other.toLowerCase() === name.toLowerCase()) < at
}
