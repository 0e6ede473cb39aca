import type { FileReply } from '@curator/endpoint/endpoint'
import type { ChangeResultRecord, RunRowRecord } from '../../store/run-row.store.ts'
import { type ExportSource, readSheetCells, toCsvFile, walkResults } from './export-source.ts'

/** Rows that were not brought about: those whose changes did not end well, and those that could not be planned. */
function isFailedRow(row: RunRowRecord): boolean {
  if (row.outcome === 'applied' || row.outcome === 'already_applied' || row.outcome === 'open')
    return false
  return row.outcome !== null || row.verdict === 'invalid' || row.verdict === 'conflict'
}

/** The failed rows with the sheet's own header and cells, to fix and bring again. */
export async function toFailedCsv(source: ExportSource): Promise<FileReply> {
  const lines = source.rows.filter(isFailedRow).map((row) => row.line)
  const sheet = await readSheetCells(source, lines)
  const rows = lines.map((line) => sheet.cellsOf(line))
  return toCsvFile('failed rows', source.run, [sheet.header, ...rows])
}

/** The failed rows with why they failed: status, what happened in words, and the Server's own text. */
export async function toFailuresCsv(source: ExportSource): Promise<FileReply> {
  const failed = source.rows.filter(isFailedRow)
  const sheet = await readSheetCells(
    source,
    failed.map((row) => row.line),
  )
  const rows: (readonly string[])[] = [
    [...sheet.header, 'Record id', 'HTTP status', 'Reason', 'Server text'],
  ]
  for await (const { row, results } of walkResults(source, failed)) {
    const list = (texts: readonly (string | null)[]) => texts.filter(Boolean).join(' ')
    rows.push([
      ...sheet.cellsOf(row.line),
      sheet.recordIdOf(row),
      list(results.map((result) => result.httpStatus?.toString() ?? null)),
      list([...row.reasons, ...results.map((result) => result.message)]),
      list(results.map((result) => result.serverText)),
    ])
  }
  return toCsvFile('failed rows with reasons', source.run, rows)
}

/** All rows with the sheet's cells, then line, verdict, outcome and what there is to say. */
export async function toResultsCsv(source: ExportSource): Promise<FileReply> {
  const sheet = await readSheetCells(
    source,
    source.rows.map((row) => row.line),
  )
  const rows: (readonly string[])[] = [[...sheet.header, 'Line', 'Verdict', 'Outcome', 'Message']]
  for await (const { row, results } of walkResults(source, source.rows)) {
    rows.push([
      ...sheet.cellsOf(row.line),
      String(row.line),
      row.verdict,
      row.outcome ?? '',
      toMessage(row, results),
    ])
  }
  return toCsvFile('results', source.run, rows)
}

function toMessage(row: RunRowRecord, results: readonly ChangeResultRecord[]): string {
  const words = results.flatMap(({ message, serverText }) => {
    const said = serverText ? `The Server said: ${serverText}` : ''
    return [message ?? '', said].filter((text) => text !== '')
  })
  return [...row.reasons, ...words].join(' ')
}
