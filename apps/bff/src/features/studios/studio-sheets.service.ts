import type { ConnectionId } from '@curator/console-contract/ids'
import { toReading, toSheetLines, toTemplate } from '../../sheets/access-sheet.ts'
import type { SheetProcess } from '../../sheets/sheet-process.ts'
import type { StudioPlansService } from './studio-plans.service.ts'
import { judgeStudioLines } from './studio-sheet.ts'
import { planStudioSheet } from './studio-sheet-plan.ts'
import { type StudioColumn, studioColumns } from './studio-sheet-rows.ts'

interface Deps {
  readonly sheetProcess: SheetProcess
  readonly studioPlans: StudioPlansService
}

/** Sheets of studios, their settings and moves into them: looked at, then planned; nothing of them is kept. */
export class StudioSheetsService {
  readonly #deps: Deps

  constructor(deps: Deps) {
    this.#deps = deps
  }

  /** Throws `file_unreadable`, `file_too_large`, `too_many_rows`, `action_not_available`. */
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
    const { facts, judged, takenAt } = await this.#open(connectionId, bytes)
    const draft = planStudioSheet(judged, facts)
    const title = `Studios of ${fileName}`
    const options = { about: 'sheet' }
    return this.#deps.studioPlans.store(connectionId, draft, { title, options, takenAt, authorId })
  }

  getTemplate(format: 'xlsx' | 'csv') {
    const example = { studio: 'Finance Studio', email: 'ada@example.com', action: 'move' }
    const { writeWorkbook } = this.#deps.sheetProcess
    return toTemplate('studios', format, studioColumns, example, writeWorkbook)
  }

  async #open(connectionId: ConnectionId, bytes: Uint8Array) {
    const { sheetProcess, studioPlans } = this.#deps
    const sheet = toSheetLines<StudioColumn>(await sheetProcess.readSheet(bytes, {}), studioColumns)
    const emails = sheet.lines.map(({ cells }) => cells.email)
    const users = await studioPlans.findPeople(connectionId, emails)
    const { facts, takenAt } = await studioPlans.gatherFacts(
      connectionId,
      users.map(({ id }) => id),
    )
    return { facts, takenAt, sheet, judged: judgeStudioLines(sheet.lines, users, facts) }
  }
}
