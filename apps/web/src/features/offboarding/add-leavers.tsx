import type { ConnectionId } from '@curator/console-contract/ids'
import type { LeaverRow } from '@curator/console-contract/offboarding'
import type { ServerUser } from '@curator/console-contract/users'
import { FileSpreadsheet } from 'lucide-react'
import { useState } from 'react'
import { toProblemText } from '../../api/problem-text.ts'
import { PersonPicker } from '../../people/person-picker.tsx'
import { SheetForm } from '../../sheets/sheet-form.tsx'
import { ActionProblem } from '../../ui/action-problem.tsx'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { type ListedLeaver, type Person, toListed } from './leaver-list.ts'
import { useReadLeavers } from './offboarding.queries.ts'
import { text } from './offboarding-text.ts'

/** Ways to say who leaves: one by one, or a sheet with successors. */
export function AddLeavers({
  connectionId,
  onAdd,
}: {
  readonly connectionId: ConnectionId
  readonly onAdd: (more: readonly ListedLeaver[]) => void
}) {
  const [round, setRound] = useState(0)
  const [isSheetOpen, setIsSheetOpen] = useState(false)
  const [faulty, setFaulty] = useState<readonly LeaverRow[]>([])
  const [notices, setNotices] = useState<readonly string[]>([])
  const reading = useReadLeavers(connectionId)
  const takeSheet = (fileName: string, bytes: Uint8Array<ArrayBuffer>) =>
    reading.mutate(
      { fileName, bytes },
      {
        onSuccess: (sheet) => {
          setFaulty(sheet.items.filter(({ faults }) => faults.length > 0))
          setNotices(sheet.notices)
          setIsSheetOpen(false)
          onAdd(toListed(sheet.items))
        },
      },
    )
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-end gap-3">
        <div className="min-w-56 flex-1">
          {/* A new picker after each person: its text is its own. */}
          <PersonPicker
            key={round}
            label={text.addPerson}
            connectionId={connectionId}
            chosen={undefined}
            onChange={(user) => {
              if (!user) return
              onAdd([{ person: toPerson(user), successor: null }])
              setRound(round + 1)
            }}
          />
        </div>
        <Button icon={FileSpreadsheet} onPress={() => setIsSheetOpen(!isSheetOpen)}>
          {text.bringSheet}
        </Button>
      </div>
      {isSheetOpen && (
        <div className="flex flex-col gap-2">
          <p className="text-sm text-muted">{text.sheetHint}</p>
          <SheetForm
            pasteExample={'Leaver\tSuccessor'}
            isPending={reading.isPending}
            onSheet={takeSheet}
          />
        </div>
      )}
      {reading.error && <ActionProblem {...toProblemText(reading.error)} />}
      {notices.map((notice) => (
        <Notice key={notice} tone="info">
          {notice}
        </Notice>
      ))}
      {faulty.length > 0 && <FaultyRows rows={faulty} />}
    </div>
  )
}

export function toPerson(user: ServerUser): Person {
  const name = `${user.firstName} ${user.lastName}`.trim() || user.email
  return { id: user.id, name, email: user.email }
}

function FaultyRows({ rows }: { readonly rows: readonly LeaverRow[] }) {
  return (
    <Notice tone="warning" isAlert>
      <p>{text.rowFaults(rows.length)}</p>
      <ul className="mt-1 list-disc pl-5">
        {rows.slice(0, 20).map(({ faults, line }) => (
          <li key={line} className="wrap-anywhere">
            Line {line}: {faults.join(' ')}
          </li>
        ))}
        {rows.length > 20 && <li>And {rows.length - 20} more.</li>}
      </ul>
    </Notice>
  )
}
