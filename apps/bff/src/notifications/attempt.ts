/** What came of one try to send a message. `later`: worth another try. `failed`: the same again would fail again. */
export interface Attempt {
  readonly state: 'delivered' | 'failed' | 'later' | 'skipped'
  /** For administrators: what happened and what to do. Never what the receiver wrote, which may repeat a secret. */
  readonly words: string
  /** What the receiver asked for. */
  readonly retryAfterMs: number | null
}

/** Tries before a delivery is given up: about a day in all. */
export const attemptsMax = 9
const firstWaitMs = 30_000
const waitMaxMs = 6 * 3_600_000

/** Milliseconds until the next try, after so many: 30 s, 2 min, 8 min, 32 min, 2 h, then 6 h each. */
export function toWaitMs(attempts: number, retryAfterMs: number | null): number {
  const wait = firstWaitMs * 4 ** (attempts - 1)
  return Math.min(waitMaxMs, Math.max(wait, retryAfterMs ?? 0))
}

/** What becomes of a delivery after a try; the last one gives it up. */
export function toEnd(
  { state, words, retryAfterMs }: Attempt,
  attempts: number,
): {
  readonly state: 'delivered' | 'failed' | 'skipped' | 'waiting'
  readonly words: string
  readonly waitMs: number
} {
  if (state !== 'later') return { state, words, waitMs: 0 }
  if (attempts >= attemptsMax)
    return { state: 'failed', words: `${words} Given up after ${attempts} tries.`, waitMs: 0 }
  return { state: 'waiting', words, waitMs: toWaitMs(attempts, retryAfterMs) }
}
