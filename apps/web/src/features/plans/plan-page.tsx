import { type PlanId, planId as planIdSchema } from '@curator/console-contract/ids'
import type { Plan } from '@curator/console-contract/plans'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { toProblemText } from '../../api/problem-text.ts'
import { usePermission } from '../../api/session.queries.ts'
import { useAnnounceConnection } from '../../lib/page-connection.tsx'
import { randomUuid } from '../../lib/random-uuid.ts'
import { readParam } from '../../lib/read-param.ts'
import { paths } from '../../paths.ts'
import { ActionProblem } from '../../ui/action-problem.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { ProblemPanel } from '../../ui/problem-panel.tsx'
import { SkeletonLines } from '../../ui/skeleton.tsx'
import { ApprovalPanel } from './approval-panel.tsx'
import { isCleared } from './approval-text.ts'
import { ConfirmRunDialog, type RunConfirmation } from './confirm-run-dialog.tsx'
import { PlanHeader } from './plan-header.tsx'
import { toPlanOrigin } from './plan-origin.ts'
import { PlanRows } from './plan-rows-panel.tsx'
import { PlanStatePanel } from './plan-state-panel.tsx'
import { PlanSteps } from './plan-steps.tsx'
import { PlanWordsProvider } from './plan-words.tsx'
import { plansQueries, useDiscardPlan, useStartRun } from './plans.queries.ts'

/** What a plan would do, row by row, and the one way to start it. */
export function PlanPage() {
  const planId = readParam(planIdSchema, useParams().planId)
  if (!planId) return <ProblemPanel title="This address names no plan." />
  return <LoadedPlan key={planId} planId={planId} />
}

function LoadedPlan({ planId }: { readonly planId: PlanId }) {
  const query = useQuery(plansQueries.plan(planId))
  useAnnounceConnection(query.data?.connectionId)
  if (query.data) {
    return (
      <PlanWordsProvider slice={query.data.slice}>
        <PlanView plan={query.data} />
      </PlanWordsProvider>
    )
  }
  if (query.error) {
    return (
      <ProblemPanel
        {...toProblemText(query.error)}
        onRetry={() => void query.refetch()}
        isRetrying={query.isFetching}
      />
    )
  }
  return <SkeletonLines count={8} label="Loading the plan" />
}

function PlanView({ plan }: { readonly plan: Plan }) {
  const navigate = useNavigate()
  // One key for as long as this page is open: a second press, or a try after a broken answer, is the same start.
  const [idempotencyKey] = useState(() => randomUuid())
  const [isConfirming, setIsConfirming] = useState(false)
  const canPlan = usePermission('plans.write')
  const canRun = usePermission('runs.control')
  const start = useStartRun(plan.id)
  const discard = useDiscardPlan(plan.id)
  const [startError, setStartError] = useState<Error | null>(null)
  const handleConfirm = (confirmation: RunConfirmation) => {
    setStartError(null)
    start.mutate(
      { digest: plan.digest, idempotencyKey, ...confirmation },
      {
        onSuccess: (run) => void navigate(paths.run(run.id)),
        // What was typed is in the request that failed: only the reason is kept.
        onError: (error) => {
          setStartError(error)
          start.reset()
        },
      },
    )
  }
  // The plan may leave the draft state while the dialog is open; then the reason stands on the page.
  const isDialogOpen = isConfirming && plan.state === 'draft'
  const startProblem = startError && <ActionProblem {...toProblemText(startError)} />
  const origin = toPlanOrigin(plan)
  return (
    <Page isFilled>
      <PlanSteps
        origin={origin}
        current="plan"
        runLink={plan.runId ? paths.run(plan.runId) : undefined}
        isEnded={plan.runId !== null}
      />
      <PlanHeader
        plan={plan}
        canPlan={canPlan}
        canRun={canRun && isCleared(plan)}
        isDiscarding={discard.isPending}
        onDiscard={() => discard.mutate()}
        onStart={() => setIsConfirming(true)}
      />
      {discard.error && <ActionProblem {...toProblemText(discard.error)} />}
      {!isDialogOpen && startProblem}
      {plan.state === 'draft' && !canRun && (
        <Notice tone="info">
          Your role may look at this plan, but not run it. Ask an operator or an administrator of
          this console.
        </Notice>
      )}
      <PlanStatePanel plan={plan} origin={origin} />
      <ApprovalPanel
        plan={plan}
        againLink={<LinkButton to={origin.start}>{origin.startText}</LinkButton>}
      />
      <PlanRows plan={plan} />
      {isDialogOpen && (
        <ConfirmRunDialog
          plan={plan}
          isPending={start.isPending}
          problem={startProblem}
          onClose={() => {
            setIsConfirming(false)
            setStartError(null)
            start.reset()
          }}
          onConfirm={handleConfirm}
        />
      )}
    </Page>
  )
}
