/** The first run after a local time (milliseconds as if UTC), or `null` when there is none. Never before the start. */
export type LocalRuns = (afterMs: number) => number | null

export const dayMs = 86_400_000

/** The first of `start`, `start + step`, `start + 2 step` … that is later than `after`. */
export function firstAfter(startMs: number, stepMs: number, afterMs: number): number {
  if (afterMs < startMs) return startMs
  return startMs + (Math.floor((afterMs - startMs) / stepMs) + 1) * stepMs
}

/** Midnight of a day. */
export const midnightOf = (atMs: number) => Math.floor(atMs / dayMs) * dayMs

/** 0 is Sunday. */
export const weekdayOf = (atMs: number) => (((Math.floor(atMs / dayMs) + 4) % 7) + 7) % 7
