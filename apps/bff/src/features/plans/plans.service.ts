import { randomUUID } from 'node:crypto'
import { planId as planIdSchema } from '@curator/console-contract/ids'
import type { Outcome, RunState, StopRule, Verdict } from '@curator/console-contract/plans'
import { AppError } from '../../core/app-error.ts'
import type { Clock } from '../../core/clock.ts'
import { checkStart, toPlanState } from '../../plans/plan.ts'
import { type RunCommand, toCommandedState } from '../../plans/run-state.ts'
import type { PlanRecord, PlanStore } from '../../store/plan.store.ts'
import { ConnectionIsGone, PlanIsNoDraft, type RunRecord, type RunStore } from '../../store/run.store.ts'
import type { RunRowStore } from '../../store/run-row.store.ts'
import { type SheetRows, toFailedCsv, toResultsCsv } from './run-export.ts'
import { createRunViews } from './run-views.ts'
import { toPlanRowViews, toPlanView, toRowResultViews } from './views.ts'

/** Plans the given lines of a sheet again, in the way of its slice. Answers the new plan's id. */
export type Replan = (
  plan: PlanRecord,
  lines: readonly number[],
  authorId: string,
) => Promise<string>

export interface PlansServiceDeps {
  readonly plans: PlanStore
  readonly runs: RunStore
  readonly runRows: RunRowStore
  readonly sheets: SheetRows
  readonly clock: Clock
  /** Tells the runner of this process that something is to be done; other processes see it by themselves soon. */
  readonly nudge: () => void
  /** By slice. */
  readonly replan: Readonly<Record<string, Replan>>
  /** Answers a UUID; default random. */
  readonly createId?: () => string
}

interface Window {
  readonly page: number
  readonly pageSize: number
}

const toWindow = ({ page, pageSize }: Window) => ({
  offset: (page - 1) * pageSize,
  limit: pageSize,
})

export type PlansService = ReturnType<typeof createPlansService>

