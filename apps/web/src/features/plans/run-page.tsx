import { type RunId, runId as runIdSchema } from '@curator/console-contract/ids'
import type { Run } from '@curator/console-contract/runs'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useParams } from 'react-router'
import { toProblemText } from '../../api/problem-text.ts'
import { usePermission } from '../../api/session.queries.ts'
import { useAnnounceConnection } from '../../lib/page-connection.tsx'
import { readParam } from '../../lib/read-param.ts'
import { paths } from '../../paths.ts'
import { ActionProblem } from '../../ui/action-problem.tsx'
import { EnvironmentBadge } from '../../ui/environment-badge.tsx'
import { InstantText } from '../../ui/instant-text.tsx'
import { Page } from '../../ui/page.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { ProblemPanel } from '../../ui/problem-panel.tsx'
import { SkeletonLines } from '../../ui/skeleton.tsx'
import { toPlanOrigin } from './plan-origin.ts'
import { PlanSteps } from './plan-steps.tsx'
import { PlanWordsProvider } from './plan-words.tsx'
import { plansQueries, putRun, useRunCommand } from './plans.queries.ts'
import { RunCommandsBar } from './run-commands-bar.tsx'
import { hasEnded, isOlder } from './run-progress.ts'
import { RunProgressPanel } from './run-progress-panel.tsx'
import { RunResultPanel } from './run-result-panel.tsx'
import { RunRows } from './run-rows-panel.tsx'
import { RunStateBadge } from './run-state-badge.tsx'
import { UndoneRunLink } from './undo-run-button.tsx'
import { type OpenEvents, useRunEvents } from './use-run-events.ts'

/** A run from its start to the result of every row. `openEvents` is the browser's EventSource unless a test says else. */
export function RunPage({ openEvents }: { readonly openEvents?: OpenEvents }) {
  const runId = readParam(runIdSchema, useParams().runId)
  if (!runId) return <ProblemPanel title="This address names no run." />
  return <LiveRun key={runId} runId={runId} openEvents={openEvents} />
}

function LiveRun({
  runId,
  openEvents,
}: {
  readonly runId: RunId
  readonly openEvents: OpenEvents | undefined
}) {
  const client = useQueryClient()
  const shown = client.getQueryData(plansQueries.run(runId).queryKey)
  const handleRun = useCallback(
    (received: Run) => {
      const before = client.getQueryData(plansQueries.run(received.id).queryKey)
      if (!before || !isOlder(received.counts, before.counts)) putRun(client, received)
    },
    [client],
  )
  const isStreaming = useRunEvents(
    runId,
    shown !== undefined && !hasEnded(shown.state),
    handleRun,
    openEvents,
  )
  const query = useQuery(plansQueries.run(runId, isStreaming))
  useAnnounceConnection(query.data?.connectionId)
  if (query.data) {
    return (
      <PlanWordsProvider slice={query.data.slice}>
        <RunView run={query.data} />
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
  return <SkeletonLines count={8} label="Loading the run" />
}

function RunView({ run }: { readonly run: Run }) {
  const canControl = usePermission('runs.control')
  const command = useRunCommand(run.id)
  const isEnded = hasEnded(run.state)
  return (
    <Page isFilled>
      <PlanSteps
        origin={toPlanOrigin(run)}
        current="run"
        planLink={paths.plan(run.planId)}
        isEnded={isEnded}
      />
      <PageHeader
        title={run.title}
        badge={
          <>
            <RunStateBadge state={run.state} />
            <EnvironmentBadge environment={run.environment} />
          </>
        }
        description={<RunFacts run={run} />}
        action={
          canControl &&
          !isEnded && (
            <RunCommandsBar
              run={run}
              pending={command.isPending ? command.variables : null}
              onCommand={command.mutate}
            />
          )
        }
      />
      {command.error && <ActionProblem {...toProblemText(command.error)} />}
      {isEnded ? <RunResultPanel run={run} /> : <RunProgressPanel run={run} />}
      <RunRows run={run} />
    </Page>
  )
}

function RunFacts({ run }: { readonly run: Run }) {
  return (
    <p>
      On <strong>{run.connectionName}</strong> · by {run.authorName}
      {run.undoOfRunId && (
        <>
          {' '}
          · <UndoneRunLink runId={run.undoOfRunId} />
        </>
      )}
      {run.startedAt && (
        <>
          {' '}
          · started <InstantText instant={run.startedAt} />
        </>
      )}
      {run.finishedAt && (
        <>
          , ended <InstantText instant={run.finishedAt} />
        </>
      )}
    </p>
  )
}
