import { connectionId } from '@curator/console-contract/ids'
import type { ChangeKind } from '@curator/console-contract/plans'
import type { CapabilityBook } from '../../alteryx/capabilities.ts'
import { AppError } from '../../core/app-error.ts'
import { findRules } from '../../plans/changes/change-kinds.ts'
import type { PlanRecord, PlanStore } from '../../store/plan.store.ts'

interface Parts {
  readonly plans: Pick<PlanStore, 'listCalledOperations'>
  readonly capabilities: Pick<CapabilityBook, 'find'>
}

/**
 * A run whose Server lacks an operation would fail in the middle, so it does not start. Throws `operation_missing`. A
 * Server that does not describe itself is given the benefit of the doubt.
 */
export async function requireOperations(parts: Parts, plan: PlanRecord): Promise<void> {
  const kinds = Object.entries(plan.kindCounts).flatMap(([kind, count]) =>
    count > 0 ? [kind as ChangeKind] : [],
  )
  const called = kinds.includes('call-operation')
    ? await parts.plans.listCalledOperations(plan.id)
    : []
  const needed = new Set([...kinds.flatMap((kind) => findRules(kind).operations), ...called])
  const { whyMissing } = await parts.capabilities.find(connectionId.parse(plan.connectionId))
  const missing = [...needed].flatMap((operationId) => whyMissing(operationId) ?? [])
  if (missing.length > 0) throw new AppError('operation_missing', { detail: missing.join(' ') })
}
