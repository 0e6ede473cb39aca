import type { Run, RunExport } from '@curator/console-contract/runs'
import { RotateCcw } from 'lucide-react'
import { useNavigate } from 'react-router'
import { toProblemText } from '../../api/problem-text.ts'
import { usePermission } from '../../api/session.queries.ts'
import { download } from '../../lib/download.ts'
import { formatCounted } from '../../lib/format-count.ts'
import { paths } from '../../paths.ts'
import { ActionProblem } from '../../ui/action-problem.tsx'
import { Button } from '../../ui/button.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { usePlanWords } from './plan-words.tsx'
import { useExportRunRows, useRetryRun, useUndoRun } from './plans.queries.ts'
import { RunDownloads } from './run-downloads.tsx'
import { toTroubledCount } from './run-progress.ts'
import { UndoRunButton } from './undo-run-button.tsx'

/** How a run ended, and what can be done now. */
export function RunResultPanel({ run }: { readonly run: Run }) {
  const navigate = useNavigate()
  const { areCalls } = usePlanWords()
  const canPlan = usePermission('plans.write')
  const retry = useRetryRun(run.id)
  const exported = useExportRunRows(run.id)
  const undo = useUndoRun(run.id)
  const error = retry.error ?? undo.error ?? exported.error
  const hasRest = toTroubledCount(run.counts) + run.counts.outcomes.cancelled > 0
  // Rows that could not be planned are in the file too: they are corrected and brought again like the others.
  const hasFailedRows = hasRest || run.verdictCounts.invalid + run.verdictCounts.conflict > 0
  const save = (content: RunExport) => exported.mutate(content, { onSuccess: download })
  const saving = exported.isPending ? exported.variables : null
  return (
    <section aria-label="Result" className="flex flex-col gap-3">
      <ResultNotice run={run} />
      <div className="flex flex-wrap gap-2">
        {hasRest && canPlan && (
          <Button
            variant="primary"
            icon={RotateCcw}
            isPending={retry.isPending}
            onPress={() =>
              retry.mutate(undefined, {
                onSuccess: ({ planId }) => void navigate(paths.plan(planId)),
              })
            }
          >
            Plan the failed rows again
          </Button>
        )}
        {canPlan && !areCalls && <UndoRunButton run={run} undo={undo} />}
        <RunDownloads run={run} hasFailedRows={hasFailedRows} saving={saving} onSave={save} />
        {run.sheetId && (
          <LinkButton to={paths.sheetOf(run.slice, run.connectionId, run.sheetId, 'faults')}>
            Back to the sheet
          </LinkButton>
        )}
      </div>
      {error && <ActionProblem {...toProblemText(error)} />}
      {run.sheetId && (
        <p className="text-sm text-muted">
          {hasFailedRows
            ? 'Failed rows come as a file of the same shape: correct them and bring it again. '
            : ''}
          {areCalls
            ? 'Bringing the whole sheet again makes every call again.'
            : 'Bringing the same sheet again is safe: rows that are done are found unchanged and nothing is written twice.'}
        </p>
      )}
    </section>
  )
}

function ResultNotice({ run }: { readonly run: Run }) {
  const { areCalls, work } = usePlanWords()
  const { outcomes, total } = run.counts
  const good = outcomes.applied + outcomes.already_applied
  const troubled = toTroubledCount(run.counts)
  const counted = (count: number) => formatCounted(count, work.one, work.many)
  const goodWords = areCalls
    ? `${counted(good)} succeeded on ${run.connectionName}`
    : `${formatCounted(good, 'change is', 'changes are')} on ${run.connectionName}`
  if (run.state === 'cancelled') {
    return (
      <Notice tone="warning">
        <strong>This run was cancelled.</strong> {goodWords}; {''}
        {counted(outcomes.cancelled)} {areCalls ? 'not made' : 'not written'}
        {troubled > 0 && `, ${counted(troubled)} did not end well`}.
      </Notice>
    )
  }
  const unplanned = run.verdictCounts.invalid + run.verdictCounts.conflict
  const unplannedWords =
    unplanned > 0 &&
    ` ${formatCounted(unplanned, 'row', 'rows')} could not be planned, so ${areCalls ? 'no call was made' : 'nothing was written'} for ${unplanned === 1 ? 'it' : 'them'}.`
  if (troubled > 0) {
    return (
      <Notice tone="warning">
        <strong>{counted(troubled)} did not end well.</strong> {goodWords}.{unplannedWords} The
        reasons stand beside the rows below.
      </Notice>
    )
  }
  return (
    <Notice tone={unplanned > 0 ? 'warning' : 'good'}>
      <strong>All {counted(total)} ended well.</strong> {goodWords}.{unplannedWords}
    </Notice>
  )
}
