import type { Outcome } from '@curator/console-contract/runs'
import type { JournalChange } from '../../store/journal.store.ts'
import { type Ended, ended } from '../changes/change-kind.ts'
import { findRules } from '../changes/change-kinds.ts'
import { insertByTime } from './insert-by-time.ts'
import { toLookupUnits } from './lookup-units.ts'
import { Pools } from './pools.ts'
import { toItem, toUnit, type Unit, type WorkItem } from './work-item.ts'

/** A dependency that came out like this lets its dependents go on. */
const isGood = (outcome: Outcome | null) => outcome === 'applied' || outcome === 'already_applied'

/**
 * All changes of a run in memory: which may be sent, which must be looked up first, which wait for others or for an
 * instant. Pure: time is an argument, in monotonic milliseconds.
 */
export class WorkList {
  readonly items: ReadonlyMap<number, WorkItem>
  readonly #singles: WorkItem[] = []
  readonly #pools = new Pools()
  readonly #delayed: WorkItem[] = []
  /** Ready, but to go one by one with a pause between them. */
  readonly #paced: WorkItem[] = []
  #paceFromMs = Number.NEGATIVE_INFINITY
  #lookups: WorkItem[] = []
  #openCount = 0

  /** Throws a `RangeError` for a dependency that is not there. */
  constructor(changes: readonly JournalChange[], nowMs: number) {
    this.items = new Map(
      changes.map((change) => [change.seq, toItem(change, findRules(change.kind), nowMs)]),
    )
    for (const item of this.items.values()) if (item.place !== 'ended') this.#enter(item, nowMs)
  }

  #enter(item: WorkItem, nowMs: number): void {
    this.#openCount += 1
    for (const before of this.#dependenciesOf(item)) {
      before.dependents.push(item)
      if (before.place !== 'ended') item.openDependencies += 1
    }
    if (item.openDependencies > 0) this.#pools.block(item)
    else this.putBack(item, nowMs)
  }

  #dependenciesOf(item: WorkItem): WorkItem[] {
    return item.dependsOn.map((seq) => {
      const before = this.items.get(seq)
      if (!before) throw new RangeError(`change ${item.seq} depends on ${seq}, which is not there`)
      return before
    })
  }

  openCount(): number {
    return this.#openCount
  }

  /** Changes that rest on something that had failed before this list was made; end them first. */
  listDoomed(): [WorkItem, Ended][] {
    const doomed: [WorkItem, Ended][] = []
    for (const item of this.items.values()) {
      if (item.place === 'ended') continue
      const bad = this.#dependenciesOf(item).find(
        (before) => before.place === 'ended' && !isGood(before.outcome),
      )
      if (bad) doomed.push([item, toSkipped(bad)])
    }
    return doomed
  }

  /** Ends one change and, where it did not come out well, everything that rests on it. */
  end(first: WorkItem, result: Ended, atMs: number): readonly [WorkItem, Ended][] {
    const ends: [WorkItem, Ended][] = []
    const toEnd: [WorkItem, Ended][] = [[first, result]]
    for (const [item, how] of toEnd) {
      if (item.place === 'ended') continue
      if (item.place === 'blocked') this.#pools.unblock(item)
      Object.assign(item, { place: 'ended', outcome: how.outcome, id: how.id })
      this.#openCount -= 1
      ends.push([item, how])
      for (const dependent of item.dependents) {
        if (isGood(how.outcome)) this.#release(dependent, atMs)
        else toEnd.push([dependent, toSkipped(item)])
      }
    }
    return ends
  }

  #release(dependent: WorkItem, atMs: number): void {
    if (dependent.place !== 'blocked') return
    dependent.openDependencies -= 1
    if (dependent.openDependencies > 0) return
    this.#pools.unblock(dependent)
    this.putBack(dependent, atMs)
  }

  /** Puts a change back, to be sent or looked up from its `notBeforeMs` on. */
  putBack(item: WorkItem, atMs: number): void {
    if (item.place === 'ended') return
    item.place = 'ready'
    if (item.notBeforeMs > atMs) insertByTime(this.#delayed, item)
    else if (item.mustLookUp) this.#lookups.push(item)
    else if (item.paceMs !== null) this.#paced.push(item)
    else if (item.mergeKey !== null) this.#pools.add(item)
    else this.#singles.push(item)
  }

  #wakeDelayed(atMs: number): void {
    while ((this.#delayed[0]?.notBeforeMs ?? Number.POSITIVE_INFINITY) <= atMs) {
      const item = this.#delayed.shift()
      if (item?.place === 'ready') this.putBack(item, atMs)
    }
  }

  /**
   * Takes up to `limit` calls' worth of changes that may be claimed now. People of one group are kept back until all of
   * them are ready, fill a call, or nothing else is left to do (`isIdle`).
   */
  takeReady(limit: number, atMs: number, isIdle: boolean): Unit[] {
    this.#wakeDelayed(atMs)
    const singles = this.#singles.splice(0, limit).filter((item) => item.place === 'ready')
    const merged = this.#pools.take(limit - singles.length, isIdle && singles.length === 0)
    const room = limit - singles.length - merged.length
    const paced = room > 0 ? this.#takePaced(atMs) : []
    const units = [...[...singles, ...paced].map((item) => [item]), ...merged].map((items) =>
      toUnit(items, 'send'),
    )
    for (const unit of units) for (const item of unit.items) item.place = 'claimed'
    return units
  }

  /** The next of those that have a pace, when its turn has come. */
  #takePaced(atMs: number): WorkItem[] {
    if (atMs < this.#paceFromMs) return []
    let item = this.#paced.shift()
    while (item && item.place !== 'ready') item = this.#paced.shift()
    if (!item) return []
    this.#paceFromMs = atMs + (item.paceMs ?? 0)
    return [item]
  }

  /** Takes the changes whose quarantine is over, to be looked up. */
  takeLookups(limit: number, atMs: number): Unit[] {
    this.#wakeDelayed(atMs)
    if (this.#lookups.length === 0) return []
    const units = toLookupUnits(this.#lookups.filter((item) => item.place === 'ready'))
    const taken = units.slice(0, limit)
    this.#lookups = units.slice(limit).flatMap((unit) => [...unit.items])
    for (const unit of taken) for (const item of unit.items) item.place = 'flying'
    return taken
  }

  /** When the next change that waits for an instant is due; null when none does. */
  nextDueMs(): number | null {
    const delayedMs = this.#delayed[0]?.notBeforeMs ?? null
    if (this.#paced.length === 0) return delayedMs
    return Math.min(this.#paceFromMs, delayedMs ?? Number.POSITIVE_INFINITY)
  }

  /** Open changes of which nothing was sent and that nobody has claimed. */
  listUnsent(): WorkItem[] {
    return [...this.items.values()].filter(
      (item) => !item.mustLookUp && (item.place === 'blocked' || item.place === 'ready'),
    )
  }
}

function toSkipped(before: WorkItem): Ended {
  return ended('skipped', {
    message: `Not done, because it rests on a change that did not come out well: ${before.sentence}`,
  })
}
