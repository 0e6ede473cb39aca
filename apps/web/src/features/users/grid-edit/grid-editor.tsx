import type { Connection } from '@curator/console-contract/connections'
import {
  type UserFieldKey,
  userFieldKey,
  userFieldKeys,
  userFields,
} from '@curator/console-contract/user-fields'
import type { ServerUser } from '@curator/console-contract/users'
import { ArrowDownToLine, Columns3, Undo2 } from 'lucide-react'
import { useRef } from 'react'
import { z } from 'zod'
import { toProblemText } from '../../../api/problem-text.ts'
import { formatCounted } from '../../../lib/format-count.ts'
import { useStored } from '../../../lib/use-stored.ts'
import { paths } from '../../../paths.ts'
import { useFieldChoices } from '../../../people/field-choices.ts'
import { ActionProblem } from '../../../ui/action-problem.tsx'
import { Button } from '../../../ui/button.tsx'
import { ChoiceMenu } from '../../../ui/choice-menu.tsx'
import { Page, Panel } from '../../../ui/page.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { countUsers } from '../bulk/bulk-text.ts'
import { useCreateUserPlan } from '../users.queries.ts'
import { firstOf, lastOf } from './cell-block.ts'
import { EditGrid } from './edit-grid.tsx'
import { LeaveDialog } from './leave-dialog.tsx'
import { useCellEditing } from './use-cell-editing.ts'
import { type GridEditing, useGridEdits } from './use-grid-edits.ts'

const standardFields: UserFieldKey[] = ['role', 'timeZone', 'defaultWorkerTag', 'canScheduleJobs']

/** Edits chosen fields of chosen users in a grid; the changed cells become a plan. */
export function GridEditor({
  connection,
  users,
  onClose,
}: {
  readonly connection: Connection
  readonly users: readonly ServerUser[]
  readonly onClose: () => void
}) {
  const [chosen, setChosen] = useStored(
    'console.users.grid-fields',
    z.array(userFieldKey),
    standardFields,
  )
  const fields = userFieldKeys.filter((key) => chosen.includes(key))
  const choicesOf = useFieldChoices(connection.id)
  const editing = useGridEdits(users, fields, choicesOf)
  const cells = useCellEditing(users, fields, editing)
  const plan = useCreateUserPlan(connection.id)
  const isLeaving = useRef(false)
  const submit = () => {
    isLeaving.current = true
    plan.mutate(
      { action: editing.toAction() },
      {
        onError: () => {
          isLeaving.current = false
        },
      },
    )
  }
  const { range, active } = cells.cursor
  const marked = range ? lastOf(range) - firstOf(range) + 1 : 1
  return (
    <Page isFilled>
      <PageHeader
        title={`Edit ${countUsers(users.length)} in a grid`}
        crumbs={[{ text: 'Users', to: paths.users(connection.id) }]}
        description={<EditSummary editing={editing} />}
        action={
          <>
            <Button onPress={onClose}>Back to the list</Button>
            <Button
              variant="primary"
              isDisabled={editing.changedCells === 0 || editing.faultCount > 0}
              isPending={plan.isPending}
              onPress={submit}
            >
              {editing.changedUsers === 0
                ? 'Plan the change'
                : `Plan the change of ${countUsers(editing.changedUsers)}`}
            </Button>
          </>
        }
      />
      <div className="flex flex-wrap items-center gap-2">
        <ChoiceMenu<UserFieldKey>
          label="Fields"
          icon={Columns3}
          isCountShown={false}
          choices={userFieldKeys.map((key) => ({
            key,
            text: userFields[key].label,
            isDisabled: editing.changedFields.has(key),
          }))}
          chosen={fields}
          onChange={setChosen}
        />
        <Button icon={ArrowDownToLine} isDisabled={!active} onPress={cells.fill}>
          {marked > 1 ? `Fill down ${marked} cells` : 'Fill down'}
        </Button>
        <Button icon={Undo2} isDisabled={!editing.canUndo} onPress={cells.undo}>
          Undo
        </Button>
        <p className="text-sm text-muted max-sm:hidden">
          Type or paste cells; Shift+arrows mark, Ctrl+D fills down, Ctrl+Z undoes.
        </p>
      </div>
      {plan.error && <ActionProblem {...toProblemText(plan.error)} />}
      <div className="flex min-h-80 flex-1 flex-col">
        <Panel isFilled>
          <EditGrid
            users={users}
            fields={fields}
            choicesOf={choicesOf}
            editing={editing}
            cells={cells}
          />
        </Panel>
      </div>
      <LeaveDialog changedCells={editing.changedCells} isLeaving={isLeaving} />
    </Page>
  )
}

function EditSummary({ editing }: { readonly editing: GridEditing }) {
  const { changedCells, changedUsers, faultCount } = editing
  return (
    <span role="status">
      {changedCells === 0
        ? 'Nothing is changed yet.'
        : `${formatCounted(changedCells, 'cell', 'cells')} of ${countUsers(changedUsers)} changed.`}
      {faultCount > 0 && (
        <strong className="font-semibold text-bad">
          {' '}
          {formatCounted(faultCount, 'cell has', 'cells have')} a value that can’t be planned.
        </strong>
      )}
    </span>
  )
}
