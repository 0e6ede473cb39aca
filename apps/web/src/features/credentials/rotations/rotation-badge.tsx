import type { CredentialRotation } from '@curator/console-contract/credential-rotations'
import { StatusBadge } from '../../../ui/status-badge.tsx'

/** How a rotation stands. */
export function RotationBadge({
  rotation: { isOverdue, state },
}: {
  readonly rotation: CredentialRotation
}) {
  if (isOverdue) return <StatusBadge tone="bad">Overdue</StatusBadge>
  if (state === 'open') return <StatusBadge tone="info">Open</StatusBadge>
  if (state === 'done') return <StatusBadge tone="good">Done</StatusBadge>
  return <StatusBadge tone="neutral">Cancelled</StatusBadge>
}
