/**
 * How many bulk calls at once: the pure half of the limiter. Growth follows an estimate of the queue at the Server made
 * from the shortest round trip seen; throttling and timeouts cut the width at once and start a cool-down.
 */
export interface LimiterState {
  /** Calls at once; a fraction, so that slow growth adds up. At least 1. */
  readonly width: number
  /** Doubling per round trip until the first sign of a queue. */
  readonly isStarting: boolean
  /** Width at which the Server last said stop; growth is slow around it. */
  readonly ceiling: number | null
  /** Neither growth nor another cut before this instant: answers still coming in belong to the old width. */
  readonly quietUntilMs: number
  /** Nothing is sent before this instant (`Retry-After`). */
  readonly holdUntilMs: number
}

export type LimiterEvent =
  | {
      readonly kind: 'answered'
      /** From the call's start to its whole reply; the shortest of the last few, see `recentTripMs`. */
      readonly tripMs: number
      /** Shortest trip of the same operation of late. */
      readonly shortestTripMs: number
      /** Bulk calls in flight while this one was, itself included. */
      readonly inFlight: number
    }
  | { readonly kind: 'throttled'; readonly retryAfterMs: number | null }
  | { readonly kind: 'timed_out' }

const startWidth = 4
const cut = 0.7
const coolDownMs = 250
/** Calls queued at the Server that still count as healthy, and that count as too many. */
const healthyQueue = 3
const longQueue = 6

export function firstLimiterState(maxWidth: number): LimiterState {
  return {
    width: Math.min(startWidth, maxWidth),
    isStarting: true,
    ceiling: null,
    quietUntilMs: 0,
    holdUntilMs: 0,
  }
}

export function nextLimiterState(
  state: LimiterState,
  event: LimiterEvent,
  nowMs: number,
  maxWidth: number,
): LimiterState {
  if (event.kind !== 'answered') {
    const retryAfterMs = event.kind === 'throttled' ? (event.retryAfterMs ?? 0) : 0
    const held = { ...state, holdUntilMs: Math.max(state.holdUntilMs, nowMs + retryAfterMs) }
    return nowMs < state.quietUntilMs ? held : cutDown(held, nowMs)
  }
  // A width that is not used says nothing about whether more would be healthy.
  if (nowMs < state.quietUntilMs || event.inFlight * 2 < state.width) return state
  const queue = queuedCalls(event)
  if (queue > longQueue) {
    return { ...state, isStarting: false, width: Math.max(1, state.width - 1 / state.width) }
  }
  if (queue > healthyQueue) return { ...state, isStarting: false }
  return grow(state, maxWidth)
}

function cutDown(state: LimiterState, nowMs: number): LimiterState {
  return {
    ...state,
    isStarting: false,
    ceiling: state.width,
    width: Math.max(1, state.width * cut),
    quietUntilMs: nowMs + coolDownMs,
  }
}

/** Little's law on the trip beyond the shortest one; half as much again and 10 ms are noise, not a queue. */
function queuedCalls(event: { tripMs: number; shortestTripMs: number; inFlight: number }): number {
  const quietTripMs = event.shortestTripMs * 1.5 + 10
  return event.tripMs <= quietTripMs ? 0 : event.inFlight * (1 - quietTripMs / event.tripMs)
}

function grow(state: LimiterState, maxWidth: number): LimiterState {
  const isNearCeiling = state.ceiling !== null && state.width >= state.ceiling * 0.9
  const step = state.isStarting ? 1 : (isNearCeiling ? 0.25 : 2) / state.width
  const width = Math.min(maxWidth, state.width + step)
  const isPast = state.ceiling !== null && width > state.ceiling * 1.1
  return { ...state, width, ceiling: isPast ? null : state.ceiling }
}

/** Trips of one operation: the shortest of the last 30 to 60 seconds, and the last few. */
export interface TripWindow {
  readonly currentMs: number
  readonly previousMs: number
  readonly sinceMs: number
  readonly recentMs: readonly number[]
}

const windowMs = 30_000
const recentCount = 8

export function addTrip(window: TripWindow | undefined, tripMs: number, nowMs: number): TripWindow {
  if (!window) {
    return { currentMs: tripMs, previousMs: tripMs, sinceMs: nowMs, recentMs: [tripMs] }
  }
  const recentMs = [...window.recentMs.slice(1 - recentCount), tripMs]
  if (nowMs - window.sinceMs > windowMs) {
    return { currentMs: tripMs, previousMs: window.currentMs, sinceMs: nowMs, recentMs }
  }
  return { ...window, currentMs: Math.min(window.currentMs, tripMs), recentMs }
}

export function shortestTripMs(window: TripWindow): number {
  return Math.min(window.currentMs, window.previousMs)
}

/** The shortest of the last few: a busy moment of this machine delays some calls, a queue at the Server all of them. */
export function recentTripMs(window: TripWindow): number {
  return Math.min(...window.recentMs)
}
