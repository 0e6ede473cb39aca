import type { Credential, CredentialAbilities } from '@curator/console-contract/credentials'
import type { ConnectionId } from '@curator/console-contract/ids'
import { X } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import type { ChosenRows } from '../../ui/use-chosen-rows.ts'
import { type CredentialTask, CredentialTaskDialog, credentialTasks } from './credential-tasks.tsx'
import { usePlanCredentials } from './credentials.queries.ts'
import { countCredentials } from './credentials-text.ts'

/** What can be done with the chosen credentials. */
export function CredentialBulkBar({
  connectionId,
  cannot,
  selection,
}: {
  readonly connectionId: ConnectionId
  readonly cannot: CredentialAbilities | undefined
  readonly selection: ChosenRows<Credential>
}) {
  const [task, setTask] = useState<CredentialTask | null>(null)
  const plan = usePlanCredentials(connectionId)
  const credentials = selection.chosen
  return (
    <section
      aria-label="Selected credentials"
      className="flex flex-wrap items-center gap-2 rounded-lg border border-accent bg-accent-soft px-3 py-2"
    >
      <span role="status" className="font-semibold text-accent-ink">
        {countCredentials(credentials.length)} selected
      </span>
      <Button
        size="small"
        variant="quiet"
        icon={X}
        aria-label="Clear selection"
        onPress={selection.clear}
      >
        Clear
      </Button>
      <div className="flex flex-wrap items-center gap-2 max-sm:contents sm:ml-auto">
        {credentialTasks.map(({ ability, icon, key, text }) => (
          <Button
            key={key}
            size="small"
            icon={icon}
            isDisabled={ability !== null && Boolean(cannot?.[ability])}
            onPress={() => setTask(key)}
          >
            {text}
          </Button>
        ))}
      </div>
      {task && (
        <CredentialTaskDialog
          task={task}
          connectionId={connectionId}
          credentials={credentials}
          plan={plan}
          onClose={() => {
            plan.reset()
            setTask(null)
          }}
        />
      )}
    </section>
  )
}
