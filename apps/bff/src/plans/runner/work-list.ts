import type { Outcome } from '@curator/console-contract/plans'
import type { JournalChange } from '../../store/journal.store.ts'
import { type Ended, ended, type LookupReason } from '../changes/change-kind.ts'
import { findRules } from '../changes/change-kinds.ts'
import { insertByTime } from './insert-by-time.ts'
import { createPools } from './pools.ts'
import { toItem, toUnit, type Unit, type WorkItem } from './work-item.ts'

export type WorkList = ReturnType<typeof createWorkList>

/** A dependency that came out like this lets its dependents go on. */
const isGood = (outcome: Outcome | null) => outcome === 'applied' || outcome === 'already_applied'

/**
 * All changes of a run in memory: which may be sent, which must be looked up first, which wait for others or for an
 * instant. Pure: time is an argument, in monotonic milliseconds.
 */
export function createWorkList(changes: readonly JournalChange[], nowMs: number) {
  const items = new Map<number, WorkItem>()
  const singles: WorkItem[] = []
  const pools = createPools()
  let delayed: WorkItem[] = []
  let lookups: WorkItem[] = []
  let openCount = 0

  for (const change of changes) items.set(change.seq, toItem(change, findRules(change.kind), nowMs))
  const doomed: WorkItem[] = []
  for (const item of items.values()) {
    if (item.place === 'ended') continue
    openCount += 1
    for (const seq of item.dependsOn) {
      const before = items.get(seq)
      if (!before) throw new RangeError(`change ${item.seq} depends on ${seq}, which is not there`)
      before.dependents.push(item)
      if (before.place !== 'ended') item.openDependencies += 1
      else if (!isGood(before.outcome)) doomed.push(item)
    }
    if (item.openDependencies > 0) pools.block(item)
    else enqueue(item, nowMs)
  }

  function enqueue(item: WorkItem, atMs: number): void {
    item.place = 'ready'
    if (item.notBeforeMs > atMs) insertByTime(delayed, item)
    else if (item.mustLookUp) lookups.push(item)
    else if (item.mergeKey !== null) pools.add(item)
    else singles.push(item)
  }

  function wakeDelayed(atMs: number): void {
    let count = 0
    while (count < delayed.length && (delayed[count] as WorkItem).notBeforeMs <= atMs) count += 1
    if (count === 0) return
    const due = delayed.slice(0, count)
    delayed = delayed.slice(count)
    for (const item of due) if (item.place === 'ready') enqueue(item, atMs)
  }

  /** Ends one change and, where it did not come out well, everything that rests on it. */
  function end(first: WorkItem, result: Ended, atMs: number): readonly [WorkItem, Ended][] {
    const ends: [WorkItem, Ended][] = [[first, result]]
    for (const [item, how] of ends) {
      if (item.place === 'ended') continue
      if (item.place === 'blocked') pools.unblock(item)
      Object.assign(item, { place: 'ended', outcome: how.outcome, id: how.id })
      openCount -= 1
      for (const dependent of item.dependents) {
        if (dependent.place === 'ended') continue
        dependent.openDependencies -= 1
        if (!isGood(how.outcome)) ends.push([dependent, toSkipped(item)])
        else if (dependent.openDependencies === 0 && dependent.place === 'blocked') {
          pools.unblock(dependent)
          enqueue(dependent, atMs)
        }
      }
    }
    return ends
  }

  return {
    items,
    /** Of changes that rest on something that had failed before; end them first. */
    doomed: (): readonly [WorkItem, Ended][] =>
      doomed.map((item) => [item, toSkipped(firstBad(item))]),
    openCount: () => openCount,
    end,

    /** Puts a change back, to be sent or looked up from `notBeforeMs` on. */
    putBack(item: WorkItem, atMs: number): void {
      if (item.place !== 'ended') enqueue(item, atMs)
    },

    /**
     * Takes up to `limit` changes that may be claimed now. People of one group are kept back until all of them are
     * ready, fill a call, or nothing else is left to do (`isIdle`).
     */
    takeReady(limit: number, atMs: number, isIdle: boolean): Unit[] {
      wakeDelayed(atMs)
      const units: Unit[] = []
      while (units.length < limit && singles.length > 0) {
        const batch = singles.splice(0, limit - units.length)
        for (const item of batch) if (item.place === 'ready') units.push(toUnit([item], 'send'))
      }
      if (units.length < limit)
        for (const merged of pools.take(limit - units.length, isIdle && units.length === 0))
          units.push(toUnit(merged, 'send'))
      for (const unit of units) for (const item of unit.items) item.place = 'claimed'
      return units
    },

    /** Takes the changes whose quarantine is over, to be looked up. */
    takeLookups(limit: number, atMs: number): Unit[] {
      wakeDelayed(atMs)
      if (lookups.length === 0) return []
      const units = toLookupUnits(lookups.filter((item) => item.place === 'ready'))
      const taken = units.slice(0, limit)
      lookups = units.slice(limit).flatMap((unit) => [...unit.items])
      for (const unit of taken) for (const item of unit.items) item.place = 'flying'
      return taken
    },

    /** When the next change that waits for an instant is due; null when none does. */
    nextDueMs: (): number | null => delayed[0]?.notBeforeMs ?? null,

    /** Open changes of which nothing was sent, in flight with nobody, for cancelling. */
    listUnsent: (): WorkItem[] =>
      [...items.values()].filter(
        (item) => !item.mustLookUp && (item.place === 'blocked' || item.place === 'ready'),
      ),
  }

  function firstBad(item: WorkItem): WorkItem {
    const bad = item.dependsOn
      .map((seq) => items.get(seq))
      .find((before) => before?.place === 'ended' && !isGood(before.outcome))
    return bad ?? item
  }
}

/** Lookups of one group travel together when they are asked for the same reason. */
function toLookupUnits(due: readonly WorkItem[]): Unit[] {
  const reasons = new Map<LookupReason, number>()
  const open = new Map<string, WorkItem[]>()
  const batches: WorkItem[][] = []
  for (const item of due) {
    const reason = reasons.get(item.lookupReason) ?? reasons.size
    reasons.set(item.lookupReason, reason)
    const key = item.mergeKey === null ? null : `${reason} ${item.mergeKey}`
    const batch = key === null ? undefined : open.get(key)
    if (batch && batch.length < item.mergeMax) {
      batch.push(item)
      continue
    }
    const fresh = [item]
    batches.push(fresh)
    if (key !== null) open.set(key, fresh)
  }
  return batches.map((items) => toUnit(items, 'look_up'))
}

function toSkipped(before: WorkItem): Ended {
  return ended('skipped', {
    message: `Not done, because it rests on a change that did not come out well: ${before.sentence}`,
  })
}
