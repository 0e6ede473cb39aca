import type { ConnectionId } from '@curator/console-contract/ids'
import { PlanDraft } from '../../../plans/plan-draft.ts'
import { toReading, toSheetLines, toTemplate } from '../../../sheets/access-sheet.ts'
import type { SheetProcess } from '../../../sheets/sheet-process.ts'
import { addDcmRow } from './dcm-plan.ts'
import type { DcmPlansService } from './dcm-plans.service.ts'
import { type DcmSheetColumn, dcmSheetColumns, judgeDcmLines } from './dcm-sheet.ts'

interface Deps {
  readonly sheetProcess: SheetProcess
  readonly dcmPlans: DcmPlansService
}

/** Sheets of DCM connections: looked at, then planned; nothing of them is kept. */
export class DcmSheetsService {
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
    const { byId, judged } = await this.#open(connectionId, bytes)
    const draft = new PlanDraft()
    for (const { connection, row, task } of judged) {
      const { faults, line, subject } = row
      const known = connection && byId.get(connection.id)
      if (known && task && faults.length === 0) addDcmRow(draft, task, known, line)
      else {
        const reasons = faults.map(({ text }) => text)
        draft.addRow({ line, subject, verdict: 'invalid', reasons, changeSeqs: [] })
      }
    }
    const title = `DCM connections of ${fileName}`
    return this.#deps.dcmPlans.store(connectionId, draft, title, { about: 'sheet' }, authorId)
  }

  getTemplate(format: 'xlsx' | 'csv') {
    const example = {
      connection: 'Warehouse',
      owner: 'ada@example.com',
      action: 'change secret',
      'credential role': 'default',
      'secret role': 'password',
      ends: '2027-01-31',
      'new value': 'yes',
    }
    const { writeWorkbook } = this.#deps.sheetProcess
    return toTemplate('dcm-connections', format, dcmSheetColumns, example, writeWorkbook)
  }

  async #open(connectionId: ConnectionId, bytes: Uint8Array) {
    const { dcmPlans, sheetProcess } = this.#deps
    const read = await sheetProcess.readSheet(bytes, {})
    const sheet = toSheetLines<DcmSheetColumn>(read, dcmSheetColumns)
    const byId = await dcmPlans.readKnown(connectionId)
    const views = [...byId.values()].map(({ view }) => view)
    return { byId, sheet, judged: judgeDcmLines(sheet.lines, views) }
  }
}
