import type { Clock } from '../core/clock.ts'
import type { Priority } from './gateways.ts'
import {
  addTrip,
  firstLimiterState,
  type LimiterEvent,
  type LimiterState,
  nextLimiterState,
  recentTripMs,
  shortestTripMs,
  type TripWindow,
} from './limiter-state.ts'

/** How a call that held a slot went, as far as the width cares. `null`: it was never sent, or says nothing. */
export type SlotResult =
  | { readonly kind: 'answered'; readonly operationId: string; readonly tripMs: number }
  | { readonly kind: 'throttled'; readonly retryAfterMs: number | null }
  | { readonly kind: 'timed_out' }
  | null

/** The right to have one call in flight; released exactly once. */
export interface Slot {
  release(result: SlotResult): void
}

/** A person's call that would have to wait longer than a person does. */
export class HeldBack extends Error {
  readonly retryAfterMs: number

  constructor(retryAfterMs: number) {
    super(`held back for ${retryAfterMs} ms`)
    this.name = 'HeldBack'
    this.retryAfterMs = retryAfterMs
  }
}

const peopleCap = 16
/** People wait this long for a Server that asked for patience, then hear of it. */
const peoplePatienceMs = 2_000

interface Waiter {
  readonly grant: (slot: Slot) => void
}

/** One limiter per connection. Bulk adapts its width; people have a fixed cap of their own and go first. */
export class Limiter {
  readonly #clock: Clock
  readonly #maxWidth: number
  #state: LimiterState
  readonly #trips = new Map<string, TripWindow>()
  readonly #inFlight = { people: 0, bulk: 0 }
  readonly #waiting: Record<Priority, Set<Waiter>> = { people: new Set(), bulk: new Set() }
  #wakeAtMs = 0

  constructor(options: { readonly maxWidth: number; readonly clock: Clock }) {
    this.#clock = options.clock
    this.#maxWidth = options.maxWidth
    this.#state = firstLimiterState(options.maxWidth)
  }

  /** Waits for a slot. Rejects with `HeldBack` (people only) or the signal's reason. */
  async enter(priority: Priority, signal?: AbortSignal): Promise<Slot> {
    signal?.throwIfAborted()
    const holdMs = this.#state.holdUntilMs - this.#clock.monotonicMs()
    if (priority === 'people' && holdMs > peoplePatienceMs) throw new HeldBack(holdMs)
    const waiting = this.#waiting[priority]
    return new Promise<Slot>((resolve, reject) => {
      const onAbort = () => {
        waiting.delete(waiter)
        reject(signal?.reason)
      }
      const waiter: Waiter = {
        grant: (slot) => {
          signal?.removeEventListener('abort', onAbort)
          resolve(slot)
        },
      }
      signal?.addEventListener('abort', onAbort, { once: true })
      waiting.add(waiter)
      this.#pump()
    })
  }

  load(): { readonly inFlight: number; readonly width: number } {
    const { bulk, people } = this.#inFlight
    return { inFlight: bulk + people, width: Math.floor(this.#state.width) }
  }

  #hasRoom(priority: Priority): boolean {
    if (priority === 'people') return this.#inFlight.people < peopleCap
    return this.#waiting.people.size === 0 && this.#inFlight.bulk < Math.floor(this.#state.width)
  }

  #pump(): void {
    const holdMs = this.#state.holdUntilMs - this.#clock.monotonicMs()
    if (holdMs > 0) {
      this.#wakeLater(holdMs)
      return
    }
    for (const priority of ['people', 'bulk'] as const) {
      for (const waiter of this.#waiting[priority]) {
        // Of people, only those count as waiting who find no room themselves.
        if (!this.#hasRoom(priority)) break
        this.#waiting[priority].delete(waiter)
        waiter.grant(this.#grant(priority))
      }
    }
  }

  #wakeLater(holdMs: number): void {
    if (this.#wakeAtMs >= this.#state.holdUntilMs) return
    this.#wakeAtMs = this.#state.holdUntilMs
    // Timers fire up to a millisecond early: whoever wakes looks again, and may sleep again.
    void this.#clock.sleep(Math.ceil(holdMs)).then(() => {
      this.#wakeAtMs = 0
      this.#pump()
    })
  }

  #grant(priority: Priority): Slot {
    this.#inFlight[priority] += 1
    let isReleased = false
    return {
      release: (result) => {
        if (isReleased) return
        isReleased = true
        const bulkInFlight = this.#inFlight.bulk
        this.#inFlight[priority] -= 1
        // People's calls say nothing about width, but what the Server asks of one it asks of all.
        if (priority === 'bulk' || result?.kind === 'throttled') this.#learn(result, bulkInFlight)
        this.#pump()
      },
    }
  }

  #learn(result: SlotResult, inFlight: number): void {
    if (!result) return
    const nowMs = this.#clock.monotonicMs()
    const next = (event: LimiterEvent) => {
      this.#state = nextLimiterState(this.#state, event, nowMs, this.#maxWidth)
    }
    if (result.kind !== 'answered') {
      next(result)
      return
    }
    const { operationId, tripMs } = result
    const window = addTrip(this.#trips.get(operationId), tripMs, nowMs)
    this.#trips.set(operationId, window)
    next({
      kind: 'answered',
      tripMs: recentTripMs(window),
      shortestTripMs: shortestTripMs(window),
      inFlight,
    })
  }
}
