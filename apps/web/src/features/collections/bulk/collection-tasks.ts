import { Copy, Files, Pencil, Trash2, UserMinus, UserPen, UserPlus } from 'lucide-react'
import type { MenuEntry } from '../../../ui/menu.tsx'
import type { CollectionTask } from './dialog-props.ts'

/** What can be done with collections; the first stands in the open. */
export const leadTask = { key: 'set_members', text: 'Set members…', icon: UserPlus } as const
const tasks = [
  { key: 'remove_members', text: 'Remove members…', icon: UserMinus },
  { key: 'assets', text: 'Workflows and schedules…', icon: Files },
  { key: 'owner', text: 'Change owner…', icon: UserPen },
  { key: 'rename', text: 'Rename…', icon: Pencil },
  { key: 'copy', text: 'Copy members from…', icon: Copy },
  { key: 'delete', text: 'Delete…', icon: Trash2, isDanger: true },
] as const

/** Entries of the menu; a name can be given to a single collection only. */
export function toTaskEntries(count: number, onTask: (task: CollectionTask) => void): MenuEntry[] {
  return tasks
    .filter(({ key }) => key !== 'rename' || count === 1)
    .map((task) => ({ ...task, onAction: () => onTask(task.key) }))
}
