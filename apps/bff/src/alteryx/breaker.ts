/** How a call went, as far as the breaker cares. 4xx and 429 are `ok`: the Server is there and answers. */
export type BreakerResult = 'ok' | 'fault' | 'unreachable'

export type Admission =
  | { readonly kind: 'pass' }
  /** The one call that finds out whether the Server is back. */
  | { readonly kind: 'probe' }
  | { readonly kind: 'wait'; readonly waitMs: number }

/** Turns trouble of a connection into waiting. Time is an argument, so that tables can test it. */
export interface Breaker {
  admit(nowMs: number): Admission
  record(result: BreakerResult, admission: Admission, nowMs: number): void
  /** The admitted call was not sent after all. */
  abandon(admission: Admission): void
  isOpen(): boolean
}

const windowMs = 10_000
const leastCalls = 20
const unreachableInARow = 5
const firstDelayMs = 1_000
const longestDelayMs = 15_000
/** How often waiting calls look whether the probe is back. */
const probeWaitMs = 100

interface Bucket {
  readonly second: number
  calls: number
  faults: number
}

/**
 * Opens after 20 calls with more than half of them faults within 10 s, or after 5 unreachable in a row; lets one probe
 * through after 1 s, doubling to 15 s.
 */
export function createBreaker(onChange: (isOpen: boolean) => void = () => undefined): Breaker {
  let buckets: Bucket[] = []
  let unreachableCount = 0
  let open: { untilMs: number; delayMs: number; isProbing: boolean } | null = null

  function count(isFault: boolean, nowMs: number): boolean {
    const second = Math.floor(nowMs / 1_000)
    buckets = buckets.filter((bucket) => bucket.second > second - windowMs / 1_000)
    let bucket = buckets.at(-1)
    if (bucket?.second !== second) {
      bucket = { second, calls: 0, faults: 0 }
      buckets.push(bucket)
    }
    bucket.calls += 1
    if (isFault) bucket.faults += 1
    const calls = buckets.reduce((sum, each) => sum + each.calls, 0)
    const faults = buckets.reduce((sum, each) => sum + each.faults, 0)
    return calls >= leastCalls && faults * 2 > calls
  }

  function openFor(delayMs: number, nowMs: number): void {
    if (!open) onChange(true)
    open = { untilMs: nowMs + delayMs, delayMs, isProbing: false }
    buckets = []
    unreachableCount = 0
  }

  return {
    admit: (nowMs) => {
      if (!open) return { kind: 'pass' }
      if (nowMs < open.untilMs) return { kind: 'wait', waitMs: open.untilMs - nowMs }
      if (open.isProbing) return { kind: 'wait', waitMs: probeWaitMs }
      open.isProbing = true
      return { kind: 'probe' }
    },
    record: (result, admission, nowMs) => {
      if (admission.kind === 'probe' && open) {
        if (result === 'ok') {
          open = null
          onChange(false)
        } else openFor(Math.min(open.delayMs * 2, longestDelayMs), nowMs)
        return
      }
      // Answers of calls sent before it opened change nothing: only the probe decides.
      if (open) return
      unreachableCount = result === 'unreachable' ? unreachableCount + 1 : 0
      const isTooMuch = count(result !== 'ok', nowMs)
      if (isTooMuch || unreachableCount >= unreachableInARow) openFor(firstDelayMs, nowMs)
    },
    abandon: (admission) => {
      if (admission.kind === 'probe' && open) open.isProbing = false
    },
    isOpen: () => open !== null,
  }
}
