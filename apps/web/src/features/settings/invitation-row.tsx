import type { Invitation } from '@curator/console-contract/accounts'
import { Clock, X } from 'lucide-react'
import { toProblemText } from '../../api/problem-text.ts'
import { ActionProblem } from '../../ui/action-problem.tsx'
import { Button } from '../../ui/button.tsx'
import { InstantText } from '../../ui/instant-text.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { toRoleText } from './account-row.tsx'
import { useWithdrawInvitation } from './accounts.queries.ts'

/** Somebody who was invited and has not come yet. */
export function InvitationRow({ invitation }: { readonly invitation: Invitation }) {
  const withdraw = useWithdrawInvitation()
  const { email, expiresAt, invitedByName, isExpired, name, role } = invitation
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
      <div className="min-w-0 flex-1 basis-56">
        <p className="flex flex-wrap items-center gap-2">
          <strong className="font-semibold">{name}</strong>
          {isExpired && (
            <StatusBadge tone="warning" icon={Clock}>
              Expired
            </StatusBadge>
          )}
        </p>
        <p className="break-all text-muted">{email}</p>
      </div>
      <p className="basis-28">{toRoleText(role)}</p>
      <p className="basis-56 text-sm text-muted">
        By {invitedByName}, {isExpired ? 'ended' : 'until'} <InstantText instant={expiresAt} />
      </p>
      <div className="basis-40">
        <Button
          size="small"
          icon={X}
          isPending={withdraw.isPending}
          aria-label={`Withdraw the invitation of ${name}`}
          onPress={() => withdraw.mutate(invitation.id)}
        >
          Withdraw
        </Button>
      </div>
      {withdraw.error && <ActionProblem {...toProblemText(withdraw.error)} />}
    </li>
  )
}
