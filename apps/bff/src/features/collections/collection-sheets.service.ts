import type { ConnectionId } from '@curator/console-contract/ids'
import { PlanDraft } from '../../plans/plan-draft.ts'
import { toReading, toSheetLines, toTemplate } from '../../sheets/access-sheet.ts'
import type { SheetProcess } from '../../sheets/sheet-process.ts'
import type { CollectionPlansDeps } from './collection-plans.service.ts'
import { type JudgedLine, judgeSheet, planSheet } from './planning/plan-sheet.ts'
import { type SheetColumn, sheetColumns } from './planning/sheet-columns.ts'
import { gatherSheetFacts } from './planning/sheet-facts.ts'

interface CollectionSheetsDeps extends CollectionPlansDeps {
  readonly sheetProcess: SheetProcess
}

/** Sheets of collections: looked at, then planned; nothing of them is kept. */
export class CollectionSheetsService {
  readonly #deps: CollectionSheetsDeps

  constructor(deps: CollectionSheetsDeps) {
    this.#deps = deps
  }

  /** Throws `file_unreadable`, `file_too_large`, `too_many_rows`. */
  async read(connectionId: ConnectionId, bytes: Uint8Array) {
    const { facts, sheet } = await this.#open(connectionId, bytes)
    const draft = new PlanDraft()
    const judged = judgeSheet(facts, draft, sheet.lines)
    return toReading(
      judged.map((line) => toRow(line, draft)),
      sheet,
    )
  }

  async plan(
    { connectionId, fileName }: { readonly connectionId: ConnectionId; readonly fileName: string },
    bytes: Uint8Array,
    authorId: string,
  ): Promise<string> {
    const { facts, sheet } = await this.#open(connectionId, bytes)
    return this.#deps.createPlan(
      {
        connectionId,
        authorId,
        slice: 'collections',
        title: `Collections of ${fileName}`,
        sheetId: null,
        options: { about: 'sheet' },
        directoryTakenAt: facts.book.takenAt,
      },
      planSheet(facts, sheet.lines).chunks(),
    )
  }

  getTemplate(format: 'xlsx' | 'csv') {
    const { writeWorkbook } = this.#deps.sheetProcess
    return toTemplate('collections', format, sheetColumns, example, writeWorkbook)
  }

  async #open(connectionId: ConnectionId, bytes: Uint8Array) {
    const { clock, directories, findSignIn, openBook, sheetProcess } = this.#deps
    const book = await openBook(connectionId)
    const sheet = toSheetLines<SheetColumn>(await sheetProcess.readSheet(bytes, {}), sheetColumns)
    const signIn = await findSignIn(connectionId)
    const base = { book, signIn, nowMs: clock.now().getTime() }
    const facts = await gatherSheetFacts(await directories.get(connectionId), base, sheet.lines)
    return { facts, sheet }
  }
}

const example: Partial<Record<SheetColumn, string>> = {
  collection: 'Finance',
  action: 'add',
  member: 'ada@example.com',
  rights: 'add assets, update assets',
  expires: '2027-12-31',
}

/** What a line asks for, in words. */
function toRow({ faults, line, made, part, subject }: JudgedLine, draft: PlanDraft) {
  const sentences = [
    ...draft.listSentences(made),
    ...part.makers.flatMap((make) => make(1)?.sentence ?? []),
  ]
  const isUnchanged = part.verdict === 'unchanged'
  const words = sentences.length > 0 || !isUnchanged ? sentences : [asWanted, ...part.reasons]
  return {
    line,
    subject,
    sentence: faults.length > 0 ? '' : words.join(' '),
    faults: faults.length > 0 ? [...faults] : toFaults(part),
  }
}

const asWanted = 'Nothing to do: it is as wanted.'

/** What only shows when the line is planned is a fault of the line, too. */
function toFaults({ reasons, verdict }: JudgedLine['part']) {
  if (verdict !== 'invalid' && verdict !== 'conflict') return []
  return reasons.map((text) => ({ column: '', text }))
}
