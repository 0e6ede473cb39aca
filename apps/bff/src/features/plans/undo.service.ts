import { connectionId, type PlanId, planId as planIdSchema } from '@curator/console-contract/ids'
import { AppError } from '../../core/app-error.ts'
import type { Clock } from '../../core/clock.ts'
import type { Directories, Directory } from '../../directory/directory.ts'
import type { CreatePlan } from '../../plans/plan-writer.ts'
import { hasEnded } from '../../plans/run-state.ts'
import { listApplied } from '../../plans/undo/ended-change.ts'
import { judgeChanges } from '../../plans/undo/judge-changes.ts'
import { repeatUndo } from '../../plans/undo/repeat-undo.ts'
import { draftUndo } from '../../plans/undo/undo-plan.ts'
import type { EndedChangeStore } from '../../store/ended-change.store.ts'
import type { PlanRecord } from '../../store/plan.store.ts'
import type { RunRecord, RunStore } from '../../store/run.store.ts'
import type { RunRowStore } from '../../store/run-row.store.ts'

export interface UndoServiceDeps {
  readonly runs: Pick<RunStore, 'find'>
  readonly runRows: Pick<RunRowStore, 'listAll'>
  readonly endedChanges: EndedChangeStore
  readonly directories: Pick<Directories, 'get'>
  readonly createPlan: CreatePlan
  readonly clock: Clock
}

/** Plans that bring back what was before a run. */
export class UndoService {
  readonly #deps: UndoServiceDeps

  constructor(deps: UndoServiceDeps) {
    this.#deps = deps
  }

  /** Reads the Server anew first, so that nobody's work of the last minutes is overlooked. */
  async undoRun(runId: string, authorId: string): Promise<{ planId: PlanId }> {
    const run = await this.#deps.runs.find(runId)
    if (!run) throw new AppError('not_found', { detail: 'The run may have been removed.' })
    refuseWhileGoingOn(run)
    const changes = await this.#deps.endedChanges.list(runId)
    const applied = listApplied(changes)
    if (applied.size === 0) throw new AppError('plan_empty', { detail: nothingApplied })
    const directory = await this.#deps.directories.get(connectionId.parse(run.connectionId))
    await directory.refresh()
    const [rows, stands] = await Promise.all([
      this.#deps.runRows.listAll(runId),
      judgeChanges(directory, applied.values()),
    ])
    const draft = draftUndo(rows, changes, applied, stands)
    const title = `Undo: ${run.title}`
    return { planId: await this.#store({ run, runId, title, authorId, directory }, draft) }
  }

  /** What an undo run left undone, planned once more for these lines. */
  async replan(plan: PlanRecord, lines: readonly number[], authorId: string): Promise<PlanId> {
    const { directories, endedChanges, runRows } = this.#deps
    const [undoRunId, runId] = [plan.runId, plan.undoOf]
    if (undoRunId === null || runId === null)
      throw new AppError('not_found', { detail: 'The run that was undone was removed.' })
    const wanted = new Set(lines)
    const rows = (await runRows.listAll(undoRunId)).filter((row) => wanted.has(row.line))
    const draft = repeatUndo(rows, await endedChanges.list(undoRunId))
    const directory = await directories.get(connectionId.parse(plan.connectionId))
    return this.#store({ run: plan, runId, title: plan.title, authorId, directory }, draft)
  }

  async #store(
    undo: {
      readonly run: Pick<RunRecord, 'connectionId'>
      readonly runId: string
      readonly title: string
      readonly authorId: string
      readonly directory: Directory
    },
    draft: ReturnType<typeof draftUndo>,
  ): Promise<PlanId> {
    const { clock, createPlan } = this.#deps
    const { authorId, directory, run, runId, title } = undo
    const planId = await createPlan(
      {
        connectionId: run.connectionId,
        authorId,
        slice: 'undo',
        title,
        sheetId: null,
        undoOf: runId,
        options: { runId },
        directoryTakenAt: directory.status().takenAt ?? clock.now().toISOString(),
      },
      draft.chunks(),
    )
    return planIdSchema.parse(planId)
  }
}

const nothingApplied = 'The run changed nothing, so there is nothing to undo.'

function refuseWhileGoingOn(run: RunRecord): void {
  if (!hasEnded(run.state)) {
    const detail = 'Wait for its end, or cancel the rest first.'
    throw new AppError('run_state_conflict', { detail })
  }
  const isUndoing = run.undo?.state === 'confirmed' || run.undo?.state === 'running'
  if (!isUndoing) return
  const detail = 'It is being undone just now. Wait for the end of that run.'
  throw new AppError('run_state_conflict', { detail })
}
