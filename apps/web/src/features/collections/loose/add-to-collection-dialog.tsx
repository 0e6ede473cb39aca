import type { ConnectionId } from '@curator/console-contract/ids'
import { useState } from 'react'
import { type ChosenCollection, CollectionPicker } from '../../../memberships/collection-picker.tsx'
import { PlanDialog } from '../../../people/plan-dialog.tsx'
import { usePlanCollections } from '../collections.queries.ts'
import { countWorkflows, text } from '../collections-text.ts'
import { idsOf } from '../fields/assets-field.tsx'

/** Puts workflows into a collection. */
export function AddToCollectionDialog({
  connectionId,
  workflows,
  onClose,
}: {
  readonly connectionId: ConnectionId
  readonly workflows: readonly { readonly id: string }[]
  readonly onClose: () => void
}) {
  const plan = usePlanCollections(connectionId)
  const [collection, setCollection] = useState<ChosenCollection>()
  return (
    <PlanDialog
      title={`Add ${countWorkflows(workflows.length)} to a collection`}
      intro={text.nothingWritten}
      action={`Plan to add ${countWorkflows(workflows.length)}`}
      isReady={collection !== undefined}
      plan={plan}
      onPlan={() =>
        collection &&
        plan.mutate({
          selection: { kind: 'ids', ids: [collection.id] },
          action: {
            kind: 'assets',
            addWorkflowIds: idsOf(workflows),
            removeWorkflowIds: [],
            addScheduleIds: [],
            removeScheduleIds: [],
          },
        })
      }
      onClose={onClose}
    >
      <CollectionPicker
        label="Collection"
        connectionId={connectionId}
        chosen={collection}
        onChange={setCollection}
      />
    </PlanDialog>
  )
}
