import { randomUUID } from 'node:crypto'
import { createAccessDeps } from './access-deps.ts'
import type { CapabilityBook } from './alteryx/capabilities.ts'
import type { ConnectionGateways } from './alteryx/connection-gateways.ts'
import { createCollectionBooks } from './collections/collection-book.ts'
import { createCollectionDeps } from './collections-deps.ts'
import type { Clock } from './core/clock.ts'
import type { Logger } from './core/logger.ts'
import type { SecretBox } from './core/secret-box.ts'
import { type CredentialDeps, createCredentialDeps } from './credential-deps.ts'
import {
  createDataConnectionDeps,
  type DataConnectionDeps,
  replanDataConnections,
} from './data-connection-deps.ts'
import type { Directories } from './directory/directory.ts'
import { createStudioBook } from './directory/studio-book.ts'
import type { AccessServices } from './features/access/access.routes.ts'
import { ApiExplorerService } from './features/api-explorer/api-explorer.service.ts'
import { BulkRunnerService } from './features/bulk-runner/bulk-runner.service.ts'
import { RecipesService } from './features/bulk-runner/recipes.service.ts'
import type { CollectionServices } from './features/collections/collections.routes.ts'
import { ApprovalsService } from './features/plans/approvals.service.ts'
import {
  createPlansService,
  type PlansService,
  type PlansServiceDeps,
} from './features/plans/plans.service.ts'
import { UndoService } from './features/plans/undo.service.ts'
import type { FindingServices } from './features/schedules/findings.routes.ts'
import { replanSchedules } from './features/schedules/replan-schedules.ts'
import { createFindingDeps } from './findings-deps.ts'
import { createForecastDeps, createForecastParts, type ForecastDeps } from './forecast-deps.ts'
import { toWords } from './http/to-problem.ts'
import { createPeopleDeps, type PeopleDeps } from './people-deps.ts'
import { type CreatePlan, createPlanWriter } from './plans/plan-writer.ts'
import type { RunnerTimes } from './plans/runner/execute.ts'
import { createRunner, type Runner, usualTimes } from './plans/runner.ts'
import { createTypedSecrets } from './plans/typed-secrets.ts'
import { createScheduleReviewDeps, type ScheduleReviewDeps } from './schedule-review-deps.ts'
import { createScheduleDeps, type ScheduleDeps } from './schedules-deps.ts'
import { createSheetProcess, type SheetProcess } from './sheets/sheet-process.ts'
import { createApprovalStore } from './store/approval.store.ts'
import { createCollectionHistoryStore } from './store/collection-history.store.ts'
import type { ConnectionStore } from './store/connection.store.ts'
import type { OpenDatabase } from './store/database.ts'
import { createEndedChangeStore } from './store/ended-change.store.ts'
import { createJournalStore } from './store/journal.store.ts'
import { createPlanStore } from './store/plan.store.ts'
import { createPlanListStore } from './store/plan-list.store.ts'
import { createPlanRowStore } from './store/plan-row.store.ts'
import { createRecipeStore } from './store/recipe.store.ts'
import { createRunStore } from './store/run.store.ts'
import { createRunRowStore } from './store/run-row.store.ts'
import { createSheetStore } from './store/sheet.store.ts'

/** From sheet to run: everything that writes to a Server goes through these. */
export interface WriteDeps
  extends PeopleDeps,
    ScheduleDeps,
    ForecastDeps,
    FindingServices,
    ScheduleReviewDeps,
    DataConnectionDeps,
    AccessServices,
    CredentialDeps,
    CollectionServices {
  readonly apiExplorer: ApiExplorerService
  readonly bulkRunner: BulkRunnerService
  readonly recipes: RecipesService
  readonly plans: PlansService
  readonly approvals: ApprovalsService
  readonly undo: UndoService
  /** Not started yet; a process without the worker's role never starts it. */
  readonly runner: Runner
  readonly sheetProcess: SheetProcess
}

