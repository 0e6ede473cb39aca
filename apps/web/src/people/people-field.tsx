import type { ConnectionId, UserId } from '@curator/console-contract/ids'
import type { MembershipRow } from '@curator/console-contract/user-groups'
import { FileSpreadsheet, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { toProblemText } from '../api/problem-text.ts'
import { SheetForm } from '../sheets/sheet-form.tsx'
import { ActionProblem } from '../ui/action-problem.tsx'
import { Button } from '../ui/button.tsx'
import { countPeople } from './count-people.ts'
import { FileFaults } from './file-faults.tsx'
import { useReadMemberships } from './people.queries.ts'
import { PersonPicker } from './person-picker.tsx'

export type ChosenPerson = { readonly id: UserId; readonly email: string }

const pasteHint = 'One e-mail per line, or cells with a column called Email.'
/** Lines drawn at first: a file may name thousands. */
const shownAtFirst = 20

/** Chooses people: one by one by search, or many by paste or file. */
export function PeopleField({
  label,
  connectionId,
  people,
  onChange,
}: {
  readonly label: string
  readonly connectionId: ConnectionId
  readonly people: readonly ChosenPerson[]
  readonly onChange: (people: readonly ChosenPerson[]) => void
}) {
  const [round, setRound] = useState(0)
  const [isSheetOpen, setIsSheetOpen] = useState(false)
  const [faulty, setFaulty] = useState<readonly MembershipRow[]>([])
  const reading = useReadMemberships(connectionId, 'people')
  const add = (more: readonly ChosenPerson[]) => {
    const known = new Set(people.map(({ id }) => id))
    onChange([...people, ...more.filter(({ id }) => !known.has(id))])
  }
  // Reading a sheet takes its time: its people join what the form holds by then, not what it held at the start.
  const latestAdd = useRef(add)
  useEffect(() => {
    latestAdd.current = add
  })
  const opener = useRef<HTMLButtonElement>(null)
  const sheet = useRef<HTMLDivElement>(null)
  const closeSheet = () => {
    // The focus goes back to what opened the sheet, unless somebody has moved on meanwhile.
    if (sheet.current?.contains(document.activeElement)) opener.current?.focus()
    setIsSheetOpen(false)
  }
  const takeSheet = (fileName: string, bytes: Uint8Array<ArrayBuffer>) =>
    reading.mutate(
      { fileName, bytes },
      {
        onSuccess: (read) => {
          setFaulty(read.items.filter(({ faults }) => faults.length > 0))
          closeSheet()
          latestAdd.current(read.people.map(({ userId, email }) => ({ id: userId, email })))
        },
      },
    )
  return (
    <section aria-label={label} className="flex flex-col gap-3">
      <div className="flex flex-wrap items-end gap-3">
        <div className="min-w-56 flex-1">
          {/* A new picker after each person: its text is its own. */}
          <PersonPicker
            key={round}
            label={label}
            connectionId={connectionId}
            chosen={undefined}
            onChange={(user) => {
              if (!user) return
              add([{ id: user.id, email: user.email }])
              setRound(round + 1)
            }}
          />
        </div>
        <Button ref={opener} icon={FileSpreadsheet} onPress={() => setIsSheetOpen(!isSheetOpen)}>
          Paste or file
        </Button>
      </div>
      {isSheetOpen && (
        <div ref={sheet} className="flex flex-col gap-2">
          <p className="text-sm text-muted">{pasteHint}</p>
          <SheetForm pasteExample="Email" isPending={reading.isPending} onSheet={takeSheet} />
        </div>
      )}
      {reading.error && <ActionProblem {...toProblemText(reading.error)} />}
      <FileFaults rows={faulty} />
      <ChosenPeople people={people} onChange={onChange} />
    </section>
  )
}

function ChosenPeople({
  people,
  onChange,
}: {
  readonly people: readonly ChosenPerson[]
  readonly onChange: (people: readonly ChosenPerson[]) => void
}) {
  const [isAll, setIsAll] = useState(false)
  if (people.length === 0) return null
  const shown = isAll ? people : people.slice(0, shownAtFirst)
  return (
    <div className="flex flex-col gap-1">
      <div className="flex items-center justify-between gap-2">
        <span role="status" className="text-sm font-medium">
          {countPeople(people.length)} chosen
        </span>
        <Button size="small" variant="quiet" onPress={() => onChange([])}>
          Choose nobody
        </Button>
      </div>
      <ul aria-label="People chosen" className="flex flex-wrap gap-1">
        {shown.map(({ id, email }) => (
          <li
            key={id}
            className="inline-flex max-w-full items-center gap-1 rounded-md border border-line-strong pl-2 text-sm"
          >
            <span className="truncate">{email}</span>
            <Button
              size="small"
              variant="quiet"
              icon={X}
              aria-label={`Take ${email} off the list`}
              onPress={() => onChange(people.filter((person) => person.id !== id))}
            />
          </li>
        ))}
      </ul>
      {people.length > shown.length && (
        <div>
          <Button size="small" onPress={() => setIsAll(true)}>
            Show all {countPeople(people.length)}
          </Button>
        </div>
      )}
    </div>
  )
}
