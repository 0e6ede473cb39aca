import type { ConnectionId } from '@curator/console-contract/ids'
import type { UserGroup } from '@curator/console-contract/user-groups'
import { Download, ShieldCheck, Trash2, UserMinus, UserPlus } from 'lucide-react'
import { useState } from 'react'
import { toProblemText } from '../../api/problem-text.ts'
import { download } from '../../lib/download.ts'
import { ActionProblem } from '../../ui/action-problem.tsx'
import { Button } from '../../ui/button.tsx'
import { SelectionBar } from '../../ui/selection-bar.tsx'
import type { ChosenRows } from '../../ui/use-chosen-rows.ts'
import { DeleteDialog, MembersDialog, RoleDialog } from './group-dialogs.tsx'
import { useExportMemberships, usePlanGroups } from './user-groups.queries.ts'
import { countGroups } from './user-groups-text.ts'

type Task = 'role' | 'add' | 'remove' | 'delete'
const tasks = [
  { key: 'role', text: 'Change role…', icon: ShieldCheck },
  { key: 'add', text: 'Add people…', icon: UserPlus },
  { key: 'remove', text: 'Remove people…', icon: UserMinus },
  { key: 'delete', text: 'Delete…', icon: Trash2 },
] as const

/** What can be done with the chosen groups. */
export function GroupBulkBar({
  connectionId,
  selection,
}: {
  readonly connectionId: ConnectionId
  readonly selection: ChosenRows<UserGroup>
}) {
  const [task, setTask] = useState<Task | null>(null)
  const plan = usePlanGroups(connectionId)
  const exporting = useExportMemberships(connectionId)
  const groups = selection.chosen
  const shared = {
    connectionId,
    groups,
    plan,
    onClose: () => {
      plan.reset()
      setTask(null)
    },
  }
  return (
    <>
      <SelectionBar
        {...selection.bar}
        label="Selected groups"
        countText={countGroups(groups.length)}
      >
        {tasks.map(({ key, text, icon }) => (
          <Button key={key} size="small" icon={icon} onPress={() => setTask(key)}>
            {text}
          </Button>
        ))}
        {/* The address of an export holds at most 100 ids. */}
        {groups.length <= 100 && (
          <Button
            size="small"
            icon={Download}
            isPending={exporting.isPending}
            onPress={() =>
              exporting.mutate({ groupIds: groups.map(({ id }) => id) }, { onSuccess: download })
            }
          >
            Export members
          </Button>
        )}
      </SelectionBar>
      {exporting.error && <ActionProblem {...toProblemText(exporting.error)} />}
      {task === 'role' && <RoleDialog {...shared} />}
      {task === 'delete' && <DeleteDialog {...shared} />}
      {(task === 'add' || task === 'remove') && <MembersDialog {...shared} kind={task} />}
    </>
  )
}
