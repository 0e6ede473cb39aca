import { randomUUID } from 'node:crypto'
import { planId as planIdSchema } from '@curator/console-contract/ids'
import {
  type RowStand,
  type RunExport,
  type RunState,
  rowStands,
  type StopRule,
} from '@curator/console-contract/runs'
import type { FileReply } from '@curator/endpoint/endpoint'
import type { CapabilityBook } from '../../alteryx/capabilities.ts'
import { AppError } from '../../core/app-error.ts'
import type { Clock } from '../../core/clock.ts'
import { checkStart, toPlanState } from '../../plans/plan.ts'
import { hasEnded, type RunCommand, toCommandedState } from '../../plans/run-state.ts'
import type { TypedSecrets } from '../../plans/typed-secrets.ts'
import { findChecked } from '../../store/approval.store.ts'
import type { PlanRecord, PlanStore } from '../../store/plan.store.ts'
import type { PlanListStore } from '../../store/plan-list.store.ts'
import type { PlanRowStore } from '../../store/plan-row.store.ts'
import type { RunRecord, RunStore } from '../../store/run.store.ts'
import type { RunRowStore } from '../../store/run-row.store.ts'
import type { ExportSource, SheetRows } from './export-source.ts'
import { type PlansQuery, type RunsQuery, toHistoryChoices, toHistoryFilter } from './history.ts'
import { keepSecrets } from './keep-secrets.ts'
import { createPlanRows, type PlanRowsQuery } from './plan-rows.ts'
import { toSucceededCsv, toSucceededJson } from './reply-export.ts'
import { requireOperations } from './required-operations.ts'
import { toFailedCsv, toFailuresCsv, toResultsCsv } from './run-export.ts'
import { createRunViews } from './run-views.ts'
import { refuse, toStartError } from './start-refusals.ts'
import { fill, toPlanView, toRowResultViews } from './views.ts'

/** Plans the given lines of a sheet again, in the way of its slice. Answers the new plan's id. */
export type Replan = (
  plan: PlanRecord,
  lines: readonly number[],
  authorId: string,
) => Promise<string>

export interface PlansServiceDeps {
  readonly plans: PlanStore
  readonly planRows: PlanRowStore
  readonly planLists: PlanListStore
  readonly runs: RunStore
  readonly runRows: RunRowStore
  readonly sheets: SheetRows
  readonly clock: Clock
  readonly capabilities: Pick<CapabilityBook, 'find'>
  /** Tells the runner of this process that something is to be done; other processes see it by themselves soon. */
  readonly nudge: () => void
  /** Where what is typed for a run is held until it ends. */
  readonly typedSecrets: TypedSecrets
  /** By slice. */
  readonly replan: Readonly<Record<string, Replan>>
  /** Answers a UUID; default random. */
  readonly createId?: () => string
}

interface Search {
  readonly page: number
  readonly pageSize: number
  readonly search?: string | undefined
}

/** What a person confirms. */
export interface StartRequest {
  readonly digest: string
  readonly idempotencyKey: string
  readonly stopRule: StopRule
  readonly typedCount?: number | undefined
  /** By slot of the plan. */
  readonly secrets?: Readonly<Record<string, string>> | undefined
}

const toWindow = ({ page, pageSize, search }: Search) => ({
  offset: (page - 1) * pageSize,
  limit: pageSize,
  search: search ?? '',
})

/** Plans and runs for people. Throws `AppError` with the codes that the contract names. */
export class PlansService {
  readonly #deps: PlansServiceDeps
  readonly #views: ReturnType<typeof createRunViews>
  readonly #listPlanRows: ReturnType<typeof createPlanRows>

  constructor(deps: PlansServiceDeps) {
    this.#deps = deps
    this.#views = createRunViews(deps.runs)
    this.#listPlanRows = createPlanRows(deps.planRows)
  }

