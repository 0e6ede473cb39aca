import type { OwnerState } from '@curator/console-contract/schedules'
import { UserX } from 'lucide-react'
import { StatusBadge } from '../../ui/status-badge.tsx'

const stateWords: Record<Exclude<OwnerState, 'active'>, string> = {
  inactive: 'Inactive',
  no_access: 'No Access',
  missing: 'Missing',
}

/** Who owns something, and what is wrong with that. */
export function OwnerText({
  owner,
}: {
  readonly owner: { readonly name: string; readonly email: string; readonly state: OwnerState }
}) {
  return (
    <span className="inline-flex max-w-full min-w-0 items-center gap-1.5" title={owner.email}>
      <span className="truncate">{owner.name || owner.email || 'Nobody known'}</span>
      {owner.state !== 'active' && (
        <StatusBadge tone="warning" icon={UserX}>
          {stateWords[owner.state]}
        </StatusBadge>
      )}
    </span>
  )
}
