import type { RunState } from '@curator/console-contract/runs'
import type { Clock } from '../../core/clock.ts'
import type { Logger } from '../../core/logger.ts'
import type { JournalStore, RunHold } from '../../store/journal.store.ts'
import { isStoreUnavailable } from '../../store/store-failure.ts'

export interface LeaseTimes {
  /** How long the database keeps a run for a silent worker. */
  readonly leaseMs: number
  readonly renewMs: number
  /** The worker itself stops sending this long before the database would give the run away. */
  readonly marginMs: number
}

export type Lease = ReturnType<typeof startLease>

/**
 * Keeps a run for this worker and hears what people ask of it. `isHeld` judges by this machine's monotonic clock, from
 * before the renewal was asked for, so that a worker that was frozen sends nothing when it wakes.
 */
export function startLease(options: {
  readonly store: Pick<JournalStore, 'renew'>
  readonly hold: RunHold
  readonly times: LeaseTimes
  readonly clock: Clock
  readonly log: Logger
  /** Monotonic instant before the run was taken. */
  readonly takenMs: number
  readonly state: RunState
  readonly onChange: () => void
}) {
  const { store, hold, times, clock, log } = options
  const lost = new AbortController()
  let state = options.state
  let heldUntilMs = options.takenMs + times.leaseMs - times.marginMs
  let renewing: Promise<void> | null = null

  function lose(): void {
    if (lost.signal.aborted) return
    lost.abort(new RunLost())
    options.onChange()
  }

  async function renew(): Promise<void> {
    const askedMs = clock.monotonicMs()
    try {
      const next = await store.renew(hold, times.leaseMs)
      if (next === undefined) return lose()
      heldUntilMs = askedMs + times.leaseMs - times.marginMs
      if (next !== state) {
        state = next
        options.onChange()
      }
    } catch (error) {
      if (!isStoreUnavailable(error))
        log.error({ runId: hold.runId }, 'A lease can’t be renewed', error)
    }
  }

  function renewNow(): Promise<void> {
    renewing ??= renew().finally(() => {
      renewing = null
    })
    return renewing
  }

  async function keepRenewing(): Promise<void> {
    while (!lost.signal.aborted) {
      const wasHeld = isHeld()
      await clock.sleep(wasHeld ? times.renewMs : Math.min(200, times.renewMs), lost.signal)
      await renewNow()
      if (wasHeld !== isHeld()) options.onChange()
    }
  }

  function isHeld(): boolean {
    return !lost.signal.aborted && clock.monotonicMs() < heldUntilMs
  }

  keepRenewing().catch(() => undefined)

  return {
    isHeld,
    /** Aborts when another worker has the run, or this one gave it up. */
    lost: lost.signal,
    lose,
    state: () => state,
    renewNow,
  }
}

/** The run belongs to another worker now. */
class RunLost extends Error {
  constructor() {
    super('the run was lost to another worker')
    this.name = 'RunLost'
  }
}
