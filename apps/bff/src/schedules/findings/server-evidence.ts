import type { SchedulePolicy } from '@curator/console-contract/schedule-policy'
import type { KnownRule } from '@curator/console-contract/schedule-rules'
import type {
  DirectoryCollection,
  DirectoryCredential,
  DirectoryDataConnection,
  DirectorySchedule,
} from '../../directory/directory.ts'
import type { Stretch } from '../load/to-run-table.ts'
import type { RunTable } from '../run-table.ts'
import type { Known, OwnerEvidence, RunHistory, ScheduleEvidence } from './evidence.ts'

/** Somebody who owns schedules, with the groups through which things may be shared. */
export interface ServerOwner extends OwnerEvidence {
  readonly groupIds: readonly string[]
}

/** Runs ahead of all schedules. `isComplete`: all of them, not only the next one of each. */
export interface RunsAhead extends Stretch {
  readonly table: RunTable
  readonly isComplete: boolean
}

/** All that is known of the schedules of a Server, before it is told for each of them. */
export interface ServerEvidence {
  readonly takenAtMs: number
  readonly schedules: readonly DirectorySchedule[]
  /** By id; who is not in it is not on the Server. */
  readonly owners: ReadonlyMap<string, ServerOwner>
  /** By id; a workflow that is named and not in it is gone. */
  readonly workflowNames: Known<ReadonlyMap<string, string>>
  /** Ids of the versions that were published last, by workflow. */
  readonly newestVersions: Known<ReadonlyMap<string, string>>
  readonly credentials: Known<readonly DirectoryCredential[]>
  readonly collections: Known<readonly DirectoryCollection[]>
  /** Data connections that workflows use, by workflow; who is not in it uses none. */
  readonly connectionUses: Known<ReadonlyMap<string, readonly DirectoryDataConnection[]>>
  /** By schedule; one that is not in it was not read. */
  readonly histories: Known<ReadonlyMap<string, RunHistory>>
  /** By schedule. */
  readonly rules: ReadonlyMap<string, KnownRule>
  readonly runs: Known<RunsAhead>
  /** By worker tag. */
  readonly slots: ReadonlyMap<string, number>
  readonly policy: SchedulePolicy
}

/** What is told of a schedule. */
export type EvidenceOf = (schedule: DirectorySchedule) => ScheduleEvidence
