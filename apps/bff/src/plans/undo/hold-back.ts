import type { PlannedRow } from '../change.ts'
import type { EndedChange } from './ended-change.ts'
import { isKept, isPlanned, type Stand } from './stand.ts'

/**
 * Holds back what has to stay because something else stays: what a kept change rests on, and everything else of a row
 * that is kept. Answers new stands; pure.
 */
export function holdBack(
  stands: ReadonlyMap<number, Stand>,
  changes: ReadonlyMap<number, EndedChange>,
  rows: readonly Pick<PlannedRow, 'changeSeqs'>[],
): Map<number, Stand> {
  const next = new Map(stands)
  const descending = [...changes.values()].sort((a, b) => b.seq - a.seq)
  let isMoving = true
  while (isMoving) {
    const isDeeper = holdPrerequisites(next, descending)
    const isWider = holdRows(next, changes, rows)
    isMoving = isDeeper || isWider
  }
  return next
}

/** A user can't be deleted while somebody goes on with a membership of theirs. */
function holdPrerequisites(
  stands: Map<number, Stand>,
  descending: readonly EndedChange[],
): boolean {
  let hasHeld = false
  for (const change of descending) {
    if (!isKept(stands.get(change.seq))) continue
    for (const seq of change.dependsOn) {
      if (!isPlanned(stands.get(seq))) continue
      const sentence = `It stays, because something stays that rests on it: ${change.sentence}`
      stands.set(seq, { is: 'held', sentence })
      hasHeld = true
    }
  }
  return hasHeld
}

/** Whoever was changed since is left alone as a whole. */
function holdRows(
  stands: Map<number, Stand>,
  changes: ReadonlyMap<number, EndedChange>,
  rows: readonly Pick<PlannedRow, 'changeSeqs'>[],
): boolean {
  let hasHeld = false
  for (const row of rows) {
    const main = listMain(row.changeSeqs, changes)
    const kept = main.find((seq) => isKept(stands.get(seq)))
    if (kept === undefined) continue
    for (const seq of main) {
      if (!isPlanned(stands.get(seq))) continue
      const sentence = `It stays with the rest of its row: ${changes.get(seq)?.sentence ?? ''}`
      stands.set(seq, { is: 'held', sentence })
      hasHeld = true
    }
  }
  return hasHeld
}

/** A group that rows make on the way is no reason to leave their people alone. */
export function listMain(
  seqs: readonly number[],
  changes: ReadonlyMap<number, EndedChange>,
): readonly number[] {
  const people = seqs.filter((seq) => changes.get(seq)?.kind !== 'create-group')
  return people.length > 0 ? people : seqs
}
