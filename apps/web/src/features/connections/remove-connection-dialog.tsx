import type { Connection } from '@curator/console-contract/connections'
import { toProblemText } from '../../api/problem-text.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { EnvironmentBadge } from '../../ui/environment-badge.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useToast } from '../../ui/toast.tsx'
import { useRemoveConnection } from './connections.queries.ts'

/** Asks before a connection is removed, with its name. */
export function RemoveConnectionDialog({
  connection,
  onClose,
}: {
  readonly connection: Connection
  readonly onClose: () => void
}) {
  const remove = useRemoveConnection()
  const showToast = useToast()
  const problem = remove.error && toProblemText(remove.error)
  const confirm = () =>
    remove.mutate(connection.id, {
      onSuccess: () => {
        showToast(`Removed “${connection.name}”.`)
        onClose()
      },
    })
  return (
    <Dialog
      isOpen
      isAlert
      size="small"
      title={`Remove “${connection.name}”?`}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Keep it</Button>
          <Button variant="danger" isPending={remove.isPending} onPress={confirm}>
            Remove {connection.name}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3 pb-2">
        <p className="flex flex-wrap items-center gap-2">
          <strong>{connection.name}</strong>
          <EnvironmentBadge environment={connection.environment} />
        </p>
        <p>
          The console forgets the address, the key, the secret and its copy of the directory.
          Nothing changes on the Server itself. Plans and runs stay readable.
        </p>
        {problem && (
          <Notice tone="bad" isAlert>
            <strong className="font-semibold">{problem.title}</strong> {problem.detail}
          </Notice>
        )}
      </div>
    </Dialog>
  )
}
