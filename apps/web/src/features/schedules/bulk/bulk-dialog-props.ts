import type { ConnectionId } from '@curator/console-contract/ids'
import type { ScheduleAction } from '@curator/console-contract/schedule-plans'
import type { ServerSchedule } from '@curator/console-contract/schedules'

/** What each dialog is given. */
export type BulkDialogProps = {
  readonly connectionId: ConnectionId
  readonly count: number
  /** The chosen one, where there is one alone and it is known. */
  readonly only: ServerSchedule | undefined
  readonly plan: { readonly isPending: boolean; readonly error: Error | null }
  readonly onPlan: (action: ScheduleAction) => void
  readonly onClose: () => void
}
