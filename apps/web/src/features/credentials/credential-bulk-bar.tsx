import type { Credential, CredentialAbilities } from '@curator/console-contract/credentials'
import type { ConnectionId } from '@curator/console-contract/ids'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { SelectionBar } from '../../ui/selection-bar.tsx'
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
    <>
      <SelectionBar
        {...selection.bar}
        label="Selected credentials"
        countText={countCredentials(credentials.length)}
      >
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
      </SelectionBar>
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
    </>
  )
}
