import { serveWorker } from '../directory/serve-worker.ts'
import { readSheet } from './reading/read-sheet.ts'
import type { ReadingChoices, ReadSheet } from './reading/sheet-table.ts'
import { writeWorkbook } from './write-workbook.ts'

/** A sheet on its way between processes: rows as JSON in pieces, which can be taken apart one by one. */
export type PackedSheet = Omit<ReadSheet, 'rows'> & { readonly pieces: readonly Uint8Array[] }

/** What the process for sheets does. */
export type SheetWorkerApi = {
  /** Answers as soon as the process runs. */
  isUp(): boolean
  readSheet(bytes: Uint8Array, choices: ReadingChoices): Promise<PackedSheet>
  writeWorkbook(rows: readonly (readonly string[])[], sheet?: string): Promise<Uint8Array>
}

/** Rows in a piece. */
const pieceRows = 500

serveWorker<SheetWorkerApi>({
  isUp: () => true,
  readSheet: async (bytes, choices) => {
    const { rows, ...sheet } = await readSheet(bytes, choices)
    const pieces: Uint8Array[] = []
    for (let at = 0; at < rows.length; at += pieceRows) {
      pieces.push(Buffer.from(JSON.stringify(rows.slice(at, at + pieceRows))))
    }
    return { ...sheet, pieces }
  },
  writeWorkbook,
})