/** Puts the engine and the slices that feed it together. */
export function createWriteDeps(parts: {
  readonly store: OpenDatabase
  readonly connections: ConnectionStore
  readonly gateways: ConnectionGateways
  readonly capabilities: CapabilityBook
  readonly directories: Directories
  readonly secrets: SecretBox
  readonly clock: Clock
  readonly log: Logger
  readonly runnerTimes: Partial<RunnerTimes> & { readonly writeMaxMs: number }
}): WriteDeps {
  const { store, connections, gateways, capabilities, directories, clock, log } = parts
  const plans = createPlanStore(store.db)
  const sheets = createSheetStore(store.db)
  const sheetProcess = createSheetProcess()
  const typedSecrets = createTypedSecrets(randomUUID())
  const runner = createRunner({
    owner: typedSecrets.owner,
    secrets: typedSecrets,
    store: createJournalStore(store.db),
    getGateways: gateways.get,
    directories,
    clock,
    log,
    random: Math.random,
    times: { ...usualTimes, ...parts.runnerTimes },
  })
  const createPlan = createPlanWriter({ plans, clock, createId: randomUUID })
  const { readSheet } = sheetProcess
  const shared = createSharedParts(parts, { sheets, createPlan, readSheet })
  const people = createPeopleDeps({ ...parts, ...shared, sheetProcess })
  const schedules = createAllAboutSchedules(parts, createPlan, sheetProcess)
  const access = {
    ...createAccessDeps({ ...parts, ...shared }),
    ...createCollectionDeps({ ...parts, ...shared, sheetProcess }),
  }
  const dataConnections = createDataConnectionDeps({ ...parts, ...shared, sheetProcess })
  const recipeStore = createRecipeStore(store.db)
  const recipes = new RecipesService({ ...shared, recipes: recipeStore })
  const bulkRunner = new BulkRunnerService({
    ...shared,
    connections,
    capabilities,
    gateways,
    recipes,
  })
  const apiExplorer = new ApiExplorerService({ gateways, capabilities, createPlan, clock })
  const credentials = createCredentialDeps({ ...parts, createPlan, schedules, apiExplorer })
  const runStores = { runs: createRunStore(store.db), runRows: createRunRowStore(store.db) }
  const endedChanges = createEndedChangeStore(store.db)
  const undo = new UndoService({ ...runStores, endedChanges, directories, createPlan, clock })
  const tools = { undo, apiExplorer, bulkRunner, recipes }
  const approvals = createApprovalStore(store.db)
  return {
    ...people,
    ...schedules,
    ...access,
    ...dataConnections,
    ...credentials,
    ...tools,
    runner,
    sheetProcess,
    approvals: new ApprovalsService({ approvals, findPlan: plans.find, clock }),
    plans: createPlansService({
      ...runStores,
      plans,
      planRows: createPlanRowStore(store.db),
      planLists: createPlanListStore(store.db),
      sheets,
      clock,
      capabilities,
      nudge: runner.nudge,
      typedSecrets,
      replan: toReplan(people, schedules, { ...access, ...tools, ...credentials, dataConnections }),
    }),
  }
}

/** What every slice that plans is given. */
function createSharedParts<T>(
  { clock, directories, gateways, store }: Parameters<typeof createWriteDeps>[0],
  made: T,
) {
  const history = createCollectionHistoryStore(store.db)
  const studioBook = createStudioBook({ directories, gateways, clock, toWords })
  const openCollections = createCollectionBooks({ directories, history, studioBook })
  return { ...made, directories, openCollections, studioBook, clock, createId: randomUUID }
}

/** Lists, plans, pictures, findings and reviews of schedules. */
function createAllAboutSchedules(
  parts: Parameters<typeof createWriteDeps>[0],
  createPlan: CreatePlan,
  { writeWorkbook }: SheetProcess,
): ScheduleDeps & ForecastDeps & FindingServices & ScheduleReviewDeps {
  const forecast = createForecastParts(parts)
  const schedules = createScheduleDeps({
    ...parts,
    createPlan,
    inferRules: forecast.guesses.inferRules,
    prepareRules: forecast.guesses.prepare,
    // Findings are judged by what the list knows, and the list is filtered by findings.
    findSchedulesWith: (...args) => findings.scheduleFindings.findSchedulesWith(...args),
    findFindings: (...args) => findings.scheduleFindings.findAll(...args),
  })
  const findings = createFindingDeps({ ...parts, ...forecast, schedules })
  return {
    ...schedules,
    ...createForecastDeps({ ...parts, ...forecast, schedules }),
    ...findings,
    ...createScheduleReviewDeps({ ...parts, createPlan, writeWorkbook, schedules, findings }),
  }
}

/** How each slice plans rows again. */
function toReplan(
  people: PeopleDeps,
  schedules: ScheduleDeps & ScheduleReviewDeps,
  {
    undo,
    apiExplorer,
    bulkRunner,
    collectionPlans,
    credentialPlans,
    dataConnections,
    missingShares,
  }: Pick<
    WriteDeps,
    'undo' | 'apiExplorer' | 'bulkRunner' | 'collectionPlans' | 'credentialPlans' | 'missingShares'
  > & { readonly dataConnections: DataConnectionDeps },
): PlansServiceDeps['replan'] {
  return {
    onboarding: (...args) => people.onboarding.replan(...args),
    offboarding: (...args) => people.offboarding.replan(...args),
    users: (...args) => people.userPlans.replan(...args),
    'user-groups': (plan, _lines, authorId) => people.groupPlans.replan(plan, authorId),
    schedules: (...args) => replanSchedules(schedules, ...args),
    'schedule-review': (...args) => schedules.scheduleReview.plans.replan(...args),
    access: (plan, _lines, authorId) => missingShares.replan(plan, authorId),
    collections: (plan, _lines, authorId) => collectionPlans.replan(plan, authorId),
    credentials: (plan, _lines, authorId) => credentialPlans.replan(plan, authorId),
    'data-connections': (plan, _lines, authorId) =>
      replanDataConnections(dataConnections, plan, authorId),
    studios: (plan, _lines, authorId) => dataConnections.studioPlans.replan(plan, authorId),
    'api-explorer': (plan, _lines, authorId) => apiExplorer.replan(plan, authorId),
    'bulk-runner': (...args) => bulkRunner.replan(...args),
    undo: (...args) => undo.replan(...args),
  }
}
