import type { ChangeKind } from '@curator/console-contract/plans'
import type { Outcome } from '@curator/console-contract/runs'
import type { AlteryxFailure } from '../../alteryx/alteryx-failure.ts'
import type { JournalChange } from '../../store/journal.store.ts'
import type { ChangeKindRules, LookupReason } from '../changes/change-kind.ts'
import { readStoredResult } from './stored-result.ts'

/**
 * A change at work. `blocked`: rests on others; `ready`: may go on, perhaps from an instant on; `claimed`: committed as in
 * flight, not sent; `flying`: a call is out; `ended`.
 */
export interface WorkItem {
  readonly seq: number
  readonly rules: ChangeKindRules<ChangeKind>
  readonly payload: never
  readonly before: never
  readonly sentence: string
  /** Operation id of the call that writes; a failure of any other left nothing changed. */
  readonly writes: string
  readonly dependsOn: readonly number[]
  readonly dependents: WorkItem[]
  readonly mergeKey: string | null
  readonly mergeMax: number
  /** Shortest time before the next one that has a pace; null for one that has none. */
  readonly paceMs: number | null
  place: 'blocked' | 'ready' | 'claimed' | 'flying' | 'ended'
  openDependencies: number
  /** A call was sent whose effect is not known: look first. */
  mustLookUp: boolean
  /** A lookup could not tell: until another one can, nothing is sent without looking right before. */
  isUntold: boolean
  lookupReason: LookupReason
  /** Monotonic. Quarantine and back-off. */
  notBeforeMs: number
  /** Unclear answers so far. */
  attempts: number
  /** Answers so far that asked for patience, and lookups that failed. */
  delays: number
  lastFailure: AlteryxFailure | null
  outcome: Outcome | null
  id: string | null
}

/** Changes that share one call. */
export interface Unit {
  readonly items: readonly WorkItem[]
  readonly task: 'send' | 'look_up'
  /** Monotonic instant of the last request that left; null while nothing was sent. */
  sentMs: number | null
  readonly abort: AbortController
}

export function toUnit(items: readonly WorkItem[], task: Unit['task']): Unit {
  return { items, task, sentMs: null, abort: new AbortController() }
}

export function toItem(
  change: JournalChange,
  rules: ChangeKindRules<ChangeKind>,
  nowMs: number,
): WorkItem {
  const payload = rules.schema.parse(change.payload) as never
  return {
    seq: change.seq,
    rules,
    payload,
    before: change.before as never,
    sentence: change.sentence,
    writes: rules.writes?.(payload) ?? rules.operations.at(-1) ?? '',
    dependsOn: change.dependsOn,
    dependents: [],
    mergeKey: rules.mergeKey ? `${change.kind} ${rules.mergeKey(payload)}` : null,
    mergeMax: rules.mergeMax ?? 1,
    paceMs: rules.paceMs?.(payload) ?? null,
    place: change.state === 'ended' ? 'ended' : 'blocked',
    openDependencies: 0,
    mustLookUp: change.state === 'in_flight',
    isUntold: false,
    lookupReason: 'unclear',
    notBeforeMs: nowMs + (change.quarantineMs ?? 0),
    attempts: change.attempts,
    delays: 0,
    lastFailure: null,
    outcome: change.outcome,
    id: readStoredResult(change.result).id,
  }
}
