import type { CapabilityBook } from './alteryx/capabilities.ts'
import type { ConnectionGateways } from './alteryx/connection-gateways.ts'
import type { Clock } from './core/clock.ts'
import type { Directories } from './directory/directory.ts'
import type { ApiExplorerService } from './features/api-explorer/api-explorer.service.ts'
import { findAbilities } from './features/credentials/credential-abilities.ts'
import { CredentialPlansService } from './features/credentials/credential-plans.service.ts'
import type { CredentialServices } from './features/credentials/credentials.routes.ts'
import { CredentialsService } from './features/credentials/credentials.service.ts'
import { createProofReader } from './features/credentials/proof-reader.ts'
import type { RotationServices } from './features/credentials/rotations.routes.ts'
import { RotationsService } from './features/credentials/rotations.service.ts'
import { toWords } from './http/to-problem.ts'
import type { CreatePlan } from './plans/plan-writer.ts'
import type { ScheduleDeps } from './schedules-deps.ts'
import type { ConnectionStore } from './store/connection.store.ts'
import { createCredentialRotationStore } from './store/credential-rotation.store.ts'
import type { OpenDatabase } from './store/database.ts'
import { createPlanStore } from './store/plan.store.ts'
import { createRunRowStore } from './store/run-row.store.ts'

export interface CredentialDeps extends CredentialServices, RotationServices {}

/** Puts credentials and their rotations together. */
export function createCredentialDeps(parts: {
  readonly store: OpenDatabase
  readonly connections: ConnectionStore
  readonly gateways: ConnectionGateways
  readonly capabilities: CapabilityBook
  readonly directories: Directories
  readonly createPlan: CreatePlan
  readonly schedules: Pick<ScheduleDeps, 'schedulePlans' | 'scheduleHolds'>
  readonly apiExplorer: ApiExplorerService
  readonly clock: Clock
}): CredentialDeps {
  const { apiExplorer, schedules, store } = parts
  const credentialPlans = new CredentialPlansService(parts)
  const runRows = createRunRowStore(store.db)
  const plans = createPlanStore(store.db)
  return {
    credentials: new CredentialsService({ ...parts, toWords }),
    credentialPlans,
    rotations: new RotationsService({
      ...parts,
      credentialPlans,
      rotations: createCredentialRotationStore(store.db),
      findByHand: async (connectionId) => (await findAbilities(parts, connectionId)).changePassword,
      planSchedules: (...args) => schedules.schedulePlans.createPlan(...args),
      restoreHolds: (...args) => schedules.scheduleHolds.restoreAll(...args),
      planCall: (...args) => apiExplorer.createPlan(...args),
      discardPlan: (planId) => plans.discard(planId),
      proof: createProofReader({ ...parts, runRows, toWords }),
    }),
  }
}
