import type { UserId } from '@curator/console-contract/ids'
import { useState } from 'react'
import { type ChosenCollection, CollectionPicker } from '../../../memberships/collection-picker.tsx'
import { PersonPicker } from '../../../people/person-picker.tsx'
import { PlanDialog } from '../../../people/plan-dialog.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { countCollections, nameCollections, text } from '../collections-text.ts'
import { AssetsField, type ChosenAsset, idsOf } from '../fields/assets-field.tsx'
import type { CollectionDialogProps } from './dialog-props.ts'

const nothing: readonly ChosenAsset[] = []

/** Adds and removes workflows and schedules. */
export function AssetsDialog(props: CollectionDialogProps) {
  const { connection, count, only, onClose, onPlan, plan } = props
  const [added, setAdded] = useState({ workflow: nothing, schedule: nothing })
  const [removed, setRemoved] = useState({ workflow: nothing, schedule: nothing })
  const sum = [added.workflow, added.schedule, removed.workflow, removed.schedule].flat().length
  const shared = { connectionId: connection.id }
  return (
    <PlanDialog
      title={`Workflows and schedules of ${nameCollections(count, only)}`}
      intro={text.nothingWritten}
      action={`Plan what is in ${nameCollections(count, only)}`}
      isReady={sum > 0}
      plan={plan}
      onPlan={() =>
        onPlan({
          kind: 'assets',
          addWorkflowIds: idsOf(added.workflow),
          removeWorkflowIds: idsOf(removed.workflow),
          addScheduleIds: idsOf(added.schedule),
          removeScheduleIds: idsOf(removed.schedule),
        })
      }
      onClose={onClose}
    >
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <AssetsField
          {...shared}
          label="Workflows to add"
          kind="workflow"
          assets={added.workflow}
          onChange={(workflow) => setAdded({ ...added, workflow })}
        />
        <AssetsField
          {...shared}
          label="Workflows to remove"
          kind="workflow"
          assets={removed.workflow}
          onChange={(workflow) => setRemoved({ ...removed, workflow })}
        />
        <AssetsField
          {...shared}
          label="Schedules to add"
          kind="schedule"
          assets={added.schedule}
          onChange={(schedule) => setAdded({ ...added, schedule })}
        />
        <AssetsField
          {...shared}
          label="Schedules to remove"
          kind="schedule"
          assets={removed.schedule}
          onChange={(schedule) => setRemoved({ ...removed, schedule })}
        />
      </div>
    </PlanDialog>
  )
}

/** Gives collections to another owner. */
export function OwnerDialog(props: CollectionDialogProps) {
  const { connection, count, only, onClose, onPlan, plan } = props
  const [owner, setOwner] = useState<{ readonly id: UserId; readonly email: string }>()
  return (
    <PlanDialog
      title={`Owner of ${nameCollections(count, only)}`}
      intro={text.nothingWritten}
      action={`Plan the owner of ${nameCollections(count, only)}`}
      isReady={owner !== undefined}
      plan={plan}
      onPlan={() => owner && onPlan({ kind: 'owner', ownerId: owner.id })}
      onClose={onClose}
    >
      <PersonPicker
        label="New owner"
        connectionId={connection.id}
        chosen={owner}
        onChange={setOwner}
      />
    </PlanDialog>
  )
}

/** Another name for one collection. */
export function RenameDialog({ only, onClose, onPlan, plan }: CollectionDialogProps) {
  const [name, setName] = useState(only?.name ?? '')
  const wanted = name.trim()
  return (
    <PlanDialog
      title={`Rename “${only?.name}”`}
      intro={text.nothingWritten}
      action="Plan the new name"
      isReady={wanted !== '' && wanted !== only?.name}
      plan={plan}
      onPlan={() => onPlan({ kind: 'rename', name: wanted })}
      onClose={onClose}
    >
      <TextField label="Name" value={name} onChange={setName} maxLength={255} />
    </PlanDialog>
  )
}

const copyModes = [
  { key: 'add', text: 'Add only', description: 'Nobody is removed.' },
  { key: 'match', text: 'Match', description: 'Whoever is not in the other one is removed.' },
] as const

/** Gives collections the members of another one. */
export function CopyDialog(props: CollectionDialogProps) {
  const { connection, count, only, onClose, onPlan, plan, rightsWhy } = props
  const [from, setFrom] = useState<ChosenCollection>()
  const [mode, setMode] = useState<'add' | 'match'>('add')
  return (
    <PlanDialog
      title={`Copy members and rights to ${nameCollections(count, only)}`}
      intro={text.nothingWritten}
      action={`Plan the members of ${nameCollections(count, only)}`}
      isReady={from !== undefined}
      isDanger={mode === 'match'}
      plan={plan}
      onPlan={() => from && onPlan({ kind: 'copy', fromCollectionId: from.id, mode })}
      onClose={onClose}
    >
      <CollectionPicker
        label="Collection to copy from"
        connectionId={connection.id}
        chosen={from}
        without={only?.id}
        onChange={setFrom}
      />
      <Select
        label="Members that are in already"
        items={copyModes}
        value={mode}
        onChange={setMode}
      />
      {rightsWhy !== null && <Notice tone="warning">{text.copyUnknown}</Notice>}
    </PlanDialog>
  )
}

/** Deletes collections with what is in them. */
export function DeleteDialog({ count, only, onClose, onPlan, plan }: CollectionDialogProps) {
  return (
    <PlanDialog
      title={`Delete ${nameCollections(count, only)}`}
      intro={text.nothingWritten}
      action={`Plan the deletion of ${countCollections(count)}`}
      isDanger
      plan={plan}
      onPlan={() => onPlan({ kind: 'delete' })}
      onClose={onClose}
    >
      <Notice tone="warning">{text.deleteMeans}</Notice>
    </PlanDialog>
  )
}
