import type { ReactNode } from 'react'
import { toProblemText } from '../../api/problem-text.ts'
import { ActionProblem } from '../../ui/action-problem.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import type { PlanGroups } from './user-groups.queries.ts'
import { text } from './user-groups-text.ts'

/** What every dialog about groups is given. */
export type GroupDialogProps = { readonly plan: PlanGroups; readonly onClose: () => void }

/** A dialog that ends in a plan. */
export function GroupPlanDialog({
  title,
  action,
  isReady = true,
  isDanger = false,
  plan,
  onPlan,
  onClose,
  children,
}: GroupDialogProps & {
  readonly title: string
  /** The words of the button: "Plan the deletion of 2 groups". */
  readonly action: string
  readonly isReady?: boolean
  readonly isDanger?: boolean
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
            variant={isDanger ? 'danger' : 'primary'}
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
        <p className="text-muted">{text.nothingWritten}</p>
        {children}
        {plan.error && <ActionProblem {...toProblemText(plan.error)} />}
      </div>
    </Dialog>
  )
}
