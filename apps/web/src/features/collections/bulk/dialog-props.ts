import type { CollectionAction } from '@curator/console-contract/collection-plans'
import type { Connection } from '@curator/console-contract/connections'
import type { CollectionId } from '@curator/console-contract/ids'

/** What every dialog about collections is given. */
export type CollectionDialogProps = {
  readonly connection: Connection
  /** How many collections it is about. */
  readonly count: number
  /** The collection, when it is a single one. */
  readonly only: { readonly id: CollectionId; readonly name: string } | undefined
  /** Why rights can't be read here; null when they are, or when that is not known. */
  readonly rightsWhy: string | null
  readonly plan: { readonly isPending: boolean; readonly error: Error | null }
  readonly onPlan: (action: CollectionAction) => void
  readonly onClose: () => void
}

export type CollectionTask =
  | 'set_members'
  | 'remove_members'
  | 'assets'
  | 'owner'
  | 'rename'
  | 'copy'
  | 'delete'
