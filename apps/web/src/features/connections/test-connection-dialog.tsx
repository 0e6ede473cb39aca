import type { Connection } from '@curator/console-contract/connections'
import { RotateCw } from 'lucide-react'
import { useEffect } from 'react'
import { toProblemText } from '../../api/problem-text.ts'
import { ActionProblem } from '../../ui/action-problem.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { EnvironmentBadge } from '../../ui/environment-badge.tsx'
import { InstantText } from '../../ui/instant-text.tsx'
import { useTestStoredConnection } from './connections.queries.ts'
import { TestSteps } from './test-steps.tsx'

/** Tests a connection as it is stored, at once. */
export function TestConnectionDialog({
  connection,
  onClose,
}: {
  readonly connection: Connection
  readonly onClose: () => void
}) {
  const { id, name } = connection
  const { data, error, isPending, isIdle, mutate } = useTestStoredConnection()
  useEffect(() => mutate(id), [mutate, id])
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={`Test “${name}”`}
      footer={
        <>
          <Button icon={RotateCw} isPending={isPending} onPress={() => mutate(id)}>
            Test again
          </Button>
          <Button variant="primary" onPress={onClose}>
            Close
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3 pb-2">
        <p className="flex flex-wrap items-center gap-2 text-muted">
          <EnvironmentBadge environment={connection.environment} />
          {data && (
            <span>
              Tested <InstantText instant={data.testedAt} />. Nothing was written to the Server.
            </span>
          )}
        </p>
        <TestSteps
          result={data}
          isPending={isPending || isIdle}
          problem={error && <ActionProblem {...toProblemText(error)} />}
        />
      </div>
    </Dialog>
  )
}
