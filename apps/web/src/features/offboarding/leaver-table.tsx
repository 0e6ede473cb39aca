import type { ConnectionId } from '@curator/console-contract/ids'
import { UserMinus, X } from 'lucide-react'
import { useState } from 'react'
import { PersonPicker } from '../../people/person-picker.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { toPerson } from './add-leavers.tsx'
import { fillSuccessor, type ListedLeaver, setSuccessor } from './leaver-list.ts'
import { text } from './offboarding-text.ts'

/** Rows shown at first: a long list opens piece by piece. */
const firstShown = 25

/** Everybody who leaves, each with a successor. */
export function LeaverTable({
  connectionId,
  leavers,
  onChange,
}: {
  readonly connectionId: ConnectionId
  readonly leavers: readonly ListedLeaver[]
  readonly onChange: (next: ListedLeaver[]) => void
}) {
  const [shownCount, setShownCount] = useState(firstShown)
  if (leavers.length === 0)
    return <EmptyState icon={UserMinus} title={text.emptyTitle} text={text.emptyText} />
  const hidden = leavers.length - shownCount
  const missing = leavers.filter(({ successor }) => !successor).length
  return (
    <div className="flex flex-col gap-3">
      {leavers.length > 1 && missing > 0 && (
        <PersonPicker
          key={`for all ${missing}`}
          label={text.successorForAll}
          connectionId={connectionId}
          chosen={undefined}
          onChange={(user) => {
            if (user) onChange(fillSuccessor(leavers, toPerson(user)))
          }}
        />
      )}
      <div
        aria-hidden
        className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_2.5rem] gap-x-3 text-sm text-muted max-sm:hidden"
      >
        <span>Leaver</span>
        <span>Successor</span>
      </div>
      <ul className="flex flex-col divide-y divide-line" aria-label={text.whoLeaves}>
        {leavers.slice(0, shownCount).map((row) => (
          <li
            key={`${row.person.id} ${row.successor?.id ?? ''}`}
            className="grid grid-cols-[minmax(0,1fr)_auto] items-end gap-x-3 gap-y-2 py-3 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto]"
          >
            <span className="flex min-w-0 flex-col self-center">
              <span className="truncate font-medium">{row.person.name}</span>
              <span className="truncate text-sm text-muted">{row.person.email}</span>
            </span>
            <div className="max-sm:col-span-2 max-sm:row-start-2">
              <span aria-hidden className="text-sm text-muted sm:hidden">
                Successor
              </span>
              <PersonPicker
                label={`Successor of ${row.person.name}`}
                isLabelHidden
                connectionId={connectionId}
                chosen={row.successor ?? undefined}
                onChange={(user) =>
                  onChange(setSuccessor(leavers, row.person.id, user ? toPerson(user) : null))
                }
              />
            </div>
            <Button
              variant="quiet"
              icon={X}
              aria-label={`Take ${row.person.name} off the list`}
              onPress={() => onChange(leavers.filter(({ person }) => person.id !== row.person.id))}
            />
          </li>
        ))}
      </ul>
      {hidden > 0 && (
        <Button onPress={() => setShownCount(shownCount + 100)}>
          {text.previewMore(Math.min(hidden, 100))}
        </Button>
      )}
    </div>
  )
}
