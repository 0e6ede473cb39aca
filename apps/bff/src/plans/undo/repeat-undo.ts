import type { PlannedChange, PlannedRow } from '../change.ts'
import { PlanDraft } from '../plan-draft.ts'
import type { EndedChange } from './ended-change.ts'

const isWell = ({ outcome }: EndedChange) => outcome === 'applied' || outcome === 'already_applied'

/** The changes of an undo plan that did not end well, once more, for the rows that asked for them. Pure. */
export function repeatUndo(
  rows: readonly PlannedRow[],
  changes: readonly EndedChange[],
): PlanDraft {
  const draft = new PlanDraft()
  const numbers = new Map<number, number>()
  for (const change of changes) {
    if (isWell(change)) continue
    const { outcome: _, result: __, ...planned } = change
    const dependsOn = change.dependsOn.flatMap((seq) => numbers.get(seq) ?? [])
    const seq = draft.add((next) => ({ ...planned, seq: next, dependsOn }) as PlannedChange)
    if (seq !== null) numbers.set(change.seq, seq)
  }
  for (const row of rows) {
    const changeSeqs = row.changeSeqs.flatMap((seq) => numbers.get(seq) ?? [])
    draft.addRow({ ...row, changeSeqs })
  }
  return draft
}
