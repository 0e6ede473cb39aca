import type { ConnectionId } from '@curator/console-contract/ids'
import type { ServerRoleName } from '@curator/console-contract/server-roles'
import type { UserGroup } from '@curator/console-contract/user-groups'
import { useState } from 'react'
import { countPeople } from '../../people/count-people.ts'
import { type ChosenPerson, PeopleField } from '../../people/people-field.tsx'
import { Select } from '../../ui/select.tsx'
import { BreaksList } from './breaks-list.tsx'
import { type GroupDialogProps, GroupPlanDialog } from './group-plan-dialog.tsx'
import { countGroups, nameGroups, roleChoices, text } from './user-groups-text.ts'

type Props = GroupDialogProps & {
  readonly connectionId: ConnectionId
  readonly groups: readonly UserGroup[]
}
const idsOf = (groups: readonly UserGroup[]) => groups.map(({ id }) => id)

/** Gives groups another role. */
export function RoleDialog({ groups, plan, onClose }: Props) {
  const [only] = groups
  const present = groups.length === 1 && only && only.role !== 'unknown' ? only.role : null
  const [role, setRole] = useState<ServerRoleName | null>(present)
  return (
    <GroupPlanDialog
      title={`Role of ${nameGroups(groups)}`}
      action={`Plan the role of ${countGroups(groups.length)}`}
      isReady={role !== null && role !== present}
      plan={plan}
      onPlan={() => {
        if (role) plan.mutate({ kind: 'update', groupIds: idsOf(groups), role })
      }}
      onClose={onClose}
    >
      <Select
        label="Role"
        description={text.roleHint}
        items={roleChoices}
        value={role}
        onChange={setRole}
      />
    </GroupPlanDialog>
  )
}

/** Puts the same people into groups, or takes them out. */
export function MembersDialog({
  connectionId,
  groups,
  plan,
  onClose,
  kind,
}: Props & { readonly kind: 'add' | 'remove' }) {
  const [people, setPeople] = useState<readonly ChosenPerson[]>([])
  const ids = people.map(({ id }) => id)
  const isAdd = kind === 'add'
  return (
    <GroupPlanDialog
      title={`${isAdd ? 'Add people to' : 'Remove people from'} ${nameGroups(groups)}`}
      action={`Plan to ${kind} ${countPeople(ids.length)}`}
      isReady={ids.length > 0}
      plan={plan}
      onPlan={() =>
        plan.mutate({
          kind: 'members',
          groupIds: idsOf(groups),
          add: isAdd ? ids : [],
          remove: isAdd ? [] : ids,
        })
      }
      onClose={onClose}
    >
      <PeopleField
        label={isAdd ? 'People to add' : 'People to remove'}
        connectionId={connectionId}
        people={people}
        onChange={setPeople}
      />
    </GroupPlanDialog>
  )
}

/** Deletes groups, after showing what breaks. */
export function DeleteDialog({ connectionId, groups, plan, onClose }: Props) {
  return (
    <GroupPlanDialog
      title={`Delete ${nameGroups(groups)}`}
      action={`Plan the deletion of ${countGroups(groups.length)}`}
      isDanger
      plan={plan}
      onPlan={() => plan.mutate({ kind: 'delete', groupIds: idsOf(groups) })}
      onClose={onClose}
    >
      {groups.slice(0, mostBroken).map((group) => (
        <BreaksList key={group.id} connectionId={connectionId} group={group} />
      ))}
      {groups.length > mostBroken && (
        <p className="text-muted">
          The plan says the same of the other {countGroups(groups.length - mostBroken)}.
        </p>
      )}
    </GroupPlanDialog>
  )
}

/** Groups whose consequences are read for the dialog; each is a question to the Server. */
const mostBroken = 10
