import { setImmediate } from 'node:timers/promises'
import { AppError } from '../../core/app-error.ts'
import { startWorker } from '../../directory/start-worker.ts'
import type { ReadingChoices, ReadRow, ReadSheet } from './reading/read-sheet.ts'
import type { SheetWorkerApi } from './sheet.worker.ts'
import type { WriteWorkbook } from './template-file.ts'

/** Heap the thread may use; the largest sheet needs a fraction of it. */
const heapMaxMb = 512

/** Reads and writes files in a thread of its own, one after another. */
export interface SheetThread {
  readSheet(bytes: Uint8Array, choices: ReadingChoices): Promise<ReadSheet>
  readonly writeWorkbook: WriteWorkbook
  close(): Promise<void>
}

/**
 * The thread starts at the first file. One job at a time, so that a file which exhausts the thread’s memory takes no
 * other file with it: such a file is `file_unreadable`, and the next one finds a new thread.
 */
export function createSheetThread(): SheetThread {
  const url = new URL('./sheet.worker.ts', import.meta.url)
  const worker = startWorker<SheetWorkerApi>(url, {
    resourceLimits: { maxOldGenerationSizeMb: heapMaxMb },
  })
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(job: () => Promise<T>): Promise<T> => {
    const turn = last.then(job)
    last = turn.catch(() => undefined)
    return turn
  }
  return {
    readSheet: async (bytes, choices) => {
      const read = () => worker.call('readSheet', [bytes, choices])
      const { pieces, ...sheet } = await inTurn(read).catch((cause: unknown) => {
        throw isOutOfMemory(cause) ? tooMuch(cause) : cause
      })
      return { ...sheet, rows: await unpack(pieces) }
    },
    writeWorkbook: (rows) => inTurn(() => worker.call('writeWorkbook', [rows])),
    close: () => worker.close(),
  }
}

async function unpack(pieces: readonly Uint8Array[]): Promise<ReadRow[]> {
  const rows: ReadRow[] = []
  for (const piece of pieces) {
    rows.push(...(JSON.parse(Buffer.from(piece).toString()) as ReadRow[]))
    await setImmediate()
  }
  return rows
}

function isOutOfMemory(error: unknown): boolean {
  const cause = error instanceof Error ? (error.cause as { code?: unknown } | undefined) : undefined
  return cause?.code === 'ERR_WORKER_OUT_OF_MEMORY'
}

function tooMuch(cause: unknown): AppError {
  return new AppError('file_unreadable', {
    detail:
      'It needs more memory than a sheet of people should. Save only the table as a new file.',
    cause,
  })
}
