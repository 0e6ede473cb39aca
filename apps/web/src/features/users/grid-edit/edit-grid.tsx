import type { UserFieldKey } from '@curator/console-contract/user-fields'
import { userFields } from '@curator/console-contract/user-fields'
import type { ServerUser } from '@curator/console-contract/users'
import type { ChoicesOf } from '../../../people/field-choices.ts'
import { CellInput } from '../../../sheets/cell-input.tsx'
import { DataGrid } from '../../../ui/data-grid.tsx'
import type { GridColumn } from '../../../ui/grid-column.ts'
import { countUsers } from '../bulk/bulk-text.ts'
import { isInRange } from './cell-block.ts'
import { EditCell } from './edit-cell.tsx'
import type { CellEditing } from './use-cell-editing.ts'
import { useCellHandlers } from './use-cell-handlers.ts'
import type { GridEditing } from './use-grid-edits.ts'

/** Pixels: the value, and below it what it was or what is wrong. */
const rowHeight = 48
const widths: Partial<Record<UserFieldKey, number>> = {
  email: 240,
  timeZone: 190,
  defaultCredentialId: 200,
}
const usualWidth = 160

/** Chosen users as rows, chosen fields as columns, edited in place like a spreadsheet. */
export function EditGrid({
  users,
  fields,
  choicesOf,
  editing,
  cells,
}: {
  readonly users: readonly ServerUser[]
  readonly fields: readonly UserFieldKey[]
  readonly choicesOf: ChoicesOf
  readonly editing: GridEditing
  readonly cells: CellEditing
}) {
  const { draft, cursor } = cells
  const handlers = useCellHandlers(cells)
  const columns: GridColumn<ServerUser>[] = [
    {
      key: 'person',
      header: 'Person',
      width: 220,
      render: (user) => (
        <span className="flex flex-col">
          <span className="truncate font-medium">{user.email}</span>
          <span className="truncate text-xs text-muted">
            {`${user.firstName} ${user.lastName}`.trim()}
          </span>
        </span>
      ),
    },
    ...fields.map((field, column) => ({
      key: `field ${field}`,
      header: userFields[field].label,
      width: widths[field] ?? usualWidth,
      render: (user: ServerUser, row: number) =>
        draft?.row === row && draft.column === column ? (
          <CellInput
            label={`${userFields[field].label} of ${user.email}`}
            text={draft.text}
            suggestions={choicesOf(field)?.map(({ text }) => text)}
            onText={cells.setDraftText}
            onEnd={cells.endTyping}
          />
        ) : (
          <EditCell
            cell={editing.cellOf(user, field)}
            isMarked={isInRange(cursor.range, row, column)}
          />
        ),
    })),
  ]
  return (
    <div className="flex min-h-0 flex-1 flex-col" {...handlers}>
      <DataGrid
        label="Fields of the chosen users"
        columns={columns}
        rowCount={users.length}
        getRow={(index) => users[index]}
        rowKey={(user) => user.id}
        rowHeight={rowHeight}
        stickyFirstColumn
        goTo={cursor.goTo}
        countText={countUsers(users.length)}
      />
    </div>
  )
}
