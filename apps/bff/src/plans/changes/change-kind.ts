import type { ChangeDanger, ChangeKind } from '@curator/console-contract/plans'
import type { Outcome } from '@curator/console-contract/runs'
import type { z } from 'zod'
import type { AlteryxFailure } from '../../alteryx/alteryx-failure.ts'
import type { AlteryxGateways, CallOptions } from '../../alteryx/gateways.ts'
import type { Directory, DirectoryPatch } from '../../directory/directory.ts'
import type { ChangeBefores, ChangePayloads, PlannedChange, Ref } from '../change.ts'
import type { Since } from './since.ts'

/** Ids that only the answer told: kept with the result. */
export interface ChangeFacts {
  /** Groups that deactivating took away. */
  readonly groupIds?: readonly string[]
  /** Schedules that a transfer of assets breaks once the old owner is gone. */
  readonly affectedScheduleIds?: readonly string[]
  /** When the Server says that a schedule or DCM connection was last changed, right after the change: a later instant is somebody else's. */
  readonly modifiedAt?: string
  /** First instant of the rule that was written. */
  readonly startAt?: string
}

/** How a change ended, with what the deciding answer said. */
export interface Ended {
  readonly outcome: Outcome
  /** In words; null when there is nothing to add. */
  readonly message: string | null
  readonly serverText: string | null
  readonly httpStatus: number | null
  /** The id it made, for changes that depend on it. */
  readonly id: string | null
  /** What undoing it, or the to-do list after it, needs beyond payload and before-image. */
  readonly facts: ChangeFacts | null
  /** What the directory learns from it. */
  readonly patch: DirectoryPatch | readonly DirectoryPatch[] | null
  /** What the Server answered, for kinds that show it; secrets hidden, bounded. */
  readonly reply: string | null
}

/** A change to be sent: references of its payload are resolved to ids. */
export interface ReadyChange<P = unknown, B = unknown> {
  readonly seq: number
  readonly payload: P
  readonly before: B
  /** Id that an earlier change of the plan made. Throws for a change that made none: a bug of the order. */
  readonly toId: (ref: Ref) => string
}

/** What calls may use. */
export interface ChangeContext {
  readonly gateways: AlteryxGateways
  readonly call: CallOptions
  /** Milliseconds since 1970. */
  readonly nowMs: number
  /** What was typed for a slot of the change; null where this process does not hold it, which only a look-up meets. */
  readonly findSecret: (slot: string) => string | null
}

/** Why changes are looked up: an answer was lost, or the Server refused. */
export type LookupReason = 'unclear' | AlteryxFailure

/** A change that was applied, as undoing it sees it. References are resolved to ids. */
export interface AppliedChange<P = unknown, B = unknown> {
  readonly payload: P
  readonly before: B
  /** The id it made. */
  readonly id: string | null
  readonly facts: ChangeFacts | null
  readonly toId: (ref: Ref) => string
}

/** An applied change with its place in the plan. */
export type SeqApplied<P = unknown, B = unknown> = AppliedChange<P, B> & { readonly seq: number }

/** Makes a change with its number; null when there turns out to be nothing to do. */
export type Maker = (seq: number) => PlannedChange | null

/**
 * The changes that bring back what was before, or why there are none. Steps go one after the other; changes of one step
 * do not rest on each other.
 */
export type Inverse =
  | { readonly isPossible: true; readonly steps: readonly (readonly Maker[])[] }
  | { readonly isPossible: false; readonly reason: string }

/** What else the run did, which is nobody else's work. */
export interface RunEffects {
  /** Whether this run put the person into the group. */
  hasAdded(userId: string, groupId: string): boolean
  /** Whether this run put a member, workflow or schedule into the collection. */
  hasPut(id: string, collectionId: string): boolean
}

/**
 * What the engine knows of a kind of change. All calls take one or several changes: several only where `mergeKey` is the
 * same, and then they travel in one call. Answers are by `seq`; a change that is missing from them was not brought about.
 */
