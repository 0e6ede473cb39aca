import type { FileReply } from '@curator/endpoint/endpoint'
import { toCsvBytes } from '../../core/csv-export.ts'
import type { RunRecord } from '../../store/run.store.ts'
import type { ChangeResultRecord, RunRowRecord, RunRowStore } from '../../store/run-row.store.ts'

/** Lines of a sheet as they came; `undefined` when the sheet is gone. */
export interface SheetRows {
  findHeader(sheetId: string): Promise<readonly string[] | undefined>
  listRowsByLine(
    sheetId: string,
    lines: readonly number[],
  ): Promise<readonly { readonly line: number; readonly cells: readonly string[] }[]>
}

interface Source {
  readonly runs: RunRowStore
  readonly sheets: SheetRows
  readonly run: RunRecord
  readonly rows: readonly RunRowRecord[]
}

/** Rows that were not brought about: those whose changes did not end well, and those that could not be planned. */
function isFailedRow(row: RunRowRecord): boolean {
  if (row.outcome === 'applied' || row.outcome === 'already_applied' || row.outcome === 'open')
    return false
  return row.outcome !== null || row.verdict === 'invalid' || row.verdict === 'conflict'
}

/** The failed rows with the sheet's own header and cells, to fix and bring again. */
export async function toFailedCsv(source: Source): Promise<FileReply> {
  const lines = source.rows.filter(isFailedRow).map((row) => row.line)
  const sheet = await readSheet(source, lines)
  const cells = lines.map((line) => toFullRow(sheet.cells.get(line) ?? [], sheet.header.length))
  return toFile('failed rows', source.run, [sheet.header, ...cells])
}

/** All rows with the sheet's cells, then line, verdict, outcome and what there is to say. */
export async function toResultsCsv(source: Source): Promise<FileReply> {
  const results = new Map(
    (await source.runs.listResults(source.run.id, 'all')).map((result) => [result.seq, result]),
  )
  const sheet = await readSheet(
    source,
    source.rows.map((row) => row.line),
  )
  const width = sheet.header.length
  return toFile('results', source.run, [
    [...sheet.header, 'Line', 'Verdict', 'Outcome', 'Message'],
    ...source.rows.map((row) => [
      ...toFullRow(sheet.cells.get(row.line) ?? [], width),
      String(row.line),
      row.verdict,
      row.outcome ?? '',
      toMessage(row, results),
    ]),
  ])
}

function toMessage(row: RunRowRecord, results: ReadonlyMap<number, ChangeResultRecord>): string {
  const words = row.changeSeqs.flatMap((seq) => {
    const result = results.get(seq)
    if (!result) return []
    const serverText = result.serverText ? `The Server said: ${result.serverText}` : ''
    return [result.message ?? '', serverText].filter((text) => text !== '')
  })
  return [...row.reasons, ...words].join(' ')
}

/** Without a sheet the subject stands for the row. */
async function readSheet(source: Source, lines: readonly number[]) {
  const { sheetId } = source.run
  const header = sheetId === null ? undefined : await source.sheets.findHeader(sheetId)
  if (sheetId === null || !header) {
    const cells = new Map(source.rows.map((row) => [row.line, [row.subject] as readonly string[]]))
    return { header: ['Subject'], cells }
  }
  const rows = await source.sheets.listRowsByLine(sheetId, lines)
  return { header, cells: new Map(rows.map((row) => [row.line, row.cells])) }
}

function toFullRow(cells: readonly string[], width: number): string[] {
  return [...cells, ...Array.from({ length: Math.max(0, width - cells.length) }, () => '')]
}

function toFile(content: string, run: RunRecord, rows: readonly (readonly string[])[]): FileReply {
  return {
    fileName: `${run.title} - ${content}.csv`.replace(/[/\\:*?"<>|]/g, ' '),
    contentType: 'text/csv; charset=utf-8',
    bytes: toCsvBytes(rows),
  }
}
