import type { ConnectionId } from '@curator/console-contract/ids'
import type { ServerRoleName } from '@curator/console-contract/server-roles'
import { useState } from 'react'
import { type ChosenPerson, PeopleField } from '../../people/people-field.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { type GroupDialogProps, GroupPlanDialog } from './group-plan-dialog.tsx'
import { countMembers, roleChoices, text } from './user-groups-text.ts'

/** A new group: name, role and first members. */
export function NewGroupDialog({
  connectionId,
  plan,
  onClose,
}: GroupDialogProps & { readonly connectionId: ConnectionId }) {
  const [name, setName] = useState('')
  const [role, setRole] = useState<ServerRoleName>('Evaluated')
  const [people, setPeople] = useState<readonly ChosenPerson[]>([])
  const members = people.length > 0 ? ` with ${countMembers(people.length)}` : ''
  return (
    <GroupPlanDialog
      title={text.newGroup}
      action={`Plan the group${members}`}
      isReady={name.trim() !== ''}
      plan={plan}
      onPlan={() =>
        plan.mutate({
          kind: 'create',
          name: name.trim(),
          role,
          memberIds: people.map(({ id }) => id),
        })
      }
      onClose={onClose}
    >
      <NameAndRole name={name} role={role} onName={setName} onRole={setRole} />
      <PeopleField
        label="First members"
        connectionId={connectionId}
        people={people}
        onChange={setPeople}
      />
    </GroupPlanDialog>
  )
}

/** The two things that every group has. */
export function NameAndRole({
  name,
  role,
  onName,
  onRole,
}: {
  readonly name: string
  readonly role: ServerRoleName
  readonly onName: (name: string) => void
  readonly onRole: (role: ServerRoleName) => void
}) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextField label="Name" value={name} onChange={onName} maxLength={255} />
      <Select
        label="Role"
        description={text.roleHint}
        items={roleChoices}
        value={role}
        onChange={onRole}
      />
    </div>
  )
}
