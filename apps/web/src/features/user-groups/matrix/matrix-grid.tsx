import type { getMembershipMatrix } from '@curator/console-contract/user-groups'
import type { ReplyOf } from '@curator/endpoint/endpoint'
import { Check } from 'lucide-react'
import { type KeyboardEvent, memo, useRef, useState } from 'react'
import { classNames } from '../../../ui/class-names.ts'
import { type MatrixCell, type MatrixEdits, moveInMatrix, toCellKey } from './matrix-edits.ts'

type Matrix = ReplyOf<typeof getMembershipMatrix>
type Person = Matrix['people'][number]

/** People down, groups across; each cell is a checkbox. One tab stop: arrows move, Space ticks. */
export function MatrixGrid({
  matrix,
  edits,
  isReadOnly,
  onToggle,
}: {
  readonly matrix: Matrix
  readonly edits: MatrixEdits
  readonly isReadOnly: boolean
  /** Told the cell as it is on the Server. */
  readonly onToggle: (cell: MatrixCell) => void
}) {
  const { groups, people } = matrix
  const table = useRef<HTMLTableElement>(null)
  const [place, setPlace] = useState({ row: 0, column: 0 })
  const active = {
    row: Math.min(place.row, people.length - 1),
    column: Math.min(place.column, groups.length - 1),
  }
  const handleKey = (event: KeyboardEvent) => {
    const size = { rows: people.length, columns: groups.length }
    const next = moveInMatrix(event.key, event.ctrlKey || event.metaKey, active, size)
    if (!next) return
    event.preventDefault()
    setPlace(next)
    table.current?.querySelector<HTMLElement>(`[data-cell="${next.row} ${next.column}"]`)?.focus()
  }
  return (
    <div className="max-h-[65dvh] overflow-auto">
      <table
        ref={table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the ARIA grid pattern is made for tables
        role="grid"
        aria-label="People and groups"
        aria-rowcount={people.length + 1}
        aria-colcount={groups.length + 1}
        onKeyDown={handleKey}
        className="min-w-full border-separate border-spacing-0 text-sm"
      >
        <thead>
          <tr>
            <th
              scope="col"
              className="sticky top-0 left-0 z-20 border-r border-b border-line bg-sunken px-3 py-2 text-left"
            >
              Person
            </th>
            {groups.map(({ id, name }) => (
              <th
                key={id}
                scope="col"
                title={name}
                className="sticky top-0 z-10 max-w-32 min-w-24 border-b border-line bg-sunken px-2 py-2 text-left align-bottom font-semibold"
              >
                <span className="line-clamp-3 wrap-anywhere">{name}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {people.map((person, row) => (
            <MatrixRow
              key={person.userId}
              person={person}
              row={row}
              groups={groups}
              edits={edits}
              editText={toEditText(edits, person, groups)}
              activeColumn={row === active.row ? active.column : -1}
              isReadOnly={isReadOnly}
              onToggle={onToggle}
              onFocusCell={setPlace}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** The changes of one person as text: rows whose text stays the same are not drawn again. */
function toEditText(edits: MatrixEdits, { userId }: Person, groups: Matrix['groups']): string {
  if (edits.size === 0) return ''
  return groups.map(({ id }) => (edits.has(toCellKey(userId, id)) ? '1' : '0')).join('')
}

type RowProps = {
  readonly person: Person
  readonly row: number
  readonly groups: Matrix['groups']
  readonly edits: MatrixEdits
  readonly editText: string
  readonly activeColumn: number
  readonly isReadOnly: boolean
  readonly onToggle: (cell: MatrixCell) => void
  readonly onFocusCell: (place: { row: number; column: number }) => void
}

const MatrixRow = memo(
  function MatrixRow({ person, row, groups, edits, activeColumn, ...rest }: RowProps) {
    const { email, name, userId } = person
    return (
      <tr>
        <th
          scope="row"
          className="sticky left-0 z-10 max-w-40 min-w-32 border-r border-b border-line bg-surface px-3 py-1 text-left font-normal sm:max-w-72 sm:min-w-52"
        >
          <span className="block truncate font-medium">{name}</span>
          <span className="block truncate text-muted">{email}</span>
        </th>
        {groups.map((group, column) => {
          const wasMember = person.groupIds.includes(group.id)
          const edit = edits.get(toCellKey(userId, group.id))
          const isMember = edit?.isMember ?? wasMember
          return (
            <td
              key={group.id}
              className={classNames(
                'border-b border-line p-0 text-center',
                edit && 'bg-accent-soft',
              )}
            >
              {/* biome-ignore lint/a11y/useSemanticElements: thousands of native boxes would each need a label of their own */}
              <button
                type="button"
                role="checkbox"
                aria-checked={isMember}
                aria-label={`${name} in ${group.name}${edit ? ', changed' : ''}`}
                aria-disabled={rest.isReadOnly}
                tabIndex={column === activeColumn ? 0 : -1}
                data-cell={`${row} ${column}`}
                onFocus={() => rest.onFocusCell({ row, column })}
                onClick={() => {
                  if (rest.isReadOnly) return
                  rest.onToggle({ userId, groupId: group.id, isMember: wasMember })
                }}
                className="inline-flex h-10 w-full items-center justify-center gap-1 outline-offset-[-2px]"
              >
                <span
                  className={classNames(
                    'flex size-4 items-center justify-center rounded-sm border',
                    isMember ? 'border-accent bg-accent' : 'border-line-strong bg-surface',
                  )}
                >
                  {isMember && <Check aria-hidden className="size-3 text-accent-contrast" />}
                </span>
                {edit && (
                  <span aria-hidden className="font-semibold text-accent-ink">
                    {edit.isMember ? '+' : '−'}
                  </span>
                )}
              </button>
            </td>
          )
        })}
      </tr>
    )
  },
  (before, after) =>
    before.person === after.person &&
    before.groups === after.groups &&
    before.editText === after.editText &&
    before.activeColumn === after.activeColumn &&
    before.isReadOnly === after.isReadOnly,
)
