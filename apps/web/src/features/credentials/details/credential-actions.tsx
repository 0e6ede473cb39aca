import type { CredentialDetails } from '@curator/console-contract/credentials'
import type { ConnectionId } from '@curator/console-contract/ids'
import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { type CredentialTask, CredentialTaskDialog, credentialTasks } from '../credential-tasks.tsx'
import { usePlanCredentials } from '../credentials.queries.ts'

/** Everything that can be done with one credential on this Server. */
export function CredentialActions({
  connectionId,
  details,
}: {
  readonly connectionId: ConnectionId
  readonly details: CredentialDetails
}) {
  const [task, setTask] = useState<CredentialTask | null>(null)
  const plan = usePlanCredentials(connectionId)
  const { cannot, credential } = details
  const able = credentialTasks.filter(({ ability }) => ability === null || cannot[ability] === null)
  return (
    <>
      <Menu
        label="Actions"
        trigger={
          <Button>
            Actions
            <ChevronDown aria-hidden className="size-4 text-muted" />
          </Button>
        }
        entries={able.map(({ icon, key, text }) => ({
          key,
          text,
          icon,
          isDanger: key === 'delete',
          onAction: () => setTask(key),
        }))}
      />
      {task && (
        <CredentialTaskDialog
          task={task}
          connectionId={connectionId}
          credentials={[credential]}
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
