import type { AccessSheetRow } from '@curator/console-contract/access-sheets'
import { membershipWords } from '@curator/console-contract/onboarding-fields'
import type { DcmRuleValues, GatewayDcmRule } from '../../../alteryx/dcm-door.ts'
import { isSameRule, toRuleValues } from '../../../plans/changes/dcm-rule-values.ts'
import { type Found, listFaults, type SheetLine } from '../../../sheets/access-sheet.ts'
import type { DcmRuleTask } from './dcm-rule-plan.ts'

export const ruleSheetColumns = {
  'source id': ['source connection id', 'source'],
  'source name': ['source title'],
  'target id': ['target connection id', 'target'],
  'target name': ['target title'],
  action: ['task'],
  rule: ['rule id'],
} as const
export type RuleSheetColumn = keyof typeof ruleSheetColumns
type Cells = Readonly<Record<RuleSheetColumn, string>>
/** Letters of an id or a name, as in a plan for a selection. */
const longest = 255

export interface JudgedRuleLine {
  readonly row: AccessSheetRow
  /** Null for a row with faults. */
  readonly task: DcmRuleTask | null
}

type Faults = Parameters<typeof listFaults>[0]
interface Judged {
  readonly faults: Faults
  readonly task: DcmRuleTask | null
  /** The rule that the row is about; null: a new one, or none was found. */
  readonly before: DcmRuleValues | null
}

/** Understands every row. The source tells which rule is meant; its id does where several are about one source. */
export function judgeRuleLines(
  lines: readonly SheetLine<RuleSheetColumn>[],
  rules: readonly GatewayDcmRule[],
): JudgedRuleLine[] {
  const lineOf = new Map<string, number>()
  /** The line before this one that is about the same rule. */
  const findEarlier = (task: DcmRuleTask | null, line: number) => {
    const key = task && toKey(task)
    const earlier = key === null ? undefined : lineOf.get(key)
    if (key !== null && earlier === undefined) lineOf.set(key, line)
    return earlier
  }
  return lines.map(({ cells, line }) => {
    const judged = judgeCells(cells, rules)
    const { before, task } = judged
    const earlier = findEarlier(task, line)
    const twice = earlier === undefined ? null : `Line ${earlier} is about the same rule.`
    const faults = listFaults([...judged.faults, [toRuleColumn(cells), twice]])
    const isGood = task !== null && faults.length === 0
    return {
      row: {
        line,
        subject: toSubject(cells, before),
        sentence: isGood ? saySentence(task, before) : '',
        faults,
      },
      task: isGood ? task : null,
    }
  })
}

/** Where a row says which rule it is about. */
const toRuleColumn = ({ rule }: Cells) => (rule === '' ? 'source id' : 'rule')

const toSubject = (cells: Cells, before: DcmRuleValues | null) =>
  before
    ? before.sourceTitle || before.sourceConnectionId
    : cells['source name'] || cells['source id'] || cells.rule

const toKey = (task: DcmRuleTask) =>
  task.kind === 'save' && task.id === null ? `new ${task.sourceConnectionId}` : `id ${task.id}`

function judgeCells(cells: Cells, rules: readonly GatewayDcmRule[]): Judged {
  const action = cells.action.toLowerCase()
  const lengths = Object.entries(cells).map(
    ([column, cell]) =>
      [column, cell.length > longest ? `At most ${longest} letters.` : null] as const,
  )
  const faults = [...lengths, ...judgeTarget(cells, action)]
  if (action === 'add') return withTask(judgeNew(cells, rules), faults)
  if (action !== 'change' && action !== 'delete') {
    const fault =
      action === ''
        ? 'The row names no action. Write add, change or delete.'
        : `“${cells.action}” is none of add, change and delete.`
    return { before: null, task: null, faults: [...faults, ['action', fault]] }
  }
  const { fault, item } = findRule(cells, rules)
  if (!item)
    return {
      before: null,
      task: null,
      faults: [...faults, [toRuleColumn(cells), fault]],
    }
  const before = toRuleValues(item)
  const task: DcmRuleTask =
    action === 'delete'
      ? { kind: 'delete', id: item.id }
      : { kind: 'save', id: item.id, ...toChanged(cells, before) }
  return withTask({ before, task, faults: [] }, faults)
}

