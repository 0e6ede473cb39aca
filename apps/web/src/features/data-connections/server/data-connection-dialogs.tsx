import type { DataConnection } from '@curator/console-contract/data-connections'
import type { ConnectionId } from '@curator/console-contract/ids'
import { useState } from 'react'
import {
  listReceivers,
  noReceivers,
  ReceiversFields,
} from '../../../memberships/receivers-fields.tsx'
import { PlanDialog } from '../../../people/plan-dialog.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import type { PlanConnections } from '../data-connections.queries.ts'
import { countConnections, nameAll, text } from '../data-connections-text.ts'

type Props = {
  readonly connectionId: ConnectionId
  readonly chosen: readonly DataConnection[]
  readonly plan: PlanConnections
  readonly onClose: () => void
}
const idsOf = (chosen: readonly DataConnection[]) => chosen.map(({ id }) => id)

/** Shares with many people and groups, or takes it from them. */
function ShareDialog({
  connectionId,
  chosen,
  plan,
  onClose,
  kind,
}: Props & { readonly kind: 'share' | 'unshare' }) {
  const [shared, setShared] = useState(noReceivers)
  const receivers = listReceivers(shared)
  const isShare = kind === 'share'
  const count = receivers.length * chosen.length
  const shares = count === 1 ? '1 share' : `${count} shares`
  return (
    <PlanDialog
      title={`${isShare ? 'Share' : 'Take'} ${nameAll(chosen, countConnections)}${isShare ? '' : ' from people and groups'}`}
      intro={text.nothingWritten}
      action={isShare ? `Plan ${shares}` : `Plan to end ${shares}`}
      isReady={receivers.length > 0}
      plan={plan}
      onPlan={() => plan.mutate({ ids: idsOf(chosen), action: { kind, receivers } })}
      onClose={onClose}
    >
      <ReceiversFields
        connectionId={connectionId}
        peopleLabel="People"
        groupsLabel="Groups"
        chosen={shared}
        onChange={setShared}
      />
    </PlanDialog>
  )
}

function RenameDialog({ chosen, plan, onClose }: Props) {
  const [only] = chosen
  const [name, setName] = useState(only?.name ?? '')
  const wanted = name.trim()
  return (
    <PlanDialog
      title={`Rename ${nameAll(chosen, countConnections)}`}
      intro={text.nothingWritten}
      action="Plan the new name"
      isReady={wanted !== '' && wanted !== only?.name}
      plan={plan}
      onPlan={() => plan.mutate({ ids: idsOf(chosen), action: { kind: 'rename', name: wanted } })}
      onClose={onClose}
    >
      <TextField label="Name" value={name} onChange={setName} maxLength={255} />
    </PlanDialog>
  )
}

function DeleteDialog({ chosen, plan, onClose }: Props) {
  return (
    <PlanDialog
      title={`Delete ${nameAll(chosen, countConnections)}`}
      intro={text.nothingWritten}
      action={`Plan the deletion of ${countConnections(chosen.length)}`}
      isDanger
      plan={plan}
      onPlan={() => plan.mutate({ ids: idsOf(chosen), action: { kind: 'delete' } })}
      onClose={onClose}
    >
      <Notice tone="warning">{text.noDelete}</Notice>
    </PlanDialog>
  )
}

export type ServerTask = 'share' | 'unshare' | 'rename' | 'delete'

/** The dialog of a task; none while none is chosen. */
export function TaskDialog({ task, ...props }: Props & { readonly task: ServerTask | null }) {
  switch (task) {
    case 'share':
    case 'unshare':
      return <ShareDialog {...props} kind={task} />
    case 'rename':
      return <RenameDialog {...props} />
    case 'delete':
      return <DeleteDialog {...props} />
    case null:
      return null
  }
}
