import type { DurationSource } from '@curator/console-contract/schedule-forecast'
import type { SchedulePolicy } from '@curator/console-contract/schedule-policy'
import type { KnownRule } from '@curator/console-contract/schedule-rules'
import type { OwnerState } from '@curator/console-contract/schedules'
import type { DirectorySchedule } from '../../directory/directory.ts'
import type { Stretch } from '../load/to-run-table.ts'
import type { ClockChange } from '../rules/clock-changes.ts'

/** Something that could not be had, and why, in one sentence: not available is not the same as none. */
export interface Unavailable {
  readonly why: string
}

/** What was found out, or why it could not be. */
export type Known<T> = T | Unavailable

export function isUnavailable(value: unknown): value is Unavailable {
  return typeof value === 'object' && value !== null && 'why' in value
}

export interface OwnerEvidence {
  readonly name: string
  readonly state: Exclude<OwnerState, 'missing'>
  /** Null where the release does not say. */
  readonly isLocked: boolean | null
  /** Null where the Server's default decides. */
  readonly role: string | null
  readonly canSchedule: boolean | null
  /** Null for never. */
  readonly lastSignInAt: string | null
}

export interface WorkflowEvidence {
  readonly name: string
  /** Of the version that was published last. */
  readonly newestVersionId: Known<string>
}

/** Something with a name that has to be shared with the owner: a credential or a data connection. */
export interface ShareEvidence {
  readonly name: string
  readonly isSharedWithOwner: boolean
}

/** How runs ended, from the Server's list of jobs. */
export interface RunHistory {
  /** The newest runs that failed, up to the first that did not. */
  readonly failuresInARow: number
  /** What the last run told, empty where it told nothing. */
  readonly lastMessage: string
  /** The last run completed and still ended with a result that means failure. */
  readonly isCompletedFailure: boolean
  /** The Server lists jobs by workflow only: runs by hand and by other schedules are among them. */
  readonly isMixed: boolean
}

export interface RunsEvidence extends Stretch {
  /** Instants in order. */
  readonly startsMs: ArrayLike<number>
  /** Whether these are all runs of the stretch, not only the next one. */
  readonly isComplete: boolean
}

/** The minute in which most runs of a worker tag start together with one of this schedule. */
export interface CrowdEvidence {
  readonly atMs: number
  readonly starts: number
  /** Whether all runs were seen; else there may be more. */
  readonly isComplete: boolean
}

/** Load of the worker tag where runs of this schedule start. */
export interface LoadEvidence {
  /** The first of its starts at which runs wait for a slot; null where none does. */
  readonly firstWait: { readonly atMs: number; readonly waiting: number } | null
  /** Runs of the tag that are not counted, because nobody knows how long they take. */
  readonly uncountedRuns: number
}

/** All that rules may know of one schedule. */
export interface ScheduleEvidence {
  /** When the directory was read; ages and delays are counted up to then. */
  readonly takenAtMs: number
  readonly schedule: DirectorySchedule
  /** Null when it is gone. */
  readonly workflow: Known<WorkflowEvidence> | null
  /** Null when nobody has its id. */
  readonly owner: OwnerEvidence | null
  /** Null when the schedule names none; `missing` when the one it names is gone. */
  readonly credential: Known<ShareEvidence> | 'missing' | null
  /** Data connections that the workflow uses. */
  readonly connections: Known<readonly ShareEvidence[]>
  readonly history: Known<RunHistory>
  readonly duration: Known<{ readonly seconds: number; readonly source: DurationSource }>
  readonly runs: Known<RunsEvidence>
  readonly rule: KnownRule
  /** Slots of its worker tag. */
  readonly slots: Known<number>
  readonly load: Known<LoadEvidence>
  /** Null when no run of it was seen. */
  readonly crowd: Known<CrowdEvidence> | null
  /** The next two of its zone. */
  readonly clockChanges: Known<readonly ClockChange[]>
  readonly policy: SchedulePolicy
  /** Collections that share it or its workflow. */
  readonly collections: Known<readonly { readonly id: string; readonly name: string }[]>
  /** Names of other schedules that are on and run the same workflow at the same times. */
  readonly twins: Known<readonly string[]>
}
