import { isStoreUnavailable } from '../store/store-failure.ts'
import { type ExecuteDeps, executeRun, type RunnerTimes } from './runner/execute.ts'
import type { Lease } from './runner/lease.ts'
import { createSecretHold } from './runner/secret-hold.ts'
import { createWake } from './runner/wake.ts'
import { createTypedSecrets, type TypedSecrets } from './typed-secrets.ts'

/** Times of a worker as it runs for real; `writeMaxMs` comes from the settings. */
export const usualTimes: Omit<RunnerTimes, 'writeMaxMs'> = {
  leaseMs: 5_000,
  renewMs: 1_500,
  marginMs: 1_000,
  troubleMaxMs: 3 * 60_000,
  directoryMaxAgeMs: 60_000,
}

export interface RunnerOptions extends Omit<ExecuteDeps, 'secrets'> {
  /** Names this worker in the store; another one for each process. */
  readonly owner: string
  /** What people type in this process, under the name of this worker; default nothing. */
  readonly secrets?: TypedSecrets
  /** How often it looks for runs that others started; default 500 ms. */
  readonly pollMs?: number
  /** Runs of different connections at once; default 8. */
  readonly runsMax?: number
}

/** The worker of a process: takes runs whose turn it is and carries them out. */
export interface Runner {
  start(): void
  /** Something is to be done: a run was started, or somebody asked for another state. */
  nudge(): void
  /**
   * Stops taking and claiming, waits up to `graceMs` (default 10 s) for calls in flight, and gives its runs back.
   */
  stop(graceMs?: number): Promise<void>
}

export function createRunner(options: RunnerOptions): Runner {
  const { clock, log, store, times } = options
  const pollMs = options.pollMs ?? 500
  const runsMax = options.runsMax ?? 8
  const stopping = new AbortController()
  const wake = createWake(clock)
  const active = new Map<Promise<void>, Lease>()
  let looping: Promise<void> | null = null
  const secrets = options.secrets ?? createTypedSecrets(options.owner)
  const holding = createSecretHold({ secrets, store, clock, everyMs: times.renewMs })

  async function takeAll(): Promise<void> {
    while (!stopping.signal.aborted && active.size < runsMax) {
      const takenMs = clock.monotonicMs()
      const taken = await store.take({
        owner: options.owner,
        leaseMs: times.leaseMs,
        writeMaxMs: times.writeMaxMs,
      })
      if (!taken) return
      let lease: Lease | undefined
      const onLease = (held: Lease) => {
        lease = held
      }
      const work = executeRun({ ...options, secrets }, taken, {
        takenMs,
        stopping: stopping.signal,
        onLease,
      })
      if (lease) active.set(work, lease)
      void work.finally(() => {
        active.delete(work)
        wake.ring()
      })
    }
  }

  async function loop(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await holding.renew()
        await takeAll()
      } catch (error) {
        if (!isStoreUnavailable(error)) log.error({}, 'Looking for runs failed', error)
      }
      await wake.wait(pollMs)
    }
  }

  return {
    start() {
      secrets.serve(true)
      looping ??= loop()
    },
    nudge() {
      wake.ring()
      for (const lease of active.values()) void lease.renewNow()
    },
    async stop(graceMs = 10_000) {
      secrets.serve(false)
      stopping.abort()
      wake.ring()
      await looping
      const enough = new AbortController()
      const grace = clock.sleep(graceMs, enough.signal).catch(() => undefined)
      await Promise.race([Promise.all(active.keys()), grace])
      enough.abort()
      for (const lease of active.values()) lease.lose()
      await Promise.all(active.keys())
      await holding.giveUp()
    },
  }
}
