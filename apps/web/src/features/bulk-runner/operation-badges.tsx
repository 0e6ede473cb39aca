import type { RunnerOperation } from '@curator/console-contract/bulk-runner'
import { Eye, Pencil, Trash2 } from 'lucide-react'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { dangerText } from './bulk-runner-text.ts'

/** Method and address, in the type of ids. */
export function OperationAddress({
  operation,
}: {
  readonly operation: Pick<RunnerOperation, 'method' | 'path'>
}) {
  return (
    <code className="font-mono text-sm wrap-anywhere">
      <strong>{operation.method}</strong> {operation.path}
    </code>
  )
}

/** What the operation does to what is there: icon and words. */
export function DangerBadge({
  operation,
}: {
  readonly operation: Pick<RunnerOperation, 'method' | 'danger'>
}) {
  if (operation.method === 'GET')
    return (
      <StatusBadge tone="good" icon={Eye}>
        Only reads
      </StatusBadge>
    )
  const isBad = operation.danger === 'destructive'
  return (
    <StatusBadge tone={isBad ? 'bad' : 'neutral'} icon={isBad ? Trash2 : Pencil}>
      {dangerText[operation.danger]}
    </StatusBadge>
  )
}
