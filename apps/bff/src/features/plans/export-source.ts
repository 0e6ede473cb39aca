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

/** A run with all its rows, to be written to a file. */
export interface ExportSource {
  readonly runs: RunRowStore
  readonly sheets: SheetRows
  readonly run: RunRecord
  readonly rows: readonly RunRowRecord[]
  /** The column whose text is what a row is called; null for its line number. */
  readonly recordColumn: number | null
}

/** Cells by line, as wide as the header. */
export interface SheetCells {
  readonly header: readonly string[]
  cellsOf(line: number): readonly string[]
  recordIdOf(row: RunRowRecord): string
}

/** Without a sheet the subject stands for the row. */
export async function readSheetCells(
  source: ExportSource,
  lines: readonly number[],
): Promise<SheetCells> {
  const { recordColumn, run, sheets } = source
  const header = run.sheetId === null ? undefined : await sheets.findHeader(run.sheetId)
  if (run.sheetId === null || !header) {
    const subjects = new Map(source.rows.map((row) => [row.line, row.subject]))
    return {
      header: ['Subject'],
      cellsOf: (line) => [subjects.get(line) ?? ''],
      recordIdOf: (row) => row.subject.split(' · ')[0] || String(row.line),
    }
  }
  const rows = await sheets.listRowsByLine(run.sheetId, lines)
  const cells = new Map(rows.map((row) => [row.line, toFullRow(row.cells, header.length)]))
  const blank = toFullRow([], header.length)
  const cellsOf = (line: number) => cells.get(line) ?? blank
  const toRecordId = (line: number) => (recordColumn === null ? '' : cellsOf(line)[recordColumn])
  return { header, cellsOf, recordIdOf: ({ line }) => toRecordId(line) || String(line) }
}

function toFullRow(cells: readonly string[], width: number): string[] {
  return [...cells, ...Array.from({ length: Math.max(0, width - cells.length) }, () => '')]
}

/** Rows whose results are asked for at once: replies may be large. */
const batchRows = 500

/** Rows with the results of their changes, a batch at a time. */
export async function* walkResults(
  { run, runs }: ExportSource,
  rows: readonly RunRowRecord[],
): AsyncGenerator<{ readonly row: RunRowRecord; readonly results: readonly ChangeResultRecord[] }> {
  for (let at = 0; at < rows.length; at += batchRows) {
    const batch = rows.slice(at, at + batchRows)
    const found = await runs.listResults(
      run.id,
      batch.flatMap((row) => row.changeSeqs),
    )
    const bySeq = new Map(found.map((result) => [result.seq, result]))
    for (const row of batch) {
      yield { row, results: row.changeSeqs.flatMap((seq) => bySeq.get(seq) ?? []) }
    }
  }
}

export function toCsvFile(
  content: string,
  run: RunRecord,
  rows: readonly (readonly string[])[],
): FileReply {
  return {
    fileName: `${toFileName(content, run)}.csv`,
    contentType: 'text/csv; charset=utf-8',
    bytes: toCsvBytes(rows),
  }
}

export function toFileName(content: string, run: RunRecord): string {
  return `${run.title} - ${content}`.replace(/[/\\:*?"<>|]/g, ' ')
}
