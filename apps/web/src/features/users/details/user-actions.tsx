import type { Connection } from '@curator/console-contract/connections'
import type { UserDetails } from '@curator/console-contract/user-details'
import type { UserAction } from '@curator/console-contract/user-plans'
import { ChevronDown } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useNavigate } from 'react-router'
import { toProblemText } from '../../../api/problem-text.ts'
import { paths } from '../../../paths.ts'
import { ActionProblem } from '../../../ui/action-problem.tsx'
import { Button } from '../../../ui/button.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { useCreateUserPlan } from '../users.queries.ts'
import { UserDialogs } from './user-dialogs.tsx'
import { toUserEntries, type UserDialog } from './user-entries.ts'

/** What can be done with this user: each makes a plan, and the page goes to it. `children` is the primary action. */
export function UserActions({
  connection,
  details,
  children,
}: {
  readonly connection: Connection
  readonly details: UserDetails
  readonly children: ReactNode
}) {
  const navigate = useNavigate()
  const plan = useCreateUserPlan(connection.id)
  const [dialog, setDialog] = useState<UserDialog>()
  const { id } = details.user
  const act = (action: UserAction) => plan.mutate({ selection: { kind: 'ids', ids: [id] }, action })
  const entries = toUserEntries({
    details,
    signIn: connection.signIn,
    onAction: act,
    onDialog: (next) => {
      plan.reset()
      setDialog(next)
    },
    onOffboard: () => void navigate(paths.offboarding(connection.id, [id])),
  })
  return (
    <>
      <Menu
        label="Actions"
        entries={entries}
        trigger={
          <Button isPending={plan.isPending && !dialog}>
            Actions
            <ChevronDown aria-hidden className="size-4 text-muted" />
          </Button>
        }
      />
      {children}
      {plan.error && !dialog && (
        <div className="basis-full">
          <ActionProblem {...toProblemText(plan.error)} />
        </div>
      )}
      <UserDialogs
        connection={connection}
        details={details}
        dialog={dialog}
        plan={plan}
        onPlan={act}
        onClose={() => setDialog(undefined)}
      />
    </>
  )
}
