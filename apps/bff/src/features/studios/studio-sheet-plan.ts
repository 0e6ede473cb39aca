import { PlanDraft } from '../../plans/plan-draft.ts'
import { toDeleteStudio } from '../../plans/planned/studio-changes.ts'
import { makeMove, makeStudio, makeUpdate, type StudioFacts, type Target } from './studio-plan.ts'
import type { JudgedLine } from './studio-sheet.ts'
import { keyOf, type StudioSheetTask } from './studio-sheet-rows.ts'

/** A row about people: those about studios alone are done otherwise. */
type TaskInto = Exclude<StudioSheetTask, { kind: 'delete' | 'update' }>

type Made = ReadonlyMap<string, Target & { readonly line: number; readonly seq: number | null }>

/** Rows as they were judged. */
export function planStudioSheet(judged: readonly JudgedLine[], facts: StudioFacts): PlanDraft {
  const draft = new PlanDraft()
  const made = makeStudios(draft, judged, facts)
  for (const { hindrance, row, task } of judged) {
    const place = { line: row.line, subject: row.subject }
    const reasons = row.faults.map(({ text }) => text)
    if (task === null) draft.addRow({ ...place, verdict: 'invalid', reasons, changeSeqs: [] })
    else if (hindrance !== null)
      draft.addRow({ ...place, verdict: 'conflict', reasons, changeSeqs: [] })
    else if (task.kind === 'delete') {
      const seq = draft.add((next) => toDeleteStudio(next, task.studio))
      draft.addRow({ ...place, verdict: 'update', reasons, changeSeqs: [seq] })
    } else if (task.kind === 'update')
      draft.addRow({ ...makeUpdate(draft, task.studio, task.wanted, facts), ...place })
    else addRowInto(draft, { ...place, task }, made, facts)
  }
  return draft
}

/** Studios are made before anybody moves into them, each by the first row that asks for it. */
function makeStudios(draft: PlanDraft, judged: readonly JudgedLine[], facts: StudioFacts): Made {
  const made = new Map<string, Target & { readonly line: number; readonly seq: number | null }>()
  for (const { hindrance, row, task } of judged) {
    if (task?.kind !== 'create' || hindrance !== null || made.has(keyOf(task.name))) continue
    const { name, settings } = task
    const studio = { name, credentialId: '', canShareSchedules: false, ...settings }
    const seq = makeStudio(draft, studio, facts)
    made.set(keyOf(name), { ref: { createdBy: seq ?? 0 }, name, seq, line: row.line })
  }
  return made
}

function addRowInto(
  draft: PlanDraft,
  { task, ...place }: { line: number; subject: string; task: TaskInto },
  made: Made,
  facts: StudioFacts,
): void {
  const fresh = made.get(keyOf(toNewName(task)))
  const target =
    task.kind === 'move' && 'id' in task.into
      ? { ref: { id: task.into.id }, name: task.into.name }
      : fresh
  if (!target) {
    const reasons = ['The row that makes this studio is faulty. Put it right, and bring it again.']
    draft.addRow({ ...place, verdict: 'invalid', reasons, changeSeqs: [] })
    return
  }
  const isMaker = task.kind === 'create' && fresh?.line === place.line
  const move = task.user && makeMove(draft, task.user, target, facts)
  draft.addRow({
    ...place,
    verdict: isMaker ? 'create' : (move?.verdict ?? 'unchanged'),
    reasons: move?.reasons ?? [],
    changeSeqs: [isMaker ? (fresh?.seq ?? null) : null, ...(move?.changeSeqs ?? [])],
  })
}

const toNewName = (task: TaskInto) =>
  task.kind === 'create' ? task.name : 'new' in task.into ? task.into.new : ''
