import type { Revelation } from '@curator/console-contract/data-connections'
import type { ConnectionId, DataConnectionId } from '@curator/console-contract/ids'
import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { toProblemText } from '../../../api/problem-text.ts'
import { ActionProblem } from '../../../ui/action-problem.tsx'
import { Button } from '../../../ui/button.tsx'
import { InstantText } from '../../../ui/instant-text.tsx'
import { Panel } from '../../../ui/page.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { useReveal } from '../data-connections.queries.ts'
import { text } from '../data-connections-text.ts'

/** The connection string: hidden, shown once for a reason, and who has looked at it. */
export function ConnectionStringPanel({
  connectionId,
  id,
  revelations,
  canReveal,
}: {
  readonly connectionId: ConnectionId
  readonly id: DataConnectionId
  readonly revelations: readonly Revelation[]
  readonly canReveal: boolean
}) {
  const reveal = useReveal(connectionId, id)
  const [reason, setReason] = useState('')
  const shown = reveal.data?.connectionString
  return (
    <Panel label="Connection string">
      <div className="flex flex-col gap-3 p-4">
        <h2 className="font-semibold">Connection string</h2>
        {shown === undefined ? (
          <p className="text-muted">{text.masked}</p>
        ) : (
          <div className="flex flex-wrap items-center gap-2">
            <code className="min-w-0 rounded-md bg-sunken px-3 py-2 text-sm wrap-anywhere">
              {shown || 'Empty'}
            </code>
            <Button
              icon={EyeOff}
              onPress={() => {
                reveal.reset()
                setReason('')
              }}
            >
              Hide it
            </Button>
          </div>
        )}
        {canReveal && shown === undefined && (
          <p className="text-sm text-muted">{text.revealHint}</p>
        )}
        {canReveal && shown === undefined && (
          <div className="flex flex-wrap items-end gap-2">
            <div className="min-w-0 flex-1 basis-64">
              <TextField
                label="Why you need to see it"
                value={reason}
                onChange={setReason}
                maxLength={500}
              />
            </div>
            <Button
              icon={Eye}
              isDisabled={reason.trim().length < 3}
              isPending={reveal.isPending}
              onPress={() => reveal.mutate(reason.trim())}
            >
              Show the connection string
            </Button>
          </div>
        )}
        {reveal.error && <ActionProblem {...toProblemText(reveal.error)} />}
        <h3 className="text-sm font-semibold">Who has looked at it</h3>
        {revelations.length === 0 && <p className="text-muted">{text.notRevealed}</p>}
        <ul aria-label="Who has looked at it" className="flex flex-col gap-1">
          {revelations.map(({ accountName, at, reason: why }) => (
            <li key={`${at} ${accountName}`} className="wrap-anywhere">
              <InstantText instant={at} empty="" /> {accountName}: {why}
            </li>
          ))}
        </ul>
      </div>
    </Panel>
  )
}
