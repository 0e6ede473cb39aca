import type { ScheduleAction } from '@curator/console-contract/schedule-plans'
import type { KnownRule } from '@curator/console-contract/schedule-rules'
import type { DirectoryUser } from '../../../directory/directory.ts'
import type { JoinedSchedule } from '../../../schedules/list/joined-schedule.ts'

/** Everything that a plan for schedules rests on. */
export interface ScheduleFacts {
  /** In the order of the selection; null for an id that no schedule has. */
  readonly chosen: readonly { readonly id: string; readonly joined: JoinedSchedule | null }[]
  readonly rules: ReadonlyMap<string, KnownRule>
  /** The new owner, and why they may not own. */
  readonly heir: { readonly user: DirectoryUser; readonly why: string | null } | null
  /** What people call owners and credentials, by id. */
  readonly names: Readonly<Record<string, string>>
  readonly nowMs: number
  /** Whether the release can change schedules at all; where it can't, they are deleted at once. */
  readonly canPatch: boolean
}

/** An action whose moves are worked out for each schedule: what is planned again later stays the same. */
export type SettledAction = Exclude<ScheduleAction, { kind: 'spread' }>
