import type { CredentialDetails } from '@curator/console-contract/credentials'
import type { ConnectionId } from '@curator/console-contract/ids'
import { X } from 'lucide-react'
import { Link } from 'react-router'
import { toProblemText } from '../../../api/problem-text.ts'
import { formatCounted } from '../../../lib/format-count.ts'
import { paths } from '../../../paths.ts'
import { ActionProblem } from '../../../ui/action-problem.tsx'
import { Button } from '../../../ui/button.tsx'
import { usePlanCredentials } from '../credentials.queries.ts'
import { ItemPanel } from './item-panel.tsx'

/** People and groups that may use the credential, each with a plan to take it away. */
export function SharesTab({
  connectionId,
  details,
  canPlan,
}: {
  readonly connectionId: ConnectionId
  readonly details: CredentialDetails
  readonly canPlan: boolean
}) {
  const plan = usePlanCredentials(connectionId)
  const { cannot, credential, groups, people } = details
  const takeAway = (kind: 'user' | 'group', id: string, name: string) =>
    canPlan &&
    cannot.share === null && (
      <Button
        size="small"
        variant="quiet"
        icon={X}
        isDisabled={plan.isPending}
        aria-label={`Plan to take it from ${name}`}
        onPress={() =>
          plan.mutate({
            credentials: [credential],
            action: { kind: 'unshare', receivers: [{ kind, id }] },
          })
        }
      >
        Take away
      </Button>
    )
  return (
    <div className="flex flex-col gap-4">
      {plan.error && <ActionProblem {...toProblemText(plan.error)} />}
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <ItemPanel
          title="People"
          items={people}
          why={null}
          empty="It is shared with nobody by name."
          render={({ email, id, name }) => (
            <>
              <span className="min-w-0">
                <Link
                  to={paths.user(connectionId, id)}
                  className="rounded-sm text-accent-ink hover:underline"
                >
                  {name}
                </Link>{' '}
                <span className="text-muted">{email}</span>
              </span>
              {takeAway('user', id, name)}
            </>
          )}
        />
        <ItemPanel
          title="Groups"
          items={groups}
          why={null}
          empty="It is shared with no group."
          render={({ id, memberCount, name }) => (
            <>
              <span className="min-w-0">
                <Link
                  to={paths.userGroup(connectionId, id)}
                  className="rounded-sm text-accent-ink hover:underline"
                >
                  {name}
                </Link>{' '}
                <span className="text-muted">
                  {formatCounted(memberCount, 'member', 'members')}
                </span>
              </span>
              {takeAway('group', id, name)}
            </>
          )}
        />
      </div>
    </div>
  )
}
