import type { Clock } from '../../core/clock.ts'
import type { JournalStore } from '../../store/journal.store.ts'
import { secretsAwayMs } from '../../store/secret-holder.ts'
import type { TypedSecrets } from '../typed-secrets.ts'

/** Says in the store that this worker still holds what was typed, and forgets it for runs that have ended. */
export function createSecretHold({
  clock,
  everyMs,
  secrets,
  store,
}: {
  readonly secrets: TypedSecrets
  readonly store: Pick<JournalStore, 'holdSecrets'>
  readonly clock: Clock
  readonly everyMs: number
}) {
  let renewedMs = Number.NEGATIVE_INFINITY
  return {
    renew: async (): Promise<void> => {
      if (secrets.isEmpty() || clock.monotonicMs() - renewedMs < everyMs) return
      renewedMs = clock.monotonicMs()
      // A run that is confirmed while the store answers may be missing from the answer though it is open.
      const asked = secrets.listConfirmed()
      const open = new Set(await store.holdSecrets(secrets.owner, secretsAwayMs))
      for (const runId of asked) if (!open.has(runId)) secrets.forget(runId)
    },
    /** Others may take the runs at once. The store may be away: then they wait until the hold is over. */
    giveUp: async (): Promise<void> => {
      if (!secrets.isEmpty()) await store.holdSecrets(secrets.owner, 0).catch(() => undefined)
      for (const runId of secrets.listConfirmed()) secrets.forget(runId)
    },
  }
}
