import type { ChangeKind } from '@curator/console-contract/plans'
import type { Outcome } from '@curator/console-contract/runs'
import type { PlannedChange, Ref } from '../change.ts'
import type { SeqApplied } from '../changes/change-kind.ts'
import { findRules } from '../changes/change-kinds.ts'
import { readStoredResult } from '../runner/stored-result.ts'

/** A change of a run with how it ended; null while it has not. */
export interface EndedChange extends Omit<PlannedChange, 'kind' | 'payload' | 'before'> {
  readonly kind: ChangeKind
  readonly payload: unknown
  readonly before: unknown
  readonly outcome: Outcome | null
  /** As stored: ids. */
  readonly result: unknown
}

/** Changes that this run brought about, as their kinds want to see them. */
export function listApplied(changes: readonly EndedChange[]): ReadonlyMap<number, AppliedItem> {
  const ids = new Map(changes.map(({ seq, result }) => [seq, readStoredResult(result).id]))
  const toId = (ref: Ref): string => {
    if ('id' in ref) return ref.id
    const id = ids.get(ref.createdBy)
    if (!id) throw new Error(`the id of change ${ref.createdBy} is wanted, which made none`)
    return id
  }
  const applied = changes.filter((change) => change.outcome === 'applied')
  return new Map(
    applied.map((change) => {
      const { id, facts } = readStoredResult(change.result)
      const payload = findRules(change.kind).schema.parse(change.payload) as never
      const before = change.before as never
      return [
        change.seq,
        { change, applied: { seq: change.seq, payload, before, id, facts, toId } },
      ]
    }),
  )
}

/** An applied change twice: as stored, and as its kind sees it. */
export interface AppliedItem {
  readonly change: EndedChange
  readonly applied: SeqApplied<never, never>
}
