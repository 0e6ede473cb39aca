import type { Connection } from '@curator/console-contract/connections'
import type { UserAction } from '@curator/console-contract/user-plans'
import type { ServerUser } from '@curator/console-contract/users'
import { useQueryClient } from '@tanstack/react-query'
import { ChevronDown, Pencil, Table2, UsersRound } from 'lucide-react'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { toProblemText } from '../../../api/problem-text.ts'
import { paths } from '../../../paths.ts'
import { ActionProblem } from '../../../ui/action-problem.tsx'
import { Button } from '../../../ui/button.tsx'
import { toSelection } from '../../../ui/list-selection.ts'
import { Menu } from '../../../ui/menu.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { SelectionBar } from '../../../ui/selection-bar.tsx'
import { readChosenUsers } from '../selection/read-chosen-users.ts'
import type { UserSelectionState } from '../selection/use-user-selection.ts'
import { toTooMany } from '../selection/user-selection.ts'
import { useCreateUserPlan } from '../users.queries.ts'
import { type BulkDialog, toBulkEntries } from './bulk-actions.ts'
import { BulkDialogs } from './bulk-dialogs.tsx'
import { countUsers, maxInGrid, toTooManyFor } from './bulk-text.ts'

/** What can be done with the chosen users. Each action makes a plan, and the page goes to it. */
export function BulkBar({
  connection,
  selection,
  total,
  inSight,
  onGridEdit,
}: {
  readonly connection: Connection
  readonly selection: UserSelectionState
  readonly onGridEdit: () => void
  /** Users in the list. */
  readonly total: number
  /** Users of the rows in sight. */
  readonly inSight: () => readonly ServerUser[]
}) {
  const client = useQueryClient()
  const navigate = useNavigate()
  const plan = useCreateUserPlan(connection.id)
  const [dialog, setDialog] = useState<BulkDialog>()
  const [readError, setReadError] = useState<Error>()
  const { chosen, count } = selection
  const tooMany = toTooMany(count)
  const isBlocked = tooMany !== undefined || plan.isPending || count === 0
  const act = (action: UserAction) => plan.mutate({ selection: toSelection(chosen), action })
  const open = (next: BulkDialog) => {
    plan.reset()
    setDialog(next)
  }
  const offboard = () => {
    setReadError(undefined)
    readChosenUsers(client, connection.id, chosen, count).then(
      (users) =>
        navigate(
          paths.offboarding(
            connection.id,
            users.map(({ id }) => id),
          ),
        ),
      setReadError,
    )
  }
  const gridReason = toTooManyFor(count, maxInGrid)
  const error = selection.rangeError ?? readError ?? (dialog ? null : plan.error)
  const entries = toBulkEntries({
    count,
    signIn: connection.signIn,
    onAction: act,
    onDialog: open,
    onOffboard: offboard,
  })
  return (
    <div className="flex flex-col gap-2">
      <SelectionBar
        label="Selected users"
        countText={countUsers(count)}
        selection={selection}
        total={total}
        inSight={inSight}
        names={{ label: 'Who', name: 'Who is selected' }}
        nameOf={({ email }) => email}
      >
        <Button size="small" icon={Pencil} isDisabled={isBlocked} onPress={() => open('fields')}>
          Edit fields…
        </Button>
        <Button
          size="small"
          icon={Table2}
          isDisabled={isBlocked || gridReason !== undefined}
          onPress={onGridEdit}
        >
          Edit in a grid…
        </Button>
        <Button
          size="small"
          icon={UsersRound}
          isDisabled={isBlocked}
          onPress={() => open('groups')}
        >
          Groups…
        </Button>
        <Menu
          label="More actions"
          trigger={
            <Button size="small" isDisabled={isBlocked} isPending={plan.isPending && !dialog}>
              More actions
              <ChevronDown aria-hidden className="size-4 text-muted" />
            </Button>
          }
          entries={entries}
        />
      </SelectionBar>
      {tooMany && <Notice tone="warning">{tooMany}</Notice>}
      {!tooMany && gridReason && (
        <p className="px-1 text-sm text-muted">The grid takes at most {maxInGrid} users at once.</p>
      )}
      {error && <ActionProblem {...toProblemText(error)} />}
      <BulkDialogs
        connection={connection}
        dialog={dialog}
        chosen={chosen}
        count={count}
        plan={plan}
        onPlan={act}
        onClose={() => setDialog(undefined)}
      />
    </div>
  )
}
