import { connectionId } from '@curator/console-contract/ids'
import type { ChangeKind } from '@curator/console-contract/plans'
import type { CapabilityBook } from '../../alteryx/capabilities.ts'
import { AppError } from '../../core/app-error.ts'
import { findRules } from '../../plans/changes/change-kinds.ts'
import type { PlanRecord, PlanStore } from '../../store/plan.store.ts'

interface Parts {
  readonly plans: Pick<PlanStore, 'listPayloadTexts'>
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
  const lists = await Promise.all(kinds.map((kind) => listNeeded(parts, plan.id, kind)))
  const needed = new Set(lists.flat())
  const { whyMissing } = await parts.capabilities.find(connectionId.parse(plan.connectionId))
  const missing = [...needed].flatMap((operationId) => whyMissing(operationId) ?? [])
  if (missing.length > 0) throw new AppError('operation_missing', { detail: missing.join(' ') })
}

async function listNeeded(parts: Parts, planId: string, kind: ChangeKind): Promise<string[]> {
  const { operations, operationsBy } = findRules(kind)
  if (!operationsBy) return [...operations]
  const values = await parts.plans.listPayloadTexts(planId, kind, operationsBy.field)
  return [...operations, ...values.flatMap(operationsBy.list)]
}
