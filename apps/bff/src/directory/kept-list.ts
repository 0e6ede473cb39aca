import type { ConnectionId } from '@curator/console-contract/ids'
import type { Clock } from '../core/clock.ts'
import type { Directories } from './directory.ts'

/** Longest age of a list that is kept, where nothing of this console changed it. */
const keptMs = 30_000

/** What was read, with its instant. */
export interface Kept<T> {
  readonly value: T
  readonly readAt: string
}

/**
 * Lists that are read from the Server at the moment they are asked for, kept for half a minute so that paging and sorting
 * do not read them again. A change by a run of this process makes them stale, and so does a refresh of the directory.
 */
export function createKeptList<T>(
  deps: { readonly directories: Directories; readonly clock: Clock },
  read: (connectionId: ConnectionId) => Promise<T>,
) {
  const lists = new Map<
    string,
    { readonly atMs: number; readonly revision: number; readonly kept: Promise<Kept<T>> }
  >()

  return async (connectionId: ConnectionId, isFresh = false): Promise<Kept<T>> => {
    const revision = (await deps.directories.get(connectionId)).revision()
    const atMs = deps.clock.monotonicMs()
    const known = lists.get(connectionId)
    if (!isFresh && known && known.revision === revision && atMs - known.atMs < keptMs)
      return known.kept
    const readAt = deps.clock.now().toISOString()
    const kept = read(connectionId).then((value) => ({ value, readAt }))
    const entry = { atMs, revision, kept }
    lists.set(connectionId, entry)
    kept.catch(() => lists.get(connectionId) === entry && lists.delete(connectionId))
    return kept
  }
}
