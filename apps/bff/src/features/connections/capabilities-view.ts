import {
  type CapabilityState,
  type ConnectionCapabilities,
  capabilityStates,
  type OperationCapability,
} from '@curator/console-contract/connection-capabilities'
import type { Problem } from '@curator/endpoint/problem'
import type { Capabilities } from '../../alteryx/capabilities.ts'

/** What to show of the operations. */
export interface CapabilityFilter {
  readonly search?: string | undefined
  readonly state?: CapabilityState | undefined
  readonly area?: string | undefined
}

/** Capabilities for people: counts of all, operations as far as the filter wants them. */
export function toCapabilitiesView(
  found: Capabilities,
  filter: CapabilityFilter,
  toProblem: (error: unknown) => Problem,
): ConnectionCapabilities {
  const { differences, extras, failure, operations, readAt, release, source } = found
  const count = (state: CapabilityState) => operations.filter((it) => it.state === state).length
  return {
    source,
    readAt,
    problem: failure === null ? null : toProblem(failure),
    release,
    counts: Object.fromEntries(capabilityStates.map((state) => [state, count(state)])) as Record<
      CapabilityState,
      number
    >,
    areas: [...new Set(operations.map(({ area }) => area))].sort(),
    operations: operations.filter((operation) => isWanted(operation, filter)),
    extras: [...extras],
    differences: [...differences],
  }
}

function isWanted(operation: OperationCapability, { area, search, state }: CapabilityFilter) {
  if (state !== undefined && operation.state !== state) return false
  if (area !== undefined && operation.area !== area) return false
  if (!search) return true
  const { method, operationId, path, summary } = operation
  return `${operationId} ${method} ${path} ${summary}`.toLowerCase().includes(search.toLowerCase())
}
