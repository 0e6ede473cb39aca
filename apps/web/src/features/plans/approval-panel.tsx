import type { Plan, PlanApproval } from '@curator/console-contract/plans'
import { Check, Send, X } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { toProblemText } from '../../api/problem-text.ts'
import { useAccount, usePermission } from '../../api/session.queries.ts'
import { ActionProblem } from '../../ui/action-problem.tsx'
import { Button } from '../../ui/button.tsx'
import { InstantText } from '../../ui/instant-text.tsx'
import { Notice } from '../../ui/notice.tsx'
import { approvalText } from './approval-text.ts'
import { useAskForApproval } from './approvals.queries.ts'
import { DecisionDialog } from './decision-dialog.tsx'

/** Where the plan stands with a second person, and what this person can do about it. */
export function ApprovalPanel({
  plan,
  againLink,
}: {
  readonly plan: Plan
  /** Where a rejected plan is made anew. */
  readonly againLink: ReactNode
}) {
  const { approval } = plan
  if (approval.state === 'approved') {
    return (
      <Notice tone="good">
        <Decided approval={approval} verb="approved" />
      </Notice>
    )
  }
  if (approval.state === 'rejected') {
    return (
      <Notice tone="bad" action={againLink}>
        <Decided approval={approval} verb="rejected" /> {approvalText.rejectedNext}
      </Notice>
    )
  }
  if (plan.state !== 'draft' || approval.state === 'not_needed' || plan.changeCount === 0)
    return null
  return <OpenApproval plan={plan} />
}

function Decided({
  approval,
  verb,
}: {
  readonly approval: PlanApproval
  readonly verb: 'approved' | 'rejected'
}) {
  return (
    <>
      <strong>
        {approval.decidedByName} {verb} this plan
      </strong>{' '}
      on <InstantText instant={approval.decidedAt} />
      {approval.comment ? <>: “{approval.comment}”</> : '.'}
    </>
  )
}

function OpenApproval({ plan }: { readonly plan: Plan }) {
  const [deciding, setDeciding] = useState<'approved' | 'rejected'>()
  const isAuthor = useAccount()?.id === plan.authorId
  const canAsk = usePermission('plans.write')
  const canDecide = usePermission('plans.approve') && !isAuthor
  const ask = useAskForApproval(plan.id)
  const { askedAt, askedByName, state } = plan.approval
  return (
    <>
      <Notice
        tone={state === 'waiting' ? 'info' : 'warning'}
        action={
          <div className="flex flex-wrap gap-2">
            {state === 'needed' && canAsk && (
              <Button icon={Send} isPending={ask.isPending} onPress={() => ask.mutate()}>
                {approvalText.ask}
              </Button>
            )}
            {canDecide && (
              <>
                <Button icon={X} onPress={() => setDeciding('rejected')}>
                  {approvalText.reject}
                </Button>
                <Button icon={Check} onPress={() => setDeciding('approved')}>
                  {approvalText.approve}
                </Button>
              </>
            )}
          </div>
        }
      >
        {state === 'waiting' ? (
          <strong>
            {askedByName} asked for approval on <InstantText instant={askedAt} />.
          </strong>
        ) : (
          <strong>{approvalText.needed}</strong>
        )}{' '}
        {toNextStep(state === 'waiting', isAuthor, canDecide)}
      </Notice>
      {ask.error && <ActionProblem {...toProblemText(ask.error)} />}
      {deciding && (
        <DecisionDialog plan={plan} decision={deciding} onClose={() => setDeciding(undefined)} />
      )}
    </>
  )
}

function toNextStep(isWaiting: boolean, isAuthor: boolean, canDecide: boolean): string {
  if (isAuthor) return isWaiting ? approvalText.ownWaiting : approvalText.ownNext
  if (!canDecide) return approvalText.viewerNext
  return isWaiting ? approvalText.otherWaiting : approvalText.otherNext
}
