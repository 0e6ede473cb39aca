import type { WorkItem } from './work-item.ts'

/** Ready changes that may share a call, by merge key, with how many of the key still wait for others. */
export class Pools {
  readonly #pools = new Map<string, WorkItem[]>()
  readonly #blocked = new Map<string, number>()

  block(item: WorkItem): void {
    this.#count(item, 1)
  }

  unblock(item: WorkItem): void {
    this.#count(item, -1)
  }

  #count({ mergeKey }: WorkItem, step: number): void {
    if (mergeKey !== null) this.#blocked.set(mergeKey, (this.#blocked.get(mergeKey) ?? 0) + step)
  }

  add(item: WorkItem): void {
    const key = item.mergeKey ?? ''
    const pool = this.#pools.get(key)
    if (pool) pool.push(item)
    else this.#pools.set(key, [item])
  }

  /** Up to `limit` batches that are full or complete; with `isIdle` any. */
  take(limit: number, isIdle: boolean): WorkItem[][] {
    const batches: WorkItem[][] = []
    for (const [key, pool] of this.#pools) {
      while (batches.length < limit && this.#isDue(key, pool, isIdle)) {
        const batch = pool
          .splice(0, pool[0]?.mergeMax ?? 1)
          .filter((item) => item.place === 'ready')
        if (batch.length > 0) batches.push(batch)
      }
      if (pool.length === 0) this.#pools.delete(key)
    }
    return batches
  }

  #isDue(key: string, pool: readonly WorkItem[], isIdle: boolean): boolean {
    const isComplete = (this.#blocked.get(key) ?? 0) === 0
    return pool.length > 0 && (isIdle || isComplete || pool.length >= (pool[0]?.mergeMax ?? 1))
  }
}
