import type { DcmRuleAction } from '@curator/console-contract/dcm-plans'
import type { DcmRuleValues, GatewayDcmRule } from '../../../alteryx/dcm-door.ts'
import { toRuleValues } from '../../../plans/changes/dcm-rule-values.ts'
import { PlanDraft } from '../../../plans/plan-draft.ts'
import { toDeleteDcmRule, toSaveDcmRule } from '../../../plans/planned/dcm-changes.ts'

/** What is to become of one rule; `id` null: it is new. */
export type DcmRuleTask =
  | ({ readonly kind: 'save'; readonly id: string | null } & DcmRuleValues)
  | { readonly kind: 'delete'; readonly id: string }

const gone = 'It is not on the Server, or no longer. Choose again.'

/** Plans new, other or fewer handling rules. */
export function planDcmRules(action: DcmRuleAction, rules: readonly GatewayDcmRule[]): PlanDraft {
  const draft = new PlanDraft()
  const byId = new Map(rules.map((rule) => [rule.id, rule]))
  if (action.kind === 'save') addRuleRow(draft, action, byId)
  else for (const id of new Set(action.ids)) addRuleRow(draft, { kind: 'delete', id }, byId)
  return draft
}

/** One rule; also what a row of a sheet asks for, on its line. */
export function addRuleRow(
  draft: PlanDraft,
  task: DcmRuleTask,
  byId: ReadonlyMap<string, GatewayDcmRule>,
  line?: number,
): void {
  const rule = task.id === null ? null : byId.get(task.id)
  const place = line === undefined ? {} : { line }
  if (rule === undefined) {
    const subject = task.kind === 'save' ? nameRule(task) : task.id
    draft.addRow({ ...place, subject, verdict: 'invalid', reasons: [gone], changeSeqs: [] })
    return
  }
  const before = rule && toRuleValues(rule)
  if (task.kind === 'save') {
    addSave(draft, task, before, { ...place, knownIds: [...byId.keys()] })
    return
  }
  if (!before) return
  const seq = draft.add((next) => toDeleteDcmRule(next, task.id, before))
  const subject = nameRule(before)
  draft.addRow({ ...place, subject, verdict: 'update', reasons: [], changeSeqs: [seq] })
}

function addSave(
  draft: PlanDraft,
  { id, kind: _, ...values }: Extract<DcmRuleTask, { kind: 'save' }>,
  before: DcmRuleValues | null,
  { knownIds, ...place }: { readonly knownIds: readonly string[]; readonly line?: number },
): void {
  const known = id === null ? knownIds : []
  const seq = draft.add((next) => toSaveDcmRule(next, id, values, before, known))
  const verdict = id === null ? 'create' : 'update'
  draft.addRow({
    ...place,
    subject: nameRule(values),
    verdict: seq === null ? 'unchanged' : verdict,
    reasons: seq === null ? ['The rule says so already.'] : [],
    changeSeqs: [seq],
  })
}

const nameRule = ({
  sourceConnectionId,
  sourceTitle,
}: Pick<DcmRuleValues, 'sourceConnectionId' | 'sourceTitle'>) => sourceTitle || sourceConnectionId