/** Plans and runs for people. Throws `AppError` with the codes that the contract names. */
export function createPlansService(deps: PlansServiceDeps) {
  const { plans, runs, runRows, clock } = deps
  const createId = deps.createId ?? randomUUID
  const views = createRunViews(runs)

  async function findPlan(planId: string): Promise<PlanRecord> {
    const plan = await plans.find(planId)
    if (!plan) throw new AppError('not_found', { detail: 'The plan may have been removed.' })
    return plan
  }

  async function findRun(runId: string): Promise<RunRecord> {
    const run = await runs.find(runId)
    if (!run) throw new AppError('not_found', { detail: 'The run may have been removed.' })
    return run
  }

  async function command(runId: string, wish: RunCommand) {
    const isDone = await runs.command(runId, (state, open) => toCommandedState(state, wish, open))
    const run = await findRun(runId)
    if (!isDone) throw stateConflict(run.state, wish)
    deps.nudge()
    return views.toView(run)
  }

  return {
    getPlan: async (planId: string) => toPlanView(await findPlan(planId), clock.now()),

    listPlanRows: async (
      planId: string,
      query: Window & {
        readonly verdict: readonly Verdict[]
        readonly search?: string | undefined
      },
    ) => {
      await findPlan(planId)
      const { rows, total } = await plans.listRows(planId, {
        verdicts: query.verdict,
        search: query.search ?? '',
        ...toWindow(query),
      })
      const changes = await plans.listChanges(
        planId,
        rows.flatMap((row) => row.changeSeqs),
      )
      return {
        items: toPlanRowViews(rows, changes),
        total,
        page: query.page,
        pageSize: query.pageSize,
      }
    },

    discardPlan: async (planId: string): Promise<void> => {
      const plan = await findPlan(planId)
      if (plan.state === 'discarded' || (await plans.discard(planId))) return
      throw new AppError('run_state_conflict', {
        detail: 'The plan has been started. Cancel its run instead.',
      })
    },

    startRun: async (
      planId: string,
      authorId: string,
      request: {
        readonly digest: string
        readonly idempotencyKey: string
        readonly stopRule: StopRule
        readonly typedCount?: number | undefined
      },
    ) => {
      const plan = await findPlan(planId)
      const started = (await runs.findByPlan(planId)) ?? (await start(plan, authorId, request))
      if (started.idempotencyKey !== request.idempotencyKey)
        throw new AppError('plan_already_started', { detail: 'Open its run to see how far it is.' })
      deps.nudge()
      return views.toView(await findRun(started.runId))
    },

    listRuns: async (
      query: Window & {
        readonly connectionId?: string | undefined
        readonly state: readonly RunState[]
      },
    ) => {
      const found = await runs.list({
        connectionId: query.connectionId,
        states: query.state,
        ...toWindow(query),
      })
      return {
        items: await views.toViews(found.runs),
        total: found.total,
        page: query.page,
        pageSize: query.pageSize,
      }
    },

    getRun: async (runId: string) => views.toView(await findRun(runId)),

    listRunRows: async (
      runId: string,
      query: Window & {
        readonly outcome: readonly (Outcome | 'open')[]
        readonly search?: string | undefined
      },
    ) => {
      await findRun(runId)
      const { rows, total } = await runRows.list(runId, {
        outcomes: query.outcome,
        search: query.search ?? '',
        ...toWindow(query),
      })
      const results = await runRows.listResults(
        runId,
        rows.flatMap((row) => row.changeSeqs),
      )
      return {
        items: toRowResultViews(rows, results),
        total,
        page: query.page,
        pageSize: query.pageSize,
      }
    },

    pauseRun: (runId: string) => command(runId, 'pause'),
    resumeRun: (runId: string) => command(runId, 'resume'),
    cancelRun: (runId: string) => command(runId, 'cancel'),

    retryRun: async (runId: string, authorId: string) => {
      const run = await findRun(runId)
      if (run.state !== 'done' && run.state !== 'cancelled')
        throw new AppError('run_state_conflict', {
          detail: 'Wait for its end, or cancel the rest first.',
        })
      const replan = deps.replan[run.slice]
      const rows = await runRows.listAll(runId)
      const lines = rows.filter((row) => isUnwell(row.outcome)).map((row) => row.line)
      if (lines.length === 0 || !replan)
        throw new AppError('plan_empty', {
          detail: 'Every row ended well, there is nothing to retry.',
        })
      const plan = await findPlan(run.planId)
      return { planId: planIdSchema.parse(await replan(plan, lines, authorId)) }
    },

    exportRunRows: async (runId: string, content: 'failed' | 'results') => {
      const run = await findRun(runId)
      const rows = await runRows.listAll(runId)
      const source = { runs: runRows, sheets: deps.sheets, run, rows }
      return content === 'failed' ? toFailedCsv(source) : toResultsCsv(source)
    },
  }

  async function start(
    plan: PlanRecord,
    authorId: string,
    request: {
      readonly digest: string
      readonly idempotencyKey: string
      readonly stopRule: StopRule
      readonly typedCount?: number | undefined
    },
  ) {
    const state = toPlanState(plan.state, plan.expiresAt, clock.now())
    const refusal = checkStart({ ...plan, state }, request)
    if (refusal) throw new AppError(refusal, { detail: refusalDetails[refusal] })
    try {
      return await runs.start({
        id: createId(),
        planId: plan.id,
        connectionId: plan.connectionId,
        authorId,
        idempotencyKey: request.idempotencyKey,
        stopRule: request.stopRule,
      })
    } catch (cause) {
      if (cause instanceof ConnectionIsGone)
        throw new AppError('not_found', { detail: 'The plan’s connection was removed.', cause })
      if (!(cause instanceof PlanIsNoDraft)) throw cause
      throw new AppError('plan_expired', { detail: refusalDetails.plan_expired, cause })
    }
  }
}

const refusalDetails = {
  plan_already_started: 'Open its run to see how far it is.',
  plan_expired: 'Plan the same rows again.',
  plan_changed: 'Load the plan again and look at it before you confirm.',
  plan_empty: 'Every row is as it should be, or can’t be done.',
  confirmation_required: 'Type the number of changes that the plan names.',
} as const

function isUnwell(outcome: Outcome | 'open' | null): boolean {
  return (
    outcome !== null && outcome !== 'open' && outcome !== 'applied' && outcome !== 'already_applied'
  )
}

function stateConflict(state: RunState, wish: RunCommand): AppError {
  const words = { pause: 'paused', resume: 'resumed', cancel: 'cancelled' }[wish]
  return new AppError('run_state_conflict', { detail: `A run that is ${state} can’t be ${words}.` })
}
