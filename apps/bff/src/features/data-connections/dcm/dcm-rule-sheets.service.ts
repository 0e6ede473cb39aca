import type { ConnectionId } from '@curator/console-contract/ids'
import { PlanDraft } from '../../../plans/plan-draft.ts'
import { toReading, toSheetLines, toTemplate } from '../../../sheets/access-sheet.ts'
import type { SheetProcess } from '../../../sheets/sheet-process.ts'
import type { DcmPlansService } from './dcm-plans.service.ts'
import { addRuleRow } from './dcm-rule-plan.ts'
import { judgeRuleLines, type RuleSheetColumn, ruleSheetColumns } from './dcm-rule-sheet.ts'

interface Deps {
  readonly sheetProcess: SheetProcess
  readonly dcmPlans: Pick<DcmPlansService, 'readRules' | 'store'>
}

/** Sheets of handling rules: looked at, then planned; nothing of them is kept. */
export class DcmRuleSheetsService {
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
    const { judged, rules } = await this.#open(connectionId, bytes)
    const byId = new Map(rules.map((rule) => [rule.id, rule]))
    const draft = new PlanDraft()
    for (const { row, task } of judged) {
      const { faults, line, subject } = row
      if (task) addRuleRow(draft, task, byId, line)
      else {
        const reasons = faults.map(({ text }) => text)
        draft.addRow({ line, subject, verdict: 'invalid', reasons, changeSeqs: [] })
      }
    }
    const title = `Handling rules from ${fileName}`
    return this.#deps.dcmPlans.store(connectionId, draft, title, { about: 'sheet' }, authorId)
  }

  getTemplate(format: 'xlsx' | 'csv') {
    const example = {
      'source id': '4f1d6a52-6d0e-4d2b-9c57-0f5a3f5d9b11',
      'source name': 'Test lake',
      'target id': '9a8b1c3e-52f7-4c0a-8f0e-7f7f0a1f2c22',
      'target name': 'Lake',
      action: 'add',
    }
    const { writeWorkbook } = this.#deps.sheetProcess
    return toTemplate('handling-rules', format, ruleSheetColumns, example, writeWorkbook)
  }

  async #open(connectionId: ConnectionId, bytes: Uint8Array) {
    const { dcmPlans, sheetProcess } = this.#deps
    const read = await sheetProcess.readSheet(bytes, {})
    const sheet = toSheetLines<RuleSheetColumn>(read, ruleSheetColumns)
    const rules = await dcmPlans.readRules(connectionId)
    return { rules, sheet, judged: judgeRuleLines(sheet.lines, rules) }
  }
}
