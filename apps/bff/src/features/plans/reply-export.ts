import type { FileReply } from '@curator/endpoint/endpoint'
import type { RunRowRecord } from '../../store/run-row.store.ts'
import {
  type ExportSource,
  readSheetCells,
  toCsvFile,
  toFileName,
  walkResults,
} from './export-source.ts'
import { type FlatReply, flattenItems, flattenReply, parseReply } from './flatten-reply.ts'

function isSucceededRow({ outcome }: RunRowRecord): boolean {
  return outcome === 'applied' || outcome === 'already_applied'
}

async function readSucceeded(source: ExportSource) {
  const rows = source.rows.filter(isSucceededRow)
  const sheet = await readSheetCells(
    source,
    rows.map((row) => row.line),
  )
  return { rows, sheet }
}

/**
 * Rows that succeeded: the sheet's cells, record id, status, and the reply as columns. With `isPerItem` a reply that
 * is a list has a row for each of its entries, and none when it is empty.
 */
export async function toSucceededCsv(source: ExportSource, isPerItem: boolean): Promise<FileReply> {
  const { rows, sheet } = await readSucceeded(source)
  const toReplies = (text: string | null): readonly FlatReply[] =>
    isPerItem ? flattenItems(parseReply(text)) : [flattenReply(parseReply(text))]
  const names = new Set<string>()
  for await (const { results } of walkResults(source, rows)) {
    const flat = results.flatMap(({ reply }) => toReplies(reply))
    for (const name of flat.flatMap((reply) => Object.keys(reply))) names.add(name)
  }
  const columns = [...names]
  const lines: (readonly string[])[] = [[...sheet.header, 'Record id', 'Status', ...columns]]
  for await (const { row, results } of walkResults(source, rows)) {
    for (const { httpStatus, reply } of results) {
      const head = [...sheet.cellsOf(row.line), sheet.recordIdOf(row), httpStatus?.toString() ?? '']
      for (const flat of toReplies(reply))
        lines.push([...head, ...columns.map((name) => flat[name] ?? '')])
    }
  }
  return toCsvFile(isPerItem ? 'replies by entry' : 'succeeded rows', source.run, lines)
}

/** The same as JSON, replies as they came. */
export async function toSucceededJson(source: ExportSource): Promise<FileReply> {
  const { rows, sheet } = await readSucceeded(source)
  const entries: string[] = []
  for await (const { row, results } of walkResults(source, rows)) {
    const cells = sheet.cellsOf(row.line)
    for (const { httpStatus, reply } of results) {
      entries.push(
        JSON.stringify({
          recordId: sheet.recordIdOf(row),
          line: row.line,
          row: sheet.header.map((name, at) => ({ column: name, value: cells[at] ?? '' })),
          status: httpStatus,
          reply: parseReply(reply),
        }),
      )
    }
  }
  return {
    fileName: `${toFileName('succeeded rows', source.run)}.json`,
    contentType: 'application/json',
    bytes: new Uint8Array(Buffer.from(`[${entries.join(',\n')}]\n`)),
  }
}
