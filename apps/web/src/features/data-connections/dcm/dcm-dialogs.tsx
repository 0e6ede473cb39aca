import type { DcmConnection } from '@curator/console-contract/dcm-connections'
import { KeyRound, type LucideIcon, Pencil, Trash2, Users, UsersRound } from 'lucide-react'
import { useState } from 'react'
import { PlanDialog } from '../../../people/plan-dialog.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import type { PlanDcm } from '../data-connections.queries.ts'
import { countDcm, nameAll, text } from '../data-connections-text.ts'
import { DcmSecretDialog } from './dcm-secret-dialog.tsx'

export type DcmTask = 'edit' | 'secret' | 'execution' | 'collaboration' | 'delete'
export const dcmTasks: readonly {
  readonly key: DcmTask
  readonly text: string
  readonly icon: LucideIcon
}[] = [
  { key: 'secret', text: 'Change secret…', icon: KeyRound },
  { key: 'execution', text: 'End running with it…', icon: Users },
  { key: 'collaboration', text: 'End working on it…', icon: UsersRound },
  { key: 'delete', text: 'Delete…', icon: Trash2 },
]

/** For one alone. */
export const editTask = { key: 'edit', text: 'Change…', icon: Pencil } as const

type Props = {
  readonly chosen: readonly DcmConnection[]
  readonly plan: PlanDcm
  readonly onClose: () => void
}

/** The dialog of a task; none while none is chosen. */
export function DcmTaskDialog({ task, ...props }: Props & { readonly task: DcmTask | null }) {
  if (task === null) return null
  if (task === 'edit') return <EditDialog {...props} />
  return task === 'secret' ? <DcmSecretDialog {...props} /> : <EndDialog {...props} task={task} />
}

const ends = {
  execution: { title: 'Nobody but the owner runs workflows with', notice: text.dcmNoShare },
  collaboration: { title: 'Nobody but the owner works on', notice: text.dcmNoShare },
  delete: { title: 'Delete', notice: text.dcmNoDelete },
} as const

function EndDialog({
  task,
  chosen,
  plan,
  onClose,
}: Props & { readonly task: Exclude<DcmTask, 'secret' | 'edit'> }) {
  const ids = chosen.map(({ id }) => id)
  const { notice, title } = ends[task]
  return (
    <PlanDialog
      title={`${title} ${nameAll(chosen, countDcm)}`}
      intro={text.nothingWritten}
      action={`Plan it for ${countDcm(chosen.length)}`}
      isDanger={task === 'delete'}
      plan={plan}
      onPlan={() =>
        plan.mutate(
          task === 'delete' ? { kind: 'delete', ids } : { kind: 'unshare', ids, sharing: task },
        )
      }
      onClose={onClose}
    >
      <Notice tone="warning">{notice}</Notice>
    </PlanDialog>
  )
}

/** Name and host of one; its settings and secrets stay. */
function EditDialog({ chosen, plan, onClose }: Props) {
  const [only] = chosen
  const [name, setName] = useState(only?.name ?? '')
  const [host, setHost] = useState(only?.host ?? '')
  return (
    <PlanDialog
      title={`Change ${nameAll(chosen, countDcm)}`}
      intro={text.nothingWritten}
      action="Plan the change"
      isReady={name.trim() !== '' && (name.trim() !== only?.name || host.trim() !== only.host)}
      plan={plan}
      onPlan={() => {
        if (only) plan.mutate({ kind: 'update', id: only.id, name: name.trim(), host: host.trim() })
      }}
      onClose={onClose}
    >
      <TextField label="Name" value={name} onChange={setName} maxLength={255} />
      <TextField label="Host" value={host} onChange={setHost} maxLength={255} />
    </PlanDialog>
  )
}
