import type { LookupReason } from '../changes/change-kind.ts'
import { toUnit, type Unit, type WorkItem } from './work-item.ts'

/** Lookups of one group travel together when they are asked for the same reason; all others alone. */
export function toLookupUnits(due: readonly WorkItem[]): Unit[] {
  const reasons = new Map<LookupReason, number>()
  const open = new Map<string, WorkItem[]>()
  const batches: WorkItem[][] = []
  for (const item of due) {
    const reason = reasons.get(item.lookupReason) ?? reasons.size
    reasons.set(item.lookupReason, reason)
    const key = `${reason} ${item.mergeKey ?? `alone ${item.seq}`}`
    const batch = open.get(key)
    if (batch && batch.length < item.mergeMax) {
      batch.push(item)
      continue
    }
    const fresh = [item]
    batches.push(fresh)
    open.set(key, fresh)
  }
  return batches.map((items) => toUnit(items, 'look_up'))
}
