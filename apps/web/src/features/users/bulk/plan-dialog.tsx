import type { ReactNode } from 'react'
import { toProblemText } from '../../../api/problem-text.ts'
import { ActionProblem } from '../../../ui/action-problem.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import type { BulkDialogProps } from './bulk-dialog-props.ts'

/** A dialog that ends in a plan: says that nothing is written yet, and why there is no plan when there is none. */
export function PlanDialog({
  title,
  action,
  isReady,
  plan,
  onPlan,
  onClose,
  children,
}: Pick<BulkDialogProps, 'plan' | 'onClose'> & {
  readonly title: string
  /** The words of the button: "Plan the change of 12 users". */
  readonly action: string
  readonly isReady: boolean
  readonly onPlan: () => void
  readonly children: ReactNode
}) {
  return (
    <Dialog
      isOpen
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Not now</Button>
          <Button
            variant="primary"
            isDisabled={!isReady}
            isPending={plan.isPending}
            onPress={onPlan}
          >
            {action}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4 pb-2">
        <p className="text-muted">
          The plan shows each person with old and new values. Nothing is written before you confirm
          it.
        </p>
        {children}
        {plan.error && <ActionProblem {...toProblemText(plan.error)} />}
      </div>
    </Dialog>
  )
}
