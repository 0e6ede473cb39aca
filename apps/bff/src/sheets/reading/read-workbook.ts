import type { SheetNotice } from '@curator/console-contract/sheets'
import { zipSync } from 'fflate'
import readXlsxFile from 'read-excel-file/node'
import { AppError } from '../../core/app-error.ts'
import type { RawTable, ReadingChoices } from './sheet-table.ts'
import { unpackWorkbook } from './unpack-workbook.ts'

/** Rows a worksheet can have in Excel; a higher number in a file is made to exhaust memory. */
const maxRowNumber = 1_048_576

/** Reads one tab of an XLSX file, the first unless chosen. Values are read, formulas are never worked out. */
export async function readWorkbook(bytes: Uint8Array, choices: ReadingChoices): Promise<RawTable> {
  const parts = unpackWorkbook(bytes)
  const worksheets = [...parts].filter(([name]) => /^xl\/worksheets\/[^/]+\.xml$/.test(name))
  const texts = worksheets.map(([, part]) => Buffer.from(part).toString('latin1'))
  refuseAbsurdRows(texts)
  const tabs = await readTabs(parts)
  const names = tabs.map((tab) => tab.sheet)
  const tab = choices.tab === undefined ? tabs[0] : tabs.find((one) => one.sheet === choices.tab)
  if (!tab) {
    throw new AppError('file_unreadable', {
      detail: `It has no tab called “${choices.tab ?? ''}”. Its tabs are: ${names.join(', ')}.`,
    })
  }
  const rows = tab.data.map((row, at) => ({ line: at + 1, cells: row.map(toText) }))
  const reading = {
    format: 'xlsx' as const,
    encoding: null,
    delimiter: null,
    tabs: names,
    tab: tab.sheet,
  }
  return { reading, rows, notices: toFormulaNotices(texts) }
}

type Tab = { readonly sheet: string; readonly data: readonly (readonly unknown[])[] }

/**
 * What was checked while unpacking is packed anew, without compression: the reader sees exactly those parts and no
 * second reading of the file’s own directory can differ.
 */
async function readTabs(parts: ReadonlyMap<string, Uint8Array>): Promise<readonly Tab[]> {
  try {
    const packed = zipSync(Object.fromEntries(parts), { level: 0 })
    return (await readXlsxFile(Buffer.from(packed))) as unknown as readonly Tab[]
  } catch (cause) {
    throw new AppError('file_unreadable', {
      detail: 'The workbook is damaged. Open it in your spreadsheet program and save it again.',
      cause,
    })
  }
}

/** Dates as ISO text, with the time only where there is one; booleans and numbers as people type them. */
function toText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (!(value instanceof Date)) return String(value)
  const text = value.toISOString()
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text
}

function refuseAbsurdRows(texts: readonly string[]): void {
  for (const text of texts) {
    for (const match of text.matchAll(/<(?:\w+:)?row\b[^<>]*\br="(\d+)"/g)) {
      if (Number(match[1]) > maxRowNumber) {
        throw new AppError('file_unreadable', {
          detail: `The workbook has a row numbered ${match[1]}. Save only the table as a new file.`,
        })
      }
    }
  }
}

function toFormulaNotices(texts: readonly string[]): SheetNotice[] {
  const count = texts.reduce(
    (sum, text) => sum + (text.match(/<(?:\w+:)?f[\s/>]/g)?.length ?? 0),
    0,
  )
  if (count === 0) return []
  return [
    {
      code: 'formulas_read_as_values',
      message: `${count} ${count === 1 ? 'cell holds a formula' : 'cells hold formulas'}. The value last saved was read; check that it is the one you mean.`,
      blocks: false,
    },
  ]
}
