import type { Clock } from '../../core/clock.ts'
import type { Logger } from '../../core/logger.ts'
import type { DirectoryPatch } from '../../directory/directory.ts'
import type { JournalEntry, JournalStore, RunHold } from '../../store/journal.store.ts'
import { retryWhileUnavailable } from '../../store/retry-while-unavailable.ts'

/** Outcomes are committed in groups: after this time or this many, whichever comes first. */
const groupMs = 50
const groupSize = 64

export type Journal = ReturnType<typeof createJournal>

/**
 * Writes what happens to the changes of one run, one write after the other. While the database is away it keeps what it
 * has and tries again, until `lost` aborts; then nothing more is written.
 */
export function createJournal(options: {
  readonly store: JournalStore
  readonly hold: RunHold
  readonly clock: Clock
  readonly log: Logger
  readonly lost: AbortSignal
  readonly onLost: () => void
  /** Told of each group after its commit. */
  readonly onCommitted: (patches: readonly DirectoryPatch[]) => void
}) {
  const { store, hold, clock, lost } = options
  let pending = new Map<number, JournalEntry>()
  let patches: DirectoryPatch[] = []
  let chain: Promise<unknown> = Promise.resolve()
  let isScheduled = false

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = chain.then(work)
    chain = done.catch(() => undefined)
    return done
  }

  async function writePending(): Promise<void> {
    isScheduled = false
    if (pending.size === 0 || lost.aborted) return
    const entries = [...pending.values()]
    const told = patches
    pending = new Map()
    patches = []
    const isHeld = await retryWhileUnavailable(() => store.write(hold, entries), clock, lost)
    if (!isHeld) options.onLost()
    else if (told.length > 0) options.onCommitted(told)
  }

  function fail(error: unknown): void {
    if (lost.aborted) return
    options.log.error({ runId: hold.runId }, 'The journal of a run can’t be written', error)
    options.onLost()
  }

  function schedule(): void {
    if (isScheduled && pending.size !== groupSize) return
    const isFull = pending.size >= groupSize
    if (isFull) {
      isScheduled = true
      inTurn(writePending).catch(fail)
      return
    }
    isScheduled = true
    clock.sleep(groupMs, lost).then(
      () => inTurn(writePending).catch(fail),
      () => undefined,
    )
  }

  return {
    /** Remembers an entry for the next group; a later one for the same change replaces it. */
    put(entry: JournalEntry, learned: readonly DirectoryPatch[] = []): void {
      pending.set(entry.seq, entry)
      patches.push(...learned)
      schedule()
    },

    /** Commits changes as in flight. False: none may be sent, because the run is lost or not running any more. */
    claim: (changes: readonly { readonly seq: number; readonly attempts: number }[]) =>
      inTurn(async () => {
        // What is pending of them (back to waiting) is overtaken by the claim.
        for (const change of changes) pending.delete(change.seq)
        return retryWhileUnavailable(() => store.claim(hold, changes), clock, lost)
      }),

    /** Resolves when everything so far is written, or the run is lost. */
    flush: async (): Promise<void> => {
      while (pending.size > 0 && !lost.aborted) await inTurn(writePending).catch(fail)
      await chain
    },

    /** Runs a write in turn, again and again while the database is away. */
    inTurn: <T>(work: () => Promise<T>): Promise<T> =>
      inTurn(() => retryWhileUnavailable(work, clock, lost)),
  }
}
