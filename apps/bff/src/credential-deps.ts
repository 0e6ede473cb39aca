import type { CapabilityBook } from './alteryx/capabilities.ts'
import type { ConnectionGateways } from './alteryx/connection-gateways.ts'
import type { Clock } from './core/clock.ts'
import type { Directories } from './directory/directory.ts'
import { CredentialPlansService } from './features/credentials/credential-plans.service.ts'
import type { CredentialServices } from './features/credentials/credentials.routes.ts'
import { CredentialsService } from './features/credentials/credentials.service.ts'
import { toProblem } from './http/to-problem.ts'
import type { CreatePlan } from './plans/plan-writer.ts'
import type { ConnectionStore } from './store/connection.store.ts'

/** Puts credentials together. */
export function createCredentialDeps(parts: {
  readonly connections: ConnectionStore
  readonly gateways: ConnectionGateways
  readonly capabilities: CapabilityBook
  readonly directories: Directories
  readonly createPlan: CreatePlan
  readonly clock: Clock
}): CredentialServices {
  const toWords = (error: unknown) => toProblem(error).detail ?? toProblem(error).title
  return {
    credentials: new CredentialsService({ ...parts, toWords }),
    credentialPlans: new CredentialPlansService(parts),
  }
}
