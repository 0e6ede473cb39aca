import type { ConnectionId } from '@curator/console-contract/ids'
import type { Directories } from '../../directory/directory.ts'
import { openDirectory } from '../../directory/open-directory.ts'
import type { CreatePlan } from '../../plans/plan-writer.ts'
import { toReading, toSheetLines, toTemplate } from '../../sheets/access-sheet.ts'
import type { SheetProcess } from '../../sheets/sheet-process.ts'
import { planSheetRows } from './data-connection-sheet-plan.ts'
import { judgeLines, type SheetColumn, sheetColumns } from './data-connection-sheet-rows.ts'

interface Deps {
  readonly directories: Directories
  readonly createPlan: CreatePlan
  readonly sheetProcess: SheetProcess
}

/** Sheets of data connections: looked at, then planned; nothing of them is kept. */
export class DataConnectionSheetsService {
  readonly #deps: Deps

  constructor(deps: Deps) {
    this.#deps = deps
  }

  /** Throws `file_unreadable`, `file_too_large`, `too_many_rows`. */
  async read(connectionId: ConnectionId, bytes: Uint8Array) {
    const { judged, sheet } = await this.#open(connectionId, bytes)
    return toReading(
      judged.map(({ row }) => row),
      sheet,
    )
  }

  async plan(
    { connectionId, fileName }: { readonly connectionId: ConnectionId; readonly fileName: string },
    bytes: Uint8Array,
    authorId: string,
  ): Promise<string> {
    const { judged, takenAt } = await this.#open(connectionId, bytes)
    return this.#deps.createPlan(
      {
        connectionId,
        authorId,
        slice: 'data-connections',
        title: `Data connections from ${fileName}`,
        sheetId: null,
        options: { about: 'sheet' },
        directoryTakenAt: takenAt,
      },
      planSheetRows(judged).chunks(),
    )
  }

  getTemplate(format: 'xlsx' | 'csv') {
    const example = { connection: 'Ledger', person: 'ada@example.com', action: 'add' }
    const { writeWorkbook } = this.#deps.sheetProcess
    return toTemplate('data-connections', format, sheetColumns, example, writeWorkbook)
  }

  async #open(connectionId: ConnectionId, bytes: Uint8Array) {
    const { directory, takenAt } = await openDirectory(this.#deps.directories, connectionId)
    const read = await this.#deps.sheetProcess.readSheet(bytes, {})
    const sheet = toSheetLines<SheetColumn>(read, sheetColumns)
    return { sheet, takenAt, judged: await judgeLines(directory, sheet.lines) }
  }
}
