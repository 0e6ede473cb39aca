import type { ConnectionId } from '@curator/console-contract/ids'
import type { Clock } from '../core/clock.ts'
import type { Directories, Directory } from './directory.ts'

/** Longest age of a list that is kept, where nothing of this console changed it. */
const keptMs = 30_000

export interface KeptListOptions {
  /** Longest age of what is kept. */
  readonly keptMs: number
  /** What was read is stale when this number is another one. */
  readonly revisionOf: (directory: Directory) => number
  /** Shortest time between two readings because of a revision: a run makes many, and one reading may ask for much. */
  readonly restMs: number
}

const usual: KeptListOptions = {
  keptMs,
  revisionOf: (directory) => directory.revision(),
  restMs: 0,
}

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
  options: KeptListOptions = usual,
) {
  const lists = new Map<
    string,
    { readonly atMs: number; readonly revision: number; readonly kept: Promise<Kept<T>> }
  >()

  return async (connectionId: ConnectionId, isFresh = false): Promise<Kept<T>> => {
    const revision = options.revisionOf(await deps.directories.get(connectionId))
    const atMs = deps.clock.monotonicMs()
    const known = lists.get(connectionId)
    const ageMs = known ? atMs - known.atMs : Number.POSITIVE_INFINITY
    const isKept = known?.revision === revision ? ageMs < options.keptMs : ageMs < options.restMs
    if (!isFresh && known && isKept) return known.kept
    const readAt = deps.clock.now().toISOString()
    const kept = read(connectionId).then((value) => ({ value, readAt }))
    const entry = { atMs, revision, kept }
    lists.set(connectionId, entry)
    kept.catch(() => lists.get(connectionId) === entry && lists.delete(connectionId))
    return kept
  }
}
