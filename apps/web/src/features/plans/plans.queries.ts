import type { PlanId, RunId } from '@curator/console-contract/ids'
import { discardPlan, getPlan, listPlanRows, listPlans } from '@curator/console-contract/plans'
import {
  cancelRun,
  exportRunRows,
  getRun,
  listRunRows,
  listRuns,
  pauseRun,
  type Run,
  type RunExport,
  resumeRun,
  retryRun,
  startRun,
  undoRun,
} from '@curator/console-contract/runs'
import type { FileReply, RequestOf } from '@curator/endpoint/endpoint'
import { type QueryClient, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../api/client.ts'
import { hasEnded } from './run-progress.ts'

export type PlanRowsQuery = RequestOf<typeof listPlanRows>['query']
export type PlansQuery = RequestOf<typeof listPlans>['query']
export type RunRowsQuery = RequestOf<typeof listRunRows>['query']
export type RunsQuery = RequestOf<typeof listRuns>['query']

/** How often a run is asked for while its event stream is broken. */
const pollMs = 2_000
/** How often row results are read anew while a run goes on; counts come by the second, rows need not. */
const rowsRefreshMs = 5_000

export const plansQueries = {
  plan: (planId: PlanId) =>
    queryOptions({
      queryKey: ['plans', 'plan', planId],
      queryFn: ({ signal }) => call(getPlan, { params: { planId } }, signal),
    }),
  planRows: (planId: PlanId, query: PlanRowsQuery) =>
    queryOptions({
      queryKey: ['plans', 'plan-rows', planId, query],
      queryFn: ({ signal }) => call(listPlanRows, { params: { planId }, query }, signal),
    }),
  plans: (query: PlansQuery) =>
    queryOptions({
      queryKey: ['plans', 'plans', query],
      queryFn: ({ signal }) => call(listPlans, { query }, signal),
    }),
  runs: (query: RunsQuery) =>
    queryOptions({
      queryKey: ['plans', 'runs', query],
      queryFn: ({ signal }) => call(listRuns, { query }, signal),
      refetchInterval: ({ state }) =>
        state.data?.items.some((run) => !hasEnded(run.state)) ? rowsRefreshMs : false,
    }),
  /** `isStreaming`: events bring every change, so nothing is polled. */
  run: (runId: RunId, isStreaming = false) =>
    queryOptions({
      queryKey: ['plans', 'run', runId],
      queryFn: ({ signal }) => call(getRun, { params: { runId } }, signal),
      refetchInterval: ({ state }) =>
        isStreaming || (state.data && hasEnded(state.data.state)) ? false : pollMs,
    }),
  runRows: (runId: RunId, query: RunRowsQuery, isEnded: boolean) =>
    queryOptions({
      // The end makes another question of it, so that the last rows are read once more.
      queryKey: ['plans', 'run-rows', runId, query, isEnded],
      queryFn: ({ signal }) => call(listRunRows, { params: { runId }, query }, signal),
      refetchInterval: isEnded ? false : rowsRefreshMs,
    }),
}

/** Confirms a plan. The plan is read anew whatever the answer is, for a refusal says that it has changed. */
export function useStartRun(planId: PlanId) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: RequestOf<typeof startRun>['body']) =>
      call(startRun, { params: { planId }, body }),
    // The body may hold what somebody typed for a secret slot: no cache keeps it.
    gcTime: 0,
    onSuccess: (run) => putRun(client, run),
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: plansQueries.plan(planId).queryKey })
      await client.invalidateQueries({ queryKey: ['plans', 'runs'] })
    },
  })
}

export function useDiscardPlan(planId: PlanId) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => call(discardPlan, { params: { planId } }),
    onSettled: () => client.invalidateQueries({ queryKey: plansQueries.plan(planId).queryKey }),
  })
}

export type RunCommand = 'pause' | 'resume' | 'cancel'
const runCommands = { pause: pauseRun, resume: resumeRun, cancel: cancelRun } as const

/** Pauses, resumes or cancels. A refusal means that the run is in another state than shown, so it is read anew. */
export function useRunCommand(runId: RunId) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (command: RunCommand) => call(runCommands[command], { params: { runId } }),
    onSuccess: (run) => putRun(client, run),
    onError: () => client.invalidateQueries({ queryKey: plansQueries.run(runId).queryKey }),
  })
}

export function useRetryRun(runId: RunId) {
  return useMutation({ mutationFn: () => call(retryRun, { params: { runId } }) })
}

export function useUndoRun(runId: RunId) {
  return useMutation({ mutationFn: () => call(undoRun, { params: { runId } }) })
}

export function useExportRunRows(runId: RunId) {
  return useMutation({
    mutationFn: (content: RunExport): Promise<FileReply> =>
      call(exportRunRows, { params: { runId }, query: { content } }),
  })
}

/** Puts a run that came by itself where its query keeps it. */
export function putRun(client: QueryClient, run: Run): void {
  client.setQueryData(plansQueries.run(run.id).queryKey, run)
}
