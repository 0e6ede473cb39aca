import type { Run } from '@curator/console-contract/runs'
import { CircleX, Pause, Play } from 'lucide-react'
import { useState } from 'react'
import { formatCounted } from '../../lib/format-count.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import type { RunCommand } from './plans.queries.ts'
import { toRunCommands } from './run-progress.ts'

/** Pause, resume and cancel, as far as the state allows. Cancel asks first, for it can't be taken back. */
export function RunCommandsBar({
  run,
  pending,
  onCommand,
}: {
  readonly run: Run
  readonly pending: RunCommand | null
  readonly onCommand: (command: RunCommand) => void
}) {
  const [isAsking, setIsAsking] = useState(false)
  const can = toRunCommands(run.state)
  const open = run.counts.waiting + run.counts.inFlight
  const rest = formatCounted(run.counts.waiting, 'change', 'changes')
  return (
    <>
      {can.canPause && (
        <Button icon={Pause} isPending={pending === 'pause'} onPress={() => onCommand('pause')}>
          Pause
        </Button>
      )}
      {can.canResume && (
        <Button
          variant="primary"
          icon={Play}
          isPending={pending === 'resume'}
          onPress={() => onCommand('resume')}
        >
          Resume
        </Button>
      )}
      {can.canCancel && (
        <Button icon={CircleX} isPending={pending === 'cancel'} onPress={() => setIsAsking(true)}>
          Cancel the rest
        </Button>
      )}
      <Dialog
        isAlert
        size="small"
        title="Cancel the rest of this run?"
        isOpen={isAsking && can.canCancel}
        onClose={() => setIsAsking(false)}
        footer={
          <>
            <Button onPress={() => setIsAsking(false)}>Keep running</Button>
            <Button
              variant="danger"
              onPress={() => {
                setIsAsking(false)
                onCommand('cancel')
              }}
            >
              Cancel the rest
            </Button>
          </>
        }
      >
        <p>
          {rest} on <strong>{run.connectionName}</strong> will not be written.{' '}
          {open > run.counts.waiting && 'Calls in flight are finished first. '}
          What is written stays written. To hold on for a while, pause instead.
        </p>
      </Dialog>
    </>
  )
}
