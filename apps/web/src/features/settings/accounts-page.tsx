import type { Invitation, ListedAccount } from '@curator/console-contract/accounts'
import { useQuery } from '@tanstack/react-query'
import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import { toProblemText } from '../../api/problem-text.ts'
import { usePermission } from '../../api/session.queries.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { ProblemPanel } from '../../ui/problem-panel.tsx'
import { SkeletonLines } from '../../ui/skeleton.tsx'
import { AccountDialog } from './account-dialog.tsx'
import { AccountRow } from './account-row.tsx'
import { accountsQuery } from './accounts.queries.ts'
import { accountsText } from './accounts-text.ts'
import { InvitationRow } from './invitation-row.tsx'
import { InviteDialog } from './invite-dialog.tsx'
import { SettingsFrame } from './settings-frame.tsx'
import { SettingsSection } from './settings-section.tsx'

/** Who may use the console. */
export function AccountsPage() {
  const [isInviting, setIsInviting] = useState(false)
  const [changing, setChanging] = useState<ListedAccount>()
  const canManage = usePermission('accounts.manage')
  return (
    <SettingsFrame tab="accounts">
      <SettingsSection
        title={accountsText.title}
        description={accountsText.description}
        action={
          canManage && (
            <Button variant="primary" icon={UserPlus} onPress={() => setIsInviting(true)}>
              {accountsText.invite}
            </Button>
          )
        }
      >
        {canManage ? (
          <AccountLists onChange={setChanging} />
        ) : (
          <Notice tone="info">Accounts are managed by administrators of this console.</Notice>
        )}
      </SettingsSection>
      {isInviting && <InviteDialog onClose={() => setIsInviting(false)} />}
      {changing && <AccountDialog account={changing} onClose={() => setChanging(undefined)} />}
    </SettingsFrame>
  )
}

function AccountLists({ onChange }: { readonly onChange: (account: ListedAccount) => void }) {
  const { data, error, isFetching, refetch } = useQuery(accountsQuery)
  if (data) {
    return (
      <>
        <Panel>
          <ul className="divide-y divide-line">
            {data.accounts.map((account) => (
              <AccountRow key={account.id} account={account} onChange={() => onChange(account)} />
            ))}
          </ul>
        </Panel>
        <InvitationList invitations={data.invitations} />
      </>
    )
  }
  return (
    <Panel>
      {error ? (
        <ProblemPanel
          {...toProblemText(error)}
          onRetry={() => void refetch()}
          isRetrying={isFetching}
        />
      ) : (
        <SkeletonLines count={6} label="Loading the accounts" />
      )}
    </Panel>
  )
}

function InvitationList({ invitations }: { readonly invitations: readonly Invitation[] }) {
  return (
    <section aria-labelledby="invited" className="mt-4 flex flex-col gap-2">
      <h3 id="invited" className="font-semibold">
        {accountsText.invited}
      </h3>
      {invitations.length === 0 ? (
        <p className="text-muted">{accountsText.noInvitation}</p>
      ) : (
        <Panel>
          <ul className="divide-y divide-line">
            {invitations.map((invitation) => (
              <InvitationRow key={invitation.id} invitation={invitation} />
            ))}
          </ul>
        </Panel>
      )}
    </section>
  )
}
