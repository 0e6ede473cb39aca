import { type PlanId, planId as planIdSchema } from '@curator/console-contract/ids'
import type { Plan, PlanRow } from '@curator/console-contract/plans'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { toProblemText } from '../../api/problem-text.ts'
import { usePermission } from '../../api/session.queries.ts'
import { useAnnounceConnection } from '../../lib/page-connection.tsx'
import { randomUuid } from '../../lib/random-uuid.ts'
import { readParam } from '../../lib/read-param.ts'
import { useSearch } from '../../lib/use-search.ts'
import { paths } from '../../paths.ts'
import { ActionProblem } from '../../ui/action-problem.tsx'
import { BulkStepper } from '../../ui/bulk-stepper.tsx'
import { DetailSplit } from '../../ui/detail-split.tsx'
import { FilterTiles } from '../../ui/filter-tiles.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { usePagedRows } from '../../ui/paged-rows.ts'
import { ProblemPanel } from '../../ui/problem-panel.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { SkeletonLines } from '../../ui/skeleton.tsx'
import { ConfirmRunDialog, type RunConfirmation } from './confirm-run-dialog.tsx'
import { PlanHeader } from './plan-header.tsx'
import { PlanRowGrid } from './plan-row-grid.tsx'
import { PlanRowPanel } from './plan-row-panel.tsx'
import { planSearch } from './plan-search.ts'
import { PlanStatePanel } from './plan-state-panel.tsx'
import { PlanWordsProvider, usePlanWords } from './plan-words.tsx'
import { plansQueries, useDiscardPlan, useStartRun } from './plans.queries.ts'
import { verdictLooks } from './state-looks.ts'

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
  const handleConfirm = (confirmation: RunConfirmation) =>
    start.mutate(
      { digest: plan.digest, idempotencyKey, ...confirmation },
      { onSuccess: (run) => void navigate(paths.run(run.id)) },
    )
  // The plan may leave the draft state while the dialog is open; then the reason stands on the page.
  const isDialogOpen = isConfirming && plan.state === 'draft'
  const startProblem = start.error && <ActionProblem {...toProblemText(start.error)} />
  const sheetLink = plan.sheetId
    ? paths.sheetOf(plan.slice, plan.connectionId, plan.sheetId, 'faults')
    : undefined
  return (
    <Page isFilled>
      <BulkStepper
        current="plan"
        links={{
          sheet: paths.sheetStart(plan.slice, plan.connectionId),
          columns: plan.sheetId
            ? paths.sheetOf(plan.slice, plan.connectionId, plan.sheetId, 'columns')
            : undefined,
          faults: sheetLink,
          run: plan.runId ? paths.run(plan.runId) : undefined,
        }}
        isEnded={plan.runId !== null}
      />
      <PlanHeader
        plan={plan}
        canPlan={canPlan}
        canRun={canRun}
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
      <PlanStatePanel plan={plan} sheetLink={sheetLink} />
      <PlanRows plan={plan} />
      <ConfirmRunDialog
        plan={plan}
        isOpen={isDialogOpen}
        isPending={start.isPending}
        problem={startProblem}
        onClose={() => {
          setIsConfirming(false)
          start.reset()
        }}
        onConfirm={handleConfirm}
      />
    </Page>
  )
}

const pageSize = 100

function PlanRows({ plan }: { readonly plan: Plan }) {
  const [filter, changeFilter] = useSearch(planSearch)
  const words = usePlanWords()
  const [open, setOpen] = useState<PlanRow | null>(null)
  const resetKey = `${filter.verdict ?? ''}/${filter.search ?? ''}`
  const rows = usePagedRows({
    pageSize,
    resetKey,
    pageOptions: (page) =>
      plansQueries.planRows(plan.id, {
        page,
        pageSize,
        verdict: filter.verdict ? [filter.verdict] : [],
        ...(filter.search ? { search: filter.search } : {}),
      }),
  })
  return (
    <>
      <FilterTiles
        label="Rows by verdict"
        tiles={words.verdicts.map((key) => ({
          key,
          text: words.verdict[key].label,
          meaning: words.verdict[key].meaning,
          count: plan.verdictCounts[key],
          ...verdictLooks[key],
        }))}
        chosen={filter.verdict ?? null}
        onChange={(verdict) => changeFilter({ verdict: verdict ?? undefined })}
      >
        <div className="flex w-full max-w-md">
          <SearchField
            label="Search the rows"
            value={filter.search ?? ''}
            onChange={(search) => changeFilter({ search: search || undefined }, true)}
          />
        </div>
      </FilterTiles>
      {rows.error ? (
        <ProblemPanel {...toProblemText(rows.error)} onRetry={rows.retry} />
      ) : (
        <DetailSplit
          title={open ? `Line ${open.line}: ${open.subject}` : 'Details'}
          detail={open && <PlanRowPanel row={open} />}
          onClose={() => setOpen(null)}
        >
          <PlanRowGrid
            rows={rows}
            isFiltered={resetKey !== '/'}
            resetKey={resetKey}
            currentLine={open?.line ?? null}
            onOpen={setOpen}
          />
        </DetailSplit>
      )}
    </>
  )
}
