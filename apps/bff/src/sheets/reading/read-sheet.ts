import { maxSheetBytes, maxSheetRows } from '@curator/console-contract/sheets'
import { AppError } from '../../core/app-error.ts'
import { cleanCell } from './clean-cell.ts'
import { takeHeader } from './header.ts'
import { readText } from './read-text.ts'
import { readWorkbook } from './read-workbook.ts'
import type { RawTable, ReadingChoices, ReadSheet } from './sheet-table.ts'

/**
 * Reads a file by its content; its name is never believed. Throws `file_too_large`, `too_many_rows` or
 * `file_unreadable` (empty, no header, binary, broken). Takes memory and time: run it in `sheet.worker.ts`.
 */
export async function readSheet(bytes: Uint8Array, choices: ReadingChoices): Promise<ReadSheet> {
  if (bytes.byteLength > maxSheetBytes) {
    throw new AppError('file_too_large', {
      detail: 'A file may have at most 20 MB. Split it into several files.',
    })
  }
  if (bytes.byteLength === 0) {
    throw new AppError('file_unreadable', {
      detail: 'It is empty. Choose a file with a header row and at least one row below it.',
    })
  }
  const raw = isWorkbook(bytes) ? await readWorkbook(bytes, choices) : readText(bytes, choices)
  return toSheet(raw, choices.mayLackHeader ?? false)
}

/** The signature of a ZIP file, which every XLSX is. */
function isWorkbook(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 0x03 || bytes[2] === 0x05)
}

function toSheet(raw: RawTable, mayLackHeader: boolean): ReadSheet {
  const clean = raw.rows.map((row) => ({ line: row.line, cells: row.cells.map(cleanCell) }))
  const { header, rows, notices } = takeHeader(clean, mayLackHeader)
  if (rows.length > maxSheetRows) {
    throw new AppError('too_many_rows', {
      detail: `It has ${rows.length.toLocaleString('en-US')} rows; at most ${maxSheetRows.toLocaleString('en-US')} fit. Split it into several files.`,
    })
  }
  return { reading: raw.reading, header, rows, notices: [...raw.notices, ...notices] }
}
