import type { CapabilityBook } from './alteryx/capabilities.ts'
import type { ConnectionGateways } from './alteryx/connection-gateways.ts'
import type { Clock } from './core/clock.ts'
import type { Directories } from './directory/directory.ts'
import type { StudioBook } from './directory/studio-book.ts'
import { DataConnectionPlansService } from './features/data-connections/data-connection-plans.service.ts'
import { DataConnectionSheetsService } from './features/data-connections/data-connection-sheets.service.ts'
import type { DataConnectionServices } from './features/data-connections/data-connections.routes.ts'
import { DataConnectionsService } from './features/data-connections/data-connections.service.ts'
import type { DcmServices } from './features/data-connections/dcm/dcm.routes.ts'
import { DcmService } from './features/data-connections/dcm/dcm.service.ts'
import { DcmPlansService } from './features/data-connections/dcm/dcm-plans.service.ts'
import { DcmRuleSheetsService } from './features/data-connections/dcm/dcm-rule-sheets.service.ts'
import { DcmSheetsService } from './features/data-connections/dcm/dcm-sheets.service.ts'
import { StudioPlansService } from './features/studios/studio-plans.service.ts'
import { StudioSheetsService } from './features/studios/studio-sheets.service.ts'
import type { StudioServices } from './features/studios/studios.routes.ts'
import { StudiosService } from './features/studios/studios.service.ts'
import { toWords } from './http/to-problem.ts'
import type { CreatePlan } from './plans/plan-writer.ts'
import type { SheetProcess } from './sheets/sheet-process.ts'
import type { OpenDatabase } from './store/database.ts'
import type { PlanRecord } from './store/plan.store.ts'
import { createRevelationStore } from './store/revelation.store.ts'

export interface DataConnectionDeps extends DataConnectionServices, DcmServices, StudioServices {}

/** Puts data connections, DCM connections and studios together. */
export function createDataConnectionDeps(parts: {
  readonly store: OpenDatabase
  readonly gateways: ConnectionGateways
  readonly capabilities: CapabilityBook
  readonly directories: Directories
  readonly createPlan: CreatePlan
  readonly studioBook: StudioBook
  readonly sheetProcess: SheetProcess
  readonly clock: Clock
}): DataConnectionDeps {
  const shared = { ...parts, toWords }
  const revelations = createRevelationStore(parts.store.db)
  const studios = { ...parts, studios: parts.studioBook }
  const dcm = new DcmService(shared)
  const dcmPlans = new DcmPlansService({ ...parts, dcm })
  const { sheetProcess } = parts
  const studioPlans = new StudioPlansService(studios)
  return {
    dataConnections: new DataConnectionsService({ ...shared, revelations }),
    dataConnectionPlans: new DataConnectionPlansService(parts),
    dataConnectionSheets: new DataConnectionSheetsService(parts),
    dcm,
    dcmPlans,
    dcmSheets: new DcmSheetsService({ sheetProcess, dcmPlans }),
    dcmRuleSheets: new DcmRuleSheetsService({ sheetProcess, dcmPlans }),
    studios: new StudiosService(studios),
    studioPlans,
    studioSheets: new StudioSheetsService({ sheetProcess, studioPlans }),
  }
}

/** How plans of data connections are planned again: each keeps what it was made from. */
export function replanDataConnections(
  deps: DataConnectionDeps,
  plan: PlanRecord,
  authorId: string,
): Promise<string> {
  const kept = deps.dcmPlans.parseKept(plan.options)
  const connectionId = plan.connectionId as never
  if (kept && 'dcm' in kept) return deps.dcmPlans.createPlan(connectionId, kept.dcm, authorId)
  if (kept) return deps.dcmPlans.createRulePlan(connectionId, kept.rule, authorId)
  return deps.dataConnectionPlans.replan(plan, authorId)
}
