import { toProblemText } from '../../api/problem-text.ts'
import { ActionProblem } from '../../ui/action-problem.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'

/** Asks before something is removed; `action` says what. */
export function ConfirmRemovalDialog({
  title,
  text,
  action,
  isPending,
  error,
  onConfirm,
  onClose,
}: {
  readonly title: string
  readonly text: string
  readonly action: string
  readonly isPending: boolean
  readonly error: Error | null
  readonly onConfirm: () => void
  readonly onClose: () => void
}) {
  return (
    <Dialog
      isOpen
      isAlert
      size="small"
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Keep it</Button>
          <Button variant="danger" isPending={isPending} onPress={onConfirm}>
            {action}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3 pb-2">
        <p>{text}</p>
        {error && <ActionProblem {...toProblemText(error)} />}
      </div>
    </Dialog>
  )
}
