import { setImmediate, setTimeout as wait } from 'node:timers/promises'
import { AppError } from '../core/app-error.ts'
import { ProcessEnded, startProcess } from '../directory/start-process.ts'
import type { WorkerHandle } from '../directory/worker-handle.ts'
import type { ReadingChoices, ReadRow, ReadSheet } from './reading/sheet-table.ts'
import type { SheetWorkerApi } from './sheet.worker.ts'
import type { WriteWorkbook } from './write-workbook.ts'

/** Heap the process may use; the largest sheet needs a fraction of it. */
const heapMaxMb = 512

/** Reads and writes files in a process of its own, one after another. */
export interface SheetProcess {
  readSheet(bytes: Uint8Array, choices: ReadingChoices): Promise<ReadSheet>
  readonly writeWorkbook: WriteWorkbook
  close(): Promise<void>
}

type SheetWorker = WorkerHandle<SheetWorkerApi>

function start(): SheetWorker {
  const url = new URL('./sheet.worker.ts', import.meta.url)
  return startProcess<SheetWorkerApi>(url, { heapMaxMb })
}

/**
 * The process starts at the first file. One job at a time, so that a file which takes all memory or no end of time takes
 * no other file with it: such a file is `file_unreadable`, and the next one finds a new process. `timeoutMs` is for one
 * job, from when the process runs: on a busy machine its start alone takes seconds. The largest sheet takes a few seconds.
 */
export function createSheetProcess(timeoutMs = 60_000): SheetProcess {
  let worker = start()
  let last: Promise<unknown> = Promise.resolve()

  const withinTime = async <T>(job: (worker: SheetWorker) => Promise<T>): Promise<T> => {
    await worker.call('isUp', [])
    const stop = new AbortController()
    const limit = wait(timeoutMs, undefined, { signal: stop.signal }).then(() => {
      const stuck = worker
      worker = start()
      // The words come first: closing rejects the job too.
      void setImmediate().then(() => stuck.close())
      throw tooMuch('time')
    })
    return Promise.race([job(worker), limit]).finally(() => stop.abort())
  }
  const inTurn = <T>(job: (worker: SheetWorker) => Promise<T>): Promise<T> => {
    const turn = last.then(() => withinTime(job))
    last = turn.catch(() => undefined)
    return turn
  }
  return {
    readSheet: async (bytes, choices) => {
      const { pieces, ...sheet } = await inTurn((own) =>
        own.call('readSheet', [bytes, choices]),
      ).catch((cause: unknown) => {
        throw cause instanceof ProcessEnded ? tooMuch('memory', cause) : cause
      })
      return { ...sheet, rows: await unpack(pieces) }
    },
    writeWorkbook: (...given) => inTurn((own) => own.call('writeWorkbook', given)),
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

function tooMuch(what: 'memory' | 'time', cause?: unknown): AppError {
  return new AppError('file_unreadable', {
    detail: `It needs more ${what} than a sheet should. Save only the table as a new file.`,
    cause,
  })
}