function withTask(judged: Judged, more: Faults): Judged {
  const faults = [...judged.faults, ...more]
  const isGood = faults.every(([, fault]) => fault === null)
  return { ...judged, faults, task: isGood ? judged.task : null }
}

const isNone = (cell: string) => cell.toLowerCase() === membershipWords.none

function judgeTarget(cells: Cells, action: string): Faults {
  const { 'target id': id, 'target name': name } = cells
  if (action === 'delete') {
    const needless = 'A row that deletes a rule has no target.'
    return [
      ['target id', id === '' ? null : needless],
      ['target name', name === '' ? null : needless],
    ]
  }
  const isNameless = action === 'add' ? id === '' || isNone(id) : isNone(id)
  const fault = name !== '' && isNameless ? 'The row names a target without its id.' : null
  return [['target id', fault]]
}

function judgeNew(cells: Cells, rules: readonly GatewayDcmRule[]): Judged {
  const { 'source id': source, 'target id': target } = cells
  const values = {
    sourceConnectionId: source,
    sourceTitle: cells['source name'],
    targetConnectionId: isNone(target) ? '' : target,
    targetTitle: cells['target name'],
  }
  const faults: Faults = [
    ['source id', source === '' ? noSource : null],
    ['rule', cells.rule === '' ? null : 'A new rule has no id yet.'],
  ]
  const known = rules.filter((rule) => isOf(rule, source))
  const same = known.find((rule) => isSameRule(toRuleValues(rule), values))
  if (same) return { before: values, task: { kind: 'save', id: same.id, ...values }, faults }
  const there = 'There is a rule for this source already. Write change to give it another target.'
  const task = { kind: 'save', id: null, ...values } as const
  return {
    before: null,
    task,
    faults: [...faults, ['source id', source !== '' && known.length > 0 ? there : null]],
  }
}

const noSource = 'The row does not say the connection id of the source.'
const isOf = (rule: GatewayDcmRule, source: string) =>
  rule.sourceConnectionId.toLowerCase() === source.toLowerCase()

function findRule(cells: Cells, rules: readonly GatewayDcmRule[]): Found<GatewayDcmRule> {
  const { rule: id, 'source id': source } = cells
  const refuse = (fault: string) => ({ item: null, fault })
  if (id !== '') {
    const item = rules.find((each) => each.id.toLowerCase() === id.toLowerCase())
    return item ? { item, fault: null } : refuse('The Server has no handling rule with this id.')
  }
  if (source === '') return refuse(noSource)
  const found = rules.filter((rule) => isOf(rule, source))
  const [only] = found
  if (!only) return refuse(`The Server has no handling rule for “${source}”.`)
  if (found.length === 1) return { item: only, fault: null }
  const ids = found.slice(0, 5).map((rule) => `${rule.id} (${sayTarget(toRuleValues(rule))})`)
  return refuse(
    `The Server has ${found.length} for this source. Write the id of one under rule: ${ids.join(', ')}.`,
  )
}

/** Blank keeps what is there; another target brings its own name. */
function toChanged(cells: Cells, before: DcmRuleValues): DcmRuleValues {
  const { 'source id': source, 'source name': sourceName, 'target id': target } = cells
  const targetName = cells['target name']
  const shared = {
    sourceConnectionId: cells.rule !== '' && source !== '' ? source : before.sourceConnectionId,
    sourceTitle: sourceName || before.sourceTitle,
  }
  if (isNone(target)) return { ...shared, targetConnectionId: '', targetTitle: '' }
  const isOther = target !== '' && target !== before.targetConnectionId
  return {
    ...shared,
    targetConnectionId: target || before.targetConnectionId,
    targetTitle: targetName || (isOther ? '' : before.targetTitle),
  }
}

const sayTarget = ({ targetConnectionId, targetTitle }: DcmRuleValues) =>
  targetConnectionId === ''
    ? 'nothing stands for it'
    : `“${targetTitle || targetConnectionId}” stands for it`

function saySentence(task: DcmRuleTask, before: DcmRuleValues | null): string {
  if (task.kind === 'delete') return 'Delete the rule.'
  if (before && isSameRule(task, before)) return 'Nothing: the rule says so already.'
  return `${task.id === null ? 'Add' : 'Change'} the rule: ${sayTarget(task)}.`
}
