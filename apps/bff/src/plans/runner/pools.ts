import type { WorkItem } from './work-item.ts'

/** Ready changes that may share a call, by merge key, with how many of the key still wait for others. */
export function createPools() {
  const pools = new Map<string, WorkItem[]>()
  const blocked = new Map<string, number>()

  const count = (item: WorkItem, step: number) => {
    if (item.mergeKey !== null) blocked.set(item.mergeKey, (blocked.get(item.mergeKey) ?? 0) + step)
  }

  return {
    block: (item: WorkItem) => count(item, 1),
    unblock: (item: WorkItem) => count(item, -1),

    add(item: WorkItem): void {
      const key = item.mergeKey ?? ''
      const pool = pools.get(key)
      if (pool) pool.push(item)
      else pools.set(key, [item])
    },

    /** Batches that are full or complete; with `isIdle` any. */
    take(limit: number, isIdle: boolean): WorkItem[][] {
      const batches: WorkItem[][] = []
      for (const [key, pool] of pools) {
        const max = pool[0]?.mergeMax ?? 1
        while (batches.length < limit && pool.length > 0) {
          if (pool.length < max && (blocked.get(key) ?? 0) > 0 && !isIdle) break
          const batch = pool.splice(0, max).filter((item) => item.place === 'ready')
          if (batch.length > 0) batches.push(batch)
        }
        if (pool.length === 0) pools.delete(key)
      }
      return batches
    },
  }
}
