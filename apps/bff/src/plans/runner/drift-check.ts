import type { Clock } from '../../core/clock.ts'
import type { Directory } from '../../directory/directory.ts'
import type { Ended, ReadyChange } from '../changes/change-kind.ts'
import { groupBy } from '../changes/group-by.ts'
import type { WorkItem } from './work-item.ts'

/** Changes asked of the directory at once. */
const batchSize = 500

/** Reads the Server's lists anew when the copy is older than `directoryMaxAgeMs`. Throws what the reading threw. */
export async function refreshIfOld(
  directory: Directory,
  directoryMaxAgeMs: number,
  clock: Clock,
): Promise<void> {
  const { takenAt } = directory.status()
  const ageMs =
    takenAt === null ? Number.POSITIVE_INFINITY : clock.now().getTime() - Date.parse(takenAt)
  if (ageMs > directoryMaxAgeMs) await directory.refresh()
}

/** What the directory says of changes before the first is sent: one list call in place of a lookup for each. */
export async function findDrift(
  directory: Directory,
  items: readonly WorkItem[],
  toReady: (item: WorkItem) => ReadyChange,
): Promise<ReadonlyMap<number, Ended>> {
  const ends = new Map<number, Ended>()
  for (const sameKind of groupBy(items, (item) => item.rules.kind).values()) {
    const drift = sameKind[0]?.rules.drift
    if (!drift) continue
    for (let at = 0; at < sameKind.length; at += batchSize) {
      const batch = sameKind.slice(at, at + batchSize).map(toReady)
      for (const [seq, how] of await drift(directory, batch as never)) ends.set(seq, how)
    }
  }
  return ends
}