  async getPlan(planId: string) {
    return toPlanView(await this.#findPlan(planId), this.#deps.clock.now())
  }

  async listPlanRows(planId: string, query: PlanRowsQuery) {
    await this.#findPlan(planId)
    return this.#listPlanRows(planId, query)
  }

  async listPlans(query: PlansQuery) {
    const now = this.#deps.clock.now()
    const { plans, total, choices } = await this.#deps.planLists.list({
      ...toHistoryFilter(query),
      states: query.state,
      isWaiting: query.isWaiting === 'true',
      now,
    })
    const items = plans.map((plan) => toPlanView(plan, now))
    const { page, pageSize } = query
    return { items, total, page, pageSize, choices: toHistoryChoices(choices) }
  }

  async discardPlan(planId: string): Promise<void> {
    const plan = await this.#findPlan(planId)
    if (plan.state === 'discarded' || plan.state === 'expired') return
    if (await this.#deps.plans.discard(planId)) return
    const detail = 'The plan has been started. Cancel its run instead.'
    throw new AppError('run_state_conflict', { detail })
  }

  /** The same idempotency key again answers the same run. */
  async startRun(planId: string, authorId: string, request: StartRequest) {
    const plan = await this.#findPlan(planId)
    const started =
      (await this.#deps.runs.findByPlan(planId)) ?? (await this.#start(plan, authorId, request))
    if (started.idempotencyKey !== request.idempotencyKey)
      throw new AppError('plan_already_started', { detail: 'Open its run to see how far it is.' })
    this.#deps.nudge()
    return this.getRun(started.runId)
  }

  async listRuns(query: RunsQuery) {
    const wanted = { ...toHistoryFilter(query), states: query.state }
    const { runs, total, choices } = await this.#deps.runs.list(wanted)
    const items = await this.#views.toViews(runs)
    const { page, pageSize } = query
    return { items, total, page, pageSize, choices: toHistoryChoices(choices) }
  }

  async getRun(runId: string) {
    return this.#views.toView(await this.#findRun(runId))
  }

  async listRunRows(runId: string, query: Search & { readonly outcome: readonly RowStand[] }) {
    const { runRows } = this.#deps
    await this.#findRun(runId)
    const { rows, total } = await runRows.list(runId, {
      stands: query.outcome,
      ...toWindow(query),
    })
    const seqs = rows.flatMap((row) => row.changeSeqs)
    const [results, counts] = await Promise.all([
      runRows.listResults(runId, seqs),
      runRows.countStands(runId),
    ])
    const items = toRowResultViews(rows, results)
    const standCounts = fill(rowStands, counts)
    return { items, total, page: query.page, pageSize: query.pageSize, standCounts }
  }

  pauseRun(runId: string) {
    return this.#command(runId, 'pause')
  }

  resumeRun(runId: string) {
    return this.#command(runId, 'resume')
  }

  cancelRun(runId: string) {
    return this.#command(runId, 'cancel')
  }

  /** Plans the rows again that did not end well. */
  async retryRun(runId: string, authorId: string) {
    const run = await this.#findRun(runId)
    if (!hasEnded(run.state)) {
      const detail = 'Wait for its end, or cancel the rest first.'
      throw new AppError('run_state_conflict', { detail })
    }
    const replan = this.#deps.replan[run.slice]
    const rows = await this.#deps.runRows.listAll(runId)
    const lines = rows.filter((row) => isUnwell(row.outcome)).map((row) => row.line)
    if (lines.length === 0 || !replan) {
      const detail = 'Every row ended well, there is nothing to retry.'
      throw new AppError('plan_empty', { detail })
    }
    const plan = await this.#findPlan(run.planId)
    return { planId: planIdSchema.parse(await replan(plan, lines, authorId)) }
  }

  async exportRunRows(runId: string, content: RunExport) {
    const run = await this.#findRun(runId)
    const rows = await this.#deps.runRows.listAll(runId)
    const { recordColumn } = (await this.#findPlan(run.planId)).options
    return exporters[content]({
      runs: this.#deps.runRows,
      sheets: this.#deps.sheets,
      run,
      rows,
      recordColumn: typeof recordColumn === 'number' ? recordColumn : null,
    })
  }

  async #findPlan(planId: string): Promise<PlanRecord> {
    const plan = await this.#deps.plans.find(planId)
    if (!plan) throw new AppError('not_found', { detail: 'The plan may have been removed.' })
    return plan
  }

  async #findRun(runId: string): Promise<RunRecord> {
    const run = await this.#deps.runs.find(runId)
    if (!run) throw new AppError('not_found', { detail: 'The run may have been removed.' })
    return run
  }

  async #command(runId: string, wish: RunCommand) {
    const isDone = await this.#deps.runs.command(runId, (state, hasOpenCalls) =>
      toCommandedState(state, wish, hasOpenCalls),
    )
    const run = await this.#findRun(runId)
    if (!isDone) throw stateConflict(run.state, wish)
    this.#deps.nudge()
    return this.#views.toView(run)
  }

  #checkStart(plan: PlanRecord, request: StartRequest): void {
    const state = toPlanState(plan.state, plan.expiresAt, this.#deps.clock.now())
    const refusal = checkStart({ ...plan, state }, request)
    if (refusal) throw refuse(refusal, plan)
  }

  async #start(plan: PlanRecord, authorId: string, request: StartRequest) {
    const { createId, runs, typedSecrets } = this.#deps
    this.#checkStart(plan, request)
    await requireOperations(this.#deps, plan)
    const id = (createId ?? randomUUID)()
    const holdsSecrets = keepSecrets(typedSecrets, id, plan, request.secrets ?? {})
    try {
      const started = await runs.start(
        {
          id,
          planId: plan.id,
          connectionId: plan.connectionId,
          authorId,
          idempotencyKey: request.idempotencyKey,
          stopRule: request.stopRule,
          secretsIn: holdsSecrets ? typedSecrets.owner : null,
        },
        // Once more while nothing can come between, and with the plan as it is in the store.
        async (trx) => {
          const found = await findChecked(trx, plan.id)
          if (!found?.isIntact) throw refuse('plan_changed', plan)
          this.#checkStart(found.plan, request)
        },
      )
      if (started.runId === id) typedSecrets.confirm(id)
      else typedSecrets.forget(id)
      return started
    } catch (cause) {
      typedSecrets.forget(id)
      throw toStartError(cause)
    }
  }
}

const exporters: Readonly<Record<RunExport, (source: ExportSource) => Promise<FileReply>>> = {
  failed: toFailedCsv,
  failures: toFailuresCsv,
  results: toResultsCsv,
  succeeded: (source) => toSucceededCsv(source, false),
  succeeded_items: (source) => toSucceededCsv(source, true),
  succeeded_json: toSucceededJson,
}

export function createPlansService(deps: PlansServiceDeps): PlansService {
  return new PlansService(deps)
}

function isUnwell(outcome: RowStand | null): boolean {
  return (
    outcome !== null && outcome !== 'open' && outcome !== 'applied' && outcome !== 'already_applied'
  )
}

function stateConflict(state: RunState, wish: RunCommand): AppError {
  const words = { pause: 'paused', resume: 'resumed', cancel: 'cancelled' }[wish]
  return new AppError('run_state_conflict', { detail: `A run that is ${state} can’t be ${words}.` })
}
