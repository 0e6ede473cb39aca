import type { ConnectionId } from '@curator/console-contract/ids'
import type { ServerRoleName } from '@curator/console-contract/server-roles'
import type { UserGroup } from '@curator/console-contract/user-groups'
import { useQuery } from '@tanstack/react-query'
import { ChevronDown, Combine, Copy, Pencil, ShieldCheck, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { allGroupsQuery } from '../../../people/people.queries.ts'
import { Button } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { ComboBox } from '../../../ui/combo-box.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { BreaksList } from '../breaks-list.tsx'
import { DeleteDialog, RoleDialog } from '../group-dialogs.tsx'
import { type GroupDialogProps, GroupPlanDialog } from '../group-plan-dialog.tsx'
import { NameAndRole } from '../new-group-dialog.tsx'
import { usePlanGroups } from '../user-groups.queries.ts'
import { countMembers } from '../user-groups-text.ts'

type Task = 'rename' | 'role' | 'copy' | 'merge' | 'delete'
const tasks = [
  { key: 'rename', text: 'Rename…', icon: Pencil },
  { key: 'role', text: 'Change role…', icon: ShieldCheck },
  { key: 'copy', text: 'Copy…', icon: Copy },
  { key: 'merge', text: 'Merge into…', icon: Combine },
  { key: 'delete', text: 'Delete…', icon: Trash2, isDanger: true },
] as const

type Props = { readonly connectionId: ConnectionId; readonly group: UserGroup }

/** Everything that can be done with one group. */
export function GroupActions({ connectionId, group }: Props) {
  const [task, setTask] = useState<Task | null>(null)
  const plan = usePlanGroups(connectionId)
  const onClose = () => {
    plan.reset()
    setTask(null)
  }
  const shared = { connectionId, group, groups: [group], plan, onClose }
  return (
    <>
      <Menu
        label="Actions"
        trigger={
          <Button>
            Actions
            <ChevronDown aria-hidden className="size-4 text-muted" />
          </Button>
        }
        entries={tasks.map((entry) => ({ ...entry, onAction: () => setTask(entry.key) }))}
      />
      {task === 'rename' && <RenameDialog {...shared} />}
      {task === 'role' && <RoleDialog {...shared} />}
      {task === 'copy' && <CopyDialog {...shared} />}
      {task === 'merge' && <MergeDialog {...shared} />}
      {task === 'delete' && <DeleteDialog {...shared} />}
    </>
  )
}

function RenameDialog({ group, plan, onClose }: Props & GroupDialogProps) {
  const [name, setName] = useState(group.name)
  const wanted = name.trim()
  return (
    <GroupPlanDialog
      title={`Rename “${group.name}”`}
      action="Plan the new name"
      isReady={wanted !== '' && wanted !== group.name}
      plan={plan}
      onPlan={() => plan.mutate({ kind: 'update', groupIds: [group.id], name: wanted })}
      onClose={onClose}
    >
      <TextField label="Name" value={name} onChange={setName} maxLength={255} />
    </GroupPlanDialog>
  )
}

function CopyDialog({ group, plan, onClose }: Props & GroupDialogProps) {
  const [name, setName] = useState(`${group.name} copy`)
  const [role, setRole] = useState<ServerRoleName>(
    group.role === 'unknown' ? 'Evaluated' : group.role,
  )
  return (
    <GroupPlanDialog
      title={`Copy “${group.name}”`}
      action={`Plan the copy with ${countMembers(group.memberCount)}`}
      isReady={name.trim() !== ''}
      plan={plan}
      onPlan={() => plan.mutate({ kind: 'copy', fromGroupId: group.id, name: name.trim(), role })}
      onClose={onClose}
    >
      <p>
        The new group has the same members. What is shared with the old one is not shared with it.
      </p>
      <NameAndRole name={name} role={role} onName={setName} onRole={setRole} />
    </GroupPlanDialog>
  )
}

function MergeDialog({ connectionId, group, plan, onClose }: Props & GroupDialogProps) {
  const groups = useQuery(allGroupsQuery(connectionId)).data ?? []
  const [text, setText] = useState('')
  const [intoId, setIntoId] = useState<string | null>(null)
  const [isDeleted, setIsDeleted] = useState(false)
  const into = groups.find(({ id }) => id === intoId)
  return (
    <GroupPlanDialog
      title={`Merge “${group.name}” into another group`}
      action={`Plan the merge of ${countMembers(group.memberCount)}`}
      isReady={into !== undefined}
      isDanger={isDeleted}
      plan={plan}
      onPlan={() => {
        if (!into) return
        plan.mutate({
          kind: 'merge',
          fromGroupIds: [group.id],
          intoGroupId: into.id,
          deleteMerged: isDeleted,
        })
      }}
      onClose={onClose}
    >
      <ComboBox
        label="Group that takes the members"
        items={groups
          .filter(({ id }) => id !== group.id)
          .map(({ id, memberCount, name }) => ({
            key: id,
            text: name,
            description: countMembers(memberCount),
          }))}
        value={intoId}
        text={text}
        onTextChange={(next) => {
          setText(next)
          if (next !== into?.name) setIntoId(null)
        }}
        onChange={setIntoId}
      />
      <Checkbox isSelected={isDeleted} onChange={setIsDeleted}>
        Delete “{group.name}” afterwards
      </Checkbox>
      {isDeleted && <BreaksList connectionId={connectionId} group={group} />}
    </GroupPlanDialog>
  )
}
