import { randomUUID } from 'node:crypto'
import type { ConnectionGateways } from './alteryx/connection-gateways.ts'
import type { Clock } from './core/clock.ts'
import type { Logger } from './core/logger.ts'
import type { Directories } from './directory/directory.ts'
import { OnboardingService } from './features/onboarding/onboarding.service.ts'
import { createPlansService, type PlansService } from './features/plans/plans.service.ts'
import { createPlanWriter } from './plans/plan-writer.ts'
import type { RunnerTimes } from './plans/runner/execute.ts'
import { createRunner, type Runner, usualTimes } from './plans/runner.ts'
import { createSheetProcess, type SheetProcess } from './sheets/sheet-process.ts'
import type { OpenDatabase } from './store/database.ts'
import { createJournalStore } from './store/journal.store.ts'
import { createPlanStore } from './store/plan.store.ts'
import { createRunStore } from './store/run.store.ts'
import { createRunRowStore } from './store/run-row.store.ts'
import { createSheetStore } from './store/sheet.store.ts'

/** From sheet to run: everything that writes to a Server goes through these. */
export interface WriteDeps {
  readonly onboarding: OnboardingService
  readonly plans: PlansService
  /** Not started yet; a process without the worker's role never starts it. */
  readonly runner: Runner
  readonly sheetProcess: SheetProcess
}

/** Puts the engine and the slices that feed it together. */
export function createWriteDeps(parts: {
  readonly store: OpenDatabase
  readonly gateways: ConnectionGateways
  readonly directories: Directories
  readonly clock: Clock
  readonly log: Logger
  readonly runnerTimes: Partial<RunnerTimes> & { readonly writeMaxMs: number }
}): WriteDeps {
  const { store, gateways, directories, clock, log } = parts
  const plans = createPlanStore(store.db)
  const sheets = createSheetStore(store.db)
  const sheetProcess = createSheetProcess()
  const runner = createRunner({
    owner: randomUUID(),
    store: createJournalStore(store.db),
    getGateways: gateways.get,
    directories,
    clock,
    log,
    random: Math.random,
    times: { ...usualTimes, ...parts.runnerTimes },
  })
  const onboarding = new OnboardingService({
    sheets,
    directories,
    createPlan: createPlanWriter({ plans, clock, createId: randomUUID }),
    readSheet: sheetProcess.readSheet,
    writeWorkbook: sheetProcess.writeWorkbook,
    clock,
    createId: randomUUID,
  })
  const plansService = createPlansService({
    plans,
    runs: createRunStore(store.db),
    runRows: createRunRowStore(store.db),
    sheets,
    clock,
    nudge: runner.nudge,
    replan: { onboarding: (...args) => onboarding.replan(...args) },
  })
  return { onboarding, plans: plansService, runner, sheetProcess }
}
