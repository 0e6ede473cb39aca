import type { RefObject } from 'react'
import { useBeforeUnload, useBlocker } from 'react-router'
import { formatCounted } from '../../../lib/format-count.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'

/** Asks before changed cells are lost by going elsewhere; `isLeaving` is true while the page itself goes on. */
export function LeaveDialog({
  changedCells,
  isLeaving,
}: {
  readonly changedCells: number
  readonly isLeaving: RefObject<boolean>
}) {
  const blocker = useBlocker(() => changedCells > 0 && !isLeaving.current)
  useBeforeUnload((event) => {
    if (changedCells > 0 && !isLeaving.current) event.preventDefault()
  })
  return (
    <Dialog
      isOpen={blocker.state === 'blocked'}
      isAlert
      size="small"
      title={`Leave ${formatCounted(changedCells, 'changed cell', 'changed cells')} behind?`}
      onClose={() => blocker.reset?.()}
      footer={
        <>
          <Button onPress={() => blocker.reset?.()}>Go on editing</Button>
          <Button variant="danger" onPress={() => blocker.proceed?.()}>
            Leave without a plan
          </Button>
        </>
      }
    >
      <p className="pb-2">They are kept nowhere else, and no plan has been made of them.</p>
    </Dialog>
  )
}
