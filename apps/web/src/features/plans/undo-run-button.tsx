import type { RunId } from '@curator/console-contract/ids'
import type { Run } from '@curator/console-contract/runs'
import { Undo2 } from 'lucide-react'
import { Link, useNavigate } from 'react-router'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import type { useUndoRun } from './plans.queries.ts'
import { undoText } from './plans-text.ts'

/** Plans the way back of a run that has ended, or leads to the plan that is there already. */
export function UndoRunButton({
  run,
  undo,
}: {
  readonly run: Run
  readonly undo: ReturnType<typeof useUndoRun>
}) {
  const navigate = useNavigate()
  const state = run.undo?.state
  if (run.counts.outcomes.applied === 0) return null
  return (
    <>
      {run.undo && <LinkButton to={paths.plan(run.undo.planId)}>{undoText.open}</LinkButton>}
      {(state === undefined || state === 'done') && (
        <Button
          icon={Undo2}
          isPending={undo.isPending}
          onPress={() =>
            undo.mutate(undefined, { onSuccess: ({ planId }) => void navigate(paths.plan(planId)) })
          }
        >
          {state === 'done' ? undoText.rest : undoText.start}
        </Button>
      )}
    </>
  )
}

/** The way back from an undo plan, or its run, to the run that is undone. */
export function UndoneRunLink({ runId }: { readonly runId: RunId }) {
  return (
    <Link to={paths.run(runId)} className="rounded-sm text-accent-ink underline">
      {undoText.undone}
    </Link>
  )
}
