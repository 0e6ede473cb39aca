import { PlanDraft } from '../../plans/plan-draft.ts'
import { addShareRow } from '../../shares/share-rows.ts'
import { addDelete, addRename, toSharedConnection } from './data-connection-plan.ts'
import type { JudgedRow, SheetTask } from './data-connection-sheet-rows.ts'

/** The plan of a sheet: one row for each line, in which a repeated one is `skip` and a faulty one `invalid`. */
export function planSheetRows(rows: readonly JudgedRow[]): PlanDraft {
  const draft = new PlanDraft()
  const lineOf = new Map<string, number>()
  for (const { row, task } of rows) {
    const { faults, line, subject } = row
    const leave = (verdict: 'invalid' | 'skip', reasons: readonly string[]) =>
      draft.addRow({ line, subject, verdict, reasons, changeSeqs: [] })
    if (!task) {
      const reasons = faults.map(({ text }) => text)
      leave('invalid', reasons)
      continue
    }
    const key = toTaskKey(task)
    const earlier = lineOf.get(key)
    if (earlier !== undefined) {
      leave('skip', [`Line ${earlier} is about the same.`])
      continue
    }
    lineOf.set(key, line)
    addTask(draft, task, line)
  }
  return draft
}

/** Sharing and taking away the same are one matter, and so are two names for one connection. */
function toTaskKey(task: SheetTask): string {
  if (task.kind === 'rename' || task.kind === 'delete') return `${task.kind} ${task.connection.id}`
  return `share ${task.connection.id} ${task.receiver.kind} ${task.receiver.id}`
}

function addTask(draft: PlanDraft, task: SheetTask, line: number): void {
  if (task.kind === 'rename') addRename(draft, task.connection, task.name, line)
  else if (task.kind === 'delete') addDelete(draft, task.connection, line)
  else addShareRow(draft, task.kind, toSharedConnection(task.connection), task.receiver, line)
}
