import type { Clock } from '../core/clock.ts'
import { isStoreUnavailable, isTransactionConflict } from './store-failure.ts'

const firstDelayMs = 50
const longestDelayMs = 2_000

/**
 * For background work: runs `attempt` again while the store can't be reached, with growing delays of at most 2 s, until it
 * succeeds, throws something else, or `signal` aborts (then throws the signal's reason). `attempt` must be safe to
 * repeat: a commit whose answer was lost may have happened.
 */
export async function retryWhileUnavailable<T>(
  attempt: () => Promise<T>,
  clock: Clock,
  signal?: AbortSignal,
): Promise<T> {
  for (let delayMs = firstDelayMs; ; delayMs = Math.min(delayMs * 2, longestDelayMs)) {
    signal?.throwIfAborted()
    try {
      return await attempt()
    } catch (error) {
      if (!isStoreUnavailable(error) && !isTransactionConflict(error)) throw error
    }
    await clock.sleep(delayMs, signal)
  }
}
