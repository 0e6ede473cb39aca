/** The time a practice server believes in; tests move it forward. */
export interface SandboxClock {
  /** Milliseconds since 1970. */
  now(): number
  /** The same as a UTC instant with milliseconds. */
  instant(): string
  /** Moves the time forward; tokens expire by it, and what was planned up to then happens. */
  advance(durationMs: number): void
  /** Tells of each move, with the time it led to (milliseconds since 1970). */
  onAdvance(listener: (nowMs: number) => void): void
}

/** Where a clock begins and what drives it. */
export interface ClockOptions {
  /** Instant the clock shows at first; it runs on from there. Default: the time of `source`. */
  readonly now?: string
  /** Milliseconds since 1970; default the computer's time. A constant function gives a clock that only `advance` moves. */
  readonly source?: () => number
}

/** Builds a clock. Throws a `RangeError` when `now` is no instant. */
export function createClock(options: ClockOptions = {}): SandboxClock {
  const source = options.source ?? Date.now
  const start = options.now === undefined ? undefined : Date.parse(options.now)
  if (start !== undefined && Number.isNaN(start)) {
    throw new RangeError(`"${options.now}" is no instant; write it like 2026-01-31T08:00:00Z`)
  }
  let offsetMs = start === undefined ? 0 : start - source()
  const now = () => source() + offsetMs
  const listeners: ((nowMs: number) => void)[] = []
  return {
    now,
    instant: () => new Date(now()).toISOString(),
    advance: (durationMs) => {
      offsetMs += durationMs
      for (const listener of listeners) listener(now())
    },
    onAdvance: (listener) => {
      listeners.push(listener)
    },
  }
}
