import type { ListedAccount } from '@curator/console-contract/accounts'
import { Ban, Pencil } from 'lucide-react'
import { useAccount } from '../../api/session.queries.ts'
import { Button } from '../../ui/button.tsx'
import { InstantText } from '../../ui/instant-text.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { accountsText, roleChoices } from './accounts-text.ts'

export const toRoleText = (role: ListedAccount['role']) =>
  roleChoices.find(({ key }) => key === role)?.text ?? role

/** One account; one's own says why it can't be changed here. */
export function AccountRow({
  account,
  onChange,
}: {
  readonly account: ListedAccount
  readonly onChange: () => void
}) {
  const isOwn = useAccount()?.id === account.id
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
      <div className="min-w-0 flex-1 basis-56">
        <p className="flex flex-wrap items-center gap-2">
          <strong className="font-semibold">{account.name}</strong>
          {isOwn && <span className="text-sm text-muted">(you)</span>}
          {account.disabledAt && (
            <StatusBadge tone="neutral" icon={Ban}>
              Disabled
            </StatusBadge>
          )}
        </p>
        <p className="break-all text-muted">{account.email}</p>
      </div>
      <p className="basis-28">{toRoleText(account.role)}</p>
      <p className="basis-56 text-sm text-muted">
        Last seen <InstantText instant={account.lastSeenAt} empty="not lately" />
      </p>
      {isOwn ? (
        <p className="basis-40 text-sm text-muted">{accountsText.ownNote}</p>
      ) : (
        <div className="basis-40">
          <Button
            size="small"
            icon={Pencil}
            aria-label={`Change ${account.name}`}
            onPress={onChange}
          >
            Change
          </Button>
        </div>
      )}
    </li>
  )
}
