import type { Connection } from '@curator/console-contract/connections'
import type { UserId } from '@curator/console-contract/ids'
import { useState } from 'react'
import { ExpiryField, neverEnds, toExpiry } from '../../memberships/expiry-field.tsx'
import { noRights } from '../../memberships/rights.ts'
import { RightsField } from '../../memberships/rights-field.tsx'
import { PersonPicker } from '../../people/person-picker.tsx'
import { PlanDialog } from '../../people/plan-dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { usePlanNewCollection } from './collections.queries.ts'
import { countMembers, text } from './collections-text.ts'
import { AssetsField, type ChosenAsset, idsOf } from './fields/assets-field.tsx'
import { MembersField, nobody, toMemberRefs } from './fields/members-field.tsx'

const nothing: readonly ChosenAsset[] = []

/** A new collection: name, owner, first members with their rights, and what is in it. */
export function NewCollectionDialog({
  connection,
  onClose,
}: {
  readonly connection: Connection
  readonly onClose: () => void
}) {
  const plan = usePlanNewCollection(connection.id)
  const [name, setName] = useState('')
  const [owner, setOwner] = useState<{ readonly id: UserId; readonly email: string }>()
  const [draft, setDraft] = useState(nobody)
  const [rights, setRights] = useState(noRights)
  const [expiry, setExpiry] = useState(neverEnds)
  const [workflows, setWorkflows] = useState(nothing)
  const [schedules, setSchedules] = useState(nothing)
  const members = toMemberRefs(draft)
  const expiresAt = toExpiry(expiry)
  const withMembers = members.length > 0 ? ` with ${countMembers(members.length)}` : ''
  return (
    <PlanDialog
      title={text.newCollection}
      intro={text.nothingWritten}
      action={`Plan the collection${withMembers}`}
      isReady={name.trim() !== '' && expiresAt !== undefined}
      plan={plan}
      onPlan={() => {
        if (expiresAt === undefined) return
        plan.mutate({
          name: name.trim(),
          ownerId: owner?.id ?? null,
          members: members.map((member) => ({ member, rights, expiresAt })),
          workflowIds: idsOf(workflows),
          scheduleIds: idsOf(schedules),
        })
      }}
      onClose={onClose}
    >
      <TextField label="Name" value={name} onChange={setName} maxLength={255} />
      <PersonPicker
        label="Owner, if it is to be handed over"
        connectionId={connection.id}
        chosen={owner}
        onChange={setOwner}
      />
      <MembersField connection={connection} value={draft} onChange={setDraft} />
      {members.length > 0 && (
        <>
          <RightsField value={rights} onChange={setRights} />
          <ExpiryField value={expiry} onChange={setExpiry} />
        </>
      )}
      <AssetsField
        label="Workflows"
        connectionId={connection.id}
        kind="workflow"
        assets={workflows}
        onChange={setWorkflows}
      />
      <AssetsField
        label="Schedules"
        connectionId={connection.id}
        kind="schedule"
        assets={schedules}
        onChange={setSchedules}
      />
    </PlanDialog>
  )
}
