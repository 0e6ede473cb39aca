import type { Connection } from '@curator/console-contract/connections'
import type { UserAction } from '@curator/console-contract/user-plans'
import type { ChosenUsers } from '../selection/user-selection.ts'

/** What each dialog is given. */
export type BulkDialogProps = {
  readonly connection: Connection
  readonly chosen: ChosenUsers
  readonly count: number
  readonly plan: { readonly isPending: boolean; readonly error: Error | null }
  readonly onPlan: (action: UserAction) => void
  readonly onClose: () => void
}
