import type { AccessSheetRow } from '@curator/console-contract/access-sheets'
import type { ConnectionId } from '@curator/console-contract/ids'
import type { Studio } from '@curator/console-contract/studios'
import type { DirectoryUser } from '../../directory/directory.ts'
import { PlanDraft } from '../../plans/plan-draft.ts'
import {
  listFaults,
  NameBook,
  type SheetLine,
  toReading,
  toSheetLines,
  toTemplate,
} from '../../sheets/access-sheet.ts'
import type { SheetProcess } from '../../sheets/sheet-process.ts'
import { addMove, type StudioFacts } from './studio-plan.ts'
import type { StudioPlansService } from './studio-plans.service.ts'

const columns = {
  email: ['e-mail', 'mail', 'user', 'person'],
  studio: ['subscription', 'to', 'into'],
} as const
type Column = keyof typeof columns

interface Deps {
  readonly sheetProcess: SheetProcess
  readonly studioPlans: StudioPlansService
}

interface JudgedLine {
  readonly row: AccessSheetRow
  readonly user: DirectoryUser | null
  readonly studio: Studio | null
}

/** Sheets of moves: looked at, then planned; nothing of them is kept. */
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
    const draft = new PlanDraft()
    for (const { row, studio, user } of judged) {
      if (user && studio && row.faults.length === 0) {
        const target = { ref: { id: studio.id }, name: studio.name }
        addMove(draft, user.id, target, facts, row.line)
      } else {
        const reasons = row.faults.map(({ text }) => text)
        draft.addRow({
          line: row.line,
          subject: row.subject,
          verdict: 'invalid',
          reasons,
          changeSeqs: [],
        })
      }
    }
    const title = `Moves of ${fileName}`
    const options = { about: 'sheet' }
    return this.#deps.studioPlans.store(connectionId, draft, { title, options, takenAt, authorId })
  }

  getTemplate(format: 'xlsx' | 'csv') {
    const example = { email: 'ada@example.com', studio: 'Finance Studio' }
    const { writeWorkbook } = this.#deps.sheetProcess
    return toTemplate('studios', format, columns, example, writeWorkbook)
  }

  async #open(connectionId: ConnectionId, bytes: Uint8Array) {
    const { sheetProcess, studioPlans } = this.#deps
    const sheet = toSheetLines<Column>(await sheetProcess.readSheet(bytes, {}), columns)
    const emails = sheet.lines.map(({ cells }) => cells.email)
    const users = await studioPlans.findPeople(connectionId, emails)
    const { facts, takenAt } = await studioPlans.gatherFacts(
      connectionId,
      users.map(({ id }) => id),
    )
    return { facts, takenAt, sheet, judged: judgeLines(sheet.lines, users, facts) }
  }
}

function judgeLines(
  lines: readonly SheetLine<Column>[],
  users: readonly DirectoryUser[],
  facts: StudioFacts,
): JudgedLine[] {
  const people = new NameBook(users.map((user) => ({ ...user, name: user.email })))
  const studios = new NameBook([...facts.studios.values()])
  const seen = new Set<string>()
  return lines.map(({ cells, line }) => {
    const user = people.find(cells.email, 'person')
    const studio = studios.find(cells.studio, 'studio')
    const key = cells.email.toLowerCase()
    const twice = seen.has(key) ? `${cells.email} stands in the sheet twice.` : null
    seen.add(key)
    const faults = listFaults([
      ['email', user.fault],
      ['email', twice],
      ['studio', studio.fault],
    ])
    const from = user.item && facts.places.studioOf.get(user.item.id)
    const sentence = studio.item
      ? `Move from ${from ? `“${from.name}”` : 'wherever they are'} to “${studio.item.name}”.`
      : ''
    const subject = cells.email || cells.studio
    return {
      row: { line, subject, sentence: faults.length > 0 ? '' : sentence, faults },
      user: user.item,
      studio: studio.item,
    }
  })
}
