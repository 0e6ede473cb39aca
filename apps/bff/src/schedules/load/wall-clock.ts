import { clockOf } from '../rules/zone-clock.ts'
import type { Stretch } from './to-run-table.ts'

/**
 * What the clock on the wall shows, for instants that mostly come in order: it remembers between which two moves of the
 * clock the last one lay. Throws a `RangeError` for a zone that is not known.
 */
export function wallClockFor(
  timeZone: string,
  { fromMs, toMs }: Stretch,
): (atMs: number) => number {
  const clock = clockOf(timeZone)
  const shifts = clock.shiftsBetween(fromMs, toMs)
  const offsets = [
    clock.toLocal(fromMs - 1) - (fromMs - 1),
    ...shifts.map((shift) => shift.afterMs),
  ]
  const ends = [...shifts.map(({ atMs }) => atMs), Number.POSITIVE_INFINITY]
  let piece = 0
  return (atMs) => {
    while (piece > 0 && atMs < (ends[piece - 1] ?? 0)) piece -= 1
    while (atMs >= (ends[piece] ?? 0)) piece += 1
    return atMs + (offsets[piece] ?? 0)
  }
}
