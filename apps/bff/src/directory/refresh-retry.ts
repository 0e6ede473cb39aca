import type { Clock } from '../core/clock.ts'

const firstDelayMs = 5_000
const longestDelayMs = 120_000

/** Tries again while reading a Server keeps failing: after 5 s, doubling to 2 min, until it succeeds or `signal` aborts. */
export function createRefreshRetry(options: {
  readonly clock: Clock
  readonly signal: AbortSignal
  /** Must report how it went by `failed` or `succeeded`. */
  readonly retry: () => void
}) {
  const { clock, retry, signal } = options
  let delayMs = firstDelayMs
  let isPlanned = false
  let isFailing = false

  async function retryLater(): Promise<void> {
    isPlanned = true
    await clock.sleep(delayMs, signal).catch(() => undefined)
    isPlanned = false
    if (signal.aborted || !isFailing) return
    delayMs = Math.min(longestDelayMs, delayMs * 2)
    retry()
  }

  return {
    /** Also told of failures of others; one retry is under way at a time. */
    failed(): void {
      isFailing = true
      if (!isPlanned && !signal.aborted) void retryLater()
    },
    succeeded(): void {
      isFailing = false
      delayMs = firstDelayMs
    },
  }
}
