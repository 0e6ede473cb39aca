import type { Plan } from '@curator/console-contract/plans'
import { useState } from 'react'
import { toProblemText } from '../../api/problem-text.ts'
import { ActionProblem } from '../../ui/action-problem.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { EnvironmentBadge } from '../../ui/environment-badge.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { approvalText } from './approval-text.ts'
import { useDecideOnPlan } from './approvals.queries.ts'
import { toKindPhrases } from './plan-sentences.ts'

const commentMax = 1000

/** Says once more what the plan does and where, and takes the second person's word. */
export function DecisionDialog({
  plan,
  decision,
  onClose,
}: {
  readonly plan: Plan
  readonly decision: 'approved' | 'rejected'
  readonly onClose: () => void
}) {
  const [comment, setComment] = useState('')
  const decide = useDecideOnPlan(plan.id)
  const isApproval = decision === 'approved'
  const isReady = isApproval || comment.trim() !== ''
  const confirm = () =>
    decide.mutate({ digest: plan.digest, decision, comment }, { onSuccess: onClose })
  return (
    <Dialog
      isOpen
      isAlert
      title={`${isApproval ? approvalText.approve : approvalText.reject} “${plan.title}”?`}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{approvalText.notNow}</Button>
          <Button
            variant={isApproval ? 'primary' : 'danger'}
            isPending={decide.isPending}
            isDisabled={!isReady}
            onPress={confirm}
          >
            {isApproval ? 'Approve this plan' : 'Reject this plan'}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4 pb-3">
        <p className="flex flex-wrap items-center gap-2">
          By {plan.authorName}, on <strong>{plan.connectionName}</strong>
          <EnvironmentBadge environment={plan.environment} />
        </p>
        <ul className="list-disc pl-5">
          {toKindPhrases(plan.kindCounts).map(({ kind, phrase }) => (
            <li key={kind} className="font-semibold tabular-nums">
              {phrase}
            </li>
          ))}
        </ul>
        <TextField
          label={approvalText.comment}
          description={isApproval ? approvalText.commentOptional : approvalText.commentRequired}
          isRequired={!isApproval}
          maxLength={commentMax}
          value={comment}
          onChange={setComment}
        />
        {isApproval && <p className="text-muted">{approvalText.changedSince}</p>}
        {decide.error && <ActionProblem {...toProblemText(decide.error)} />}
      </div>
    </Dialog>
  )
}
