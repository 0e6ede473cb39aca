import type { PlannedRow } from '../change.ts'
import type { Maker } from '../changes/change-kind.ts'
import { findRules } from '../changes/change-kinds.ts'
import { PlanDraft } from '../plan-draft.ts'
import type { AppliedItem, EndedChange } from './ended-change.ts'
import { holdBack, listMain } from './hold-back.ts'
import { isKept, isPlanned, type Stand } from './stand.ts'

/** A row of the run that is undone. */
export type RunRow = Pick<PlannedRow, 'line' | 'subject' | 'changeSeqs'>

/**
 * The plan that undoes a run: the inverses of its changes in reverse order, each after the inverses of everything that
 * rested on its change; one row for each row of the run. `judged` says how each applied change stands. Pure.
 */
export function draftUndo(
  rows: readonly RunRow[],
  changes: readonly EndedChange[],
  applied: ReadonlyMap<number, AppliedItem>,
  judged: ReadonlyMap<number, Stand>,
): PlanDraft {
  const bySeq = new Map(changes.map((change) => [change.seq, change]))
  const stands = holdBack(judged, bySeq, rows)
  const draft = new PlanDraft()
  const made = addInverses(draft, applied, stands)
  for (const row of rows) {
    const changeSeqs = [...new Set(row.changeSeqs.flatMap((seq) => made.get(seq) ?? []))]
    const words = toVerdict(row, bySeq, stands, changeSeqs.length > 0)
    draft.addRow({ line: row.line, subject: row.subject, ...words, changeSeqs })
  }
  return draft
}

/** Numbers of the changes that undo each change. */
function addInverses(
  draft: PlanDraft,
  applied: ReadonlyMap<number, AppliedItem>,
  stands: ReadonlyMap<number, Stand>,
): ReadonlyMap<number, readonly number[]> {
  const made = new Map<number, readonly number[]>()
  /** What the inverse of a change waits for: the last steps that undo what rested on it. */
  const waits = new Map<number, number[]>()
  for (const item of [...applied.values()].reverse()) {
    const { change } = item
    const waitsFor = waits.get(change.seq) ?? []
    const steps = isPlanned(stands.get(change.seq)) ? stepsOf(item) : []
    const { all, last } = addSteps(draft, steps, waitsFor)
    made.set(change.seq, all)
    for (const seq of change.dependsOn) waits.set(seq, [...(waits.get(seq) ?? []), ...last])
  }
  return made
}

/** Numbers of all that was added, and of what comes last. */
function addSteps(
  draft: PlanDraft,
  steps: readonly (readonly Maker[])[],
  waitsFor: readonly number[],
): { readonly all: readonly number[]; readonly last: readonly number[] } {
  const all: number[] = []
  let last = waitsFor
  for (const step of steps) {
    const added = step.flatMap((make) => draft.add(make, last) ?? [])
    if (added.length > 0) last = added
    all.push(...added)
  }
  return { all, last }
}

function stepsOf({ applied, change }: AppliedItem): readonly (readonly Maker[])[] {
  const inverse = findRules(change.kind).invert(applied)
  return inverse.isPossible ? inverse.steps : []
}

const notApplied = 'The run changed nothing here.'
const alreadyUndone = 'It is as it was before the run.'
const unclear = (sentence: string) =>
  `What became of it is for you to look at, so it is not undone: ${sentence}`

function toVerdict(
  row: RunRow,
  changes: ReadonlyMap<number, EndedChange>,
  stands: ReadonlyMap<number, Stand>,
  hasChanges: boolean,
): Pick<PlannedRow, 'verdict' | 'reasons'> {
  const found = row.changeSeqs.flatMap((seq) => stands.get(seq) ?? [])
  const reasons = new Set<string>()
  // What was changed since says it all; the rest of the row only follows.
  const isConflict = listMain(row.changeSeqs, changes).some((seq) => isKept(stands.get(seq)))
  const hasCause = found.some((stand) => stand.is === 'changed')
  for (const stand of found)
    if ('sentence' in stand && !(hasCause && stand.is === 'held')) reasons.add(stand.sentence)
  for (const seq of row.changeSeqs) {
    const change = changes.get(seq)
    if (change?.outcome === 'needs_review') reasons.add(unclear(change.sentence))
  }
  if (isConflict) return { verdict: 'conflict', reasons: [...reasons] }
  if (hasChanges) return { verdict: 'update', reasons: [...reasons] }
  if (reasons.size > 0) return { verdict: 'skip', reasons: [...reasons] }
  if (found.length > 0) return { verdict: 'unchanged', reasons: [alreadyUndone] }
  return { verdict: 'skip', reasons: [notApplied] }
}
