import type { ReactNode } from 'react'
import { toProblemText } from '../api/problem-text.ts'
import { ActionProblem } from '../ui/action-problem.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'

/** A dialog that ends in a plan: says that nothing is written yet, and why there is no plan when there is none. */
export function PlanDialog({
  title,
  intro,
  action,
  isReady = true,
  isDanger = false,
  size = 'medium',
  plan,
  onPlan,
  onClose,
  children,
}: {
  readonly title: string
  /** What the plan will show. */
  readonly intro: string
  /** The words of the button: "Plan the change of 12 users". */
  readonly action: string
  readonly isReady?: boolean
  readonly isDanger?: boolean
  readonly size?: 'medium' | 'wide'
  readonly plan: { readonly isPending: boolean; readonly error: Error | null }
  readonly onPlan: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}) {
  return (
    <Dialog
      isOpen
      size={size}
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
        <p className="text-muted">{intro}</p>
        {children}
        {plan.error && <ActionProblem {...toProblemText(plan.error)} />}
      </div>
    </Dialog>
  )
}