export interface ChangeKindRules<K extends ChangeKind> {
  readonly kind: K
  readonly schema: z.ZodType<ChangePayloads[K]>
  readonly danger: ChangeDanger
  /** Operation ids it needs; the last one writes. */
  readonly operations: readonly string[]
  /** The operation that writes, where it depends on the change. */
  readonly writes?: (payload: ChangePayloads[K]) => string
  /** Further operations that depend on one text of the payload. */
  readonly operationsBy?: {
    readonly field: keyof ChangePayloads[K] & string
    readonly list: (value: string) => readonly string[]
  }
  /** Changes with the same key may share a call of at most `mergeMax`. Absent: always alone. */
  readonly mergeKey?: (payload: ChangePayloads[K]) => string
  readonly mergeMax?: number
  /** One sentence for people, names in place of ids. */
  readonly describe: (payload: ChangePayloads[K]) => string
  readonly invert: (applied: AppliedChange<ChangePayloads[K], ChangeBefores[K]>) => Inverse
  /**
   * How effects stand now: undone already, or changed by somebody, by name, so that undoing would take away their work.
   * Absent from the answer: as the run left it. Asked of the directory when an undo plan is made.
   */
  readonly findChangedSince: (
    directory: Directory,
    applied: readonly SeqApplied<ChangePayloads[K], ChangeBefores[K]>[],
    effects: RunEffects,
  ) => Promise<ReadonlyMap<number, Since>>
  /** Compares with the directory before the first call: what is there already, or stands in the way. */
  readonly drift?: (
    directory: Directory,
    changes: readonly ReadyChange<ChangePayloads[K], ChangeBefores[K]>[],
  ) => Promise<ReadonlyMap<number, Ended>>
  /** Sends. Throws `AlteryxFailure`. */
  readonly apply: (
    context: ChangeContext,
    changes: readonly ReadyChange<ChangePayloads[K], ChangeBefores[K]>[],
  ) => Promise<ReadonlyMap<number, Ended>>
  /** Looks whether the effect is there, and only reads. Throws `AlteryxFailure`. */
  readonly verify: (
    context: ChangeContext,
    changes: readonly ReadyChange<ChangePayloads[K], ChangeBefores[K]>[],
    reason: LookupReason,
  ) => Promise<ReadonlyMap<number, Looked>>
  /** Whether a refusal is looked into before it is believed: somebody may have done the same meanwhile. */
  readonly looksUpRefusals: boolean
  /** The shortest time between two of these of one run, in ms; null, or without it, as fast as the Server takes them. */
  readonly paceMs?: (payload: ChangePayloads[K]) => number | null
}

/**
 * What a look-up answers where no call shows whether the effect is there, and sending the same again does no harm. It is
 * sent again while the run may send; else a person has to look.
 */
export const cannotTell = 'cannot_tell' as const
export type Looked = Ended | typeof cannotTell

/** A plain end without words. */
export function ended(outcome: Outcome, more: Partial<Omit<Ended, 'outcome'>> = {}): Ended {
  return {
    outcome,
    message: null,
    serverText: null,
    httpStatus: null,
    id: null,
    facts: null,
    patch: null,
    reply: null,
    ...more,
  }
}

/** Ends changes that travel alone, one after the other; null leaves one out of the answer. */
export async function endEach<C extends { readonly seq: number }, E extends Looked = Ended>(
  changes: readonly C[],
  end: (change: C) => Promise<E | null>,
): Promise<ReadonlyMap<number, E>> {
  const ends = new Map<number, E>()
  for (const change of changes) {
    const how = await end(change)
    if (how) ends.set(change.seq, how)
  }
  return ends
}

/** Words of an effect that was found by looking, after an unclear answer. */
export const confirmedByLookup =
  'The Server’s answer was lost, so the console looked it up: it was carried out.'

/** What a lookup says of an effect that is there. */
export function found(
  reason: LookupReason,
  subject: string,
  more: Partial<Omit<Ended, 'outcome'>>,
): Ended {
  return reason === 'unclear'
    ? ended('applied', { message: confirmedByLookup, ...more })
    : ended('already_applied', { message: `${subject} is there already, just as wanted.`, ...more })
}
