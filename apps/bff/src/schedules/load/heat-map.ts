import { minuteMs, weekdayOf } from '../rules/local-time.ts'
import type { RunTable } from '../run-table.ts'
import type { Stretch } from './to-run-table.ts'
import { wallClockFor } from './wall-clock.ts'

export interface HeatCell {
  /** 1 is Monday. */
  readonly weekday: number
  readonly hour: number
  readonly starts: number
  /** Starts of schedules whose last run failed. */
  readonly failures: number
  /** Of runs at work, within the stretch; null where runs start and of none it is known how long they take. */
  readonly minutes: number | null
}

const hourMs = 3_600_000
const cellCount = 7 * 24

/**
 * All 168 hours of a week, Monday midnight first, as the clock of the zone shows them: an hour that comes twice counts
 * twice, one that is skipped stays empty. Throws a `RangeError` for no zone.
 */
export function countHeat(table: RunTable, stretch: Stretch, timeZone: string): HeatCell[] {
  const toLocal = wallClockFor(timeZone, stretch)
  const starts = new Uint32Array(cellCount)
  const failures = new Uint32Array(cellCount)
  const known = new Uint32Array(cellCount)
  const busyMs = new Float64Array(cellCount)
  for (let run = 0; run < table.startMs.length; run += 1) {
    const at = table.startMs[run] ?? 0
    const cell = cellOf(toLocal(at))
    starts[cell] = (starts[cell] ?? 0) + 1
    if (table.schedules[table.scheduleOf[run] ?? 0]?.isFailing) {
      failures[cell] = (failures[cell] ?? 0) + 1
    }
    const seconds = table.durationSeconds[run] ?? Number.NaN
    if (Number.isNaN(seconds)) continue
    known[cell] = (known[cell] ?? 0) + 1
    spread(busyMs, toLocal, at, Math.min(at + seconds * 1_000, stretch.toMs))
  }
  const isAnyKnown = known.some((count) => count > 0)
  return Array.from({ length: cellCount }, (_, cell) => {
    const isSilent = busyMs[cell] === 0 && known[cell] === 0 && starts[cell] !== 0
    return {
      weekday: Math.floor(cell / 24) + 1,
      hour: cell % 24,
      starts: starts[cell] ?? 0,
      failures: failures[cell] ?? 0,
      minutes: isSilent || !isAnyKnown ? null : (busyMs[cell] ?? 0) / minuteMs,
    }
  })
}

/** Shares the time of a run out among the hours it lasts. */
function spread(
  busyMs: Float64Array,
  toLocal: (atMs: number) => number,
  fromMs: number,
  toMs: number,
): void {
  // Clocks move at full quarters of an hour at the finest, so that none of those spans a move.
  const isPlain = toLocal(toMs) - toLocal(fromMs) === toMs - fromMs
  const pieceMs = isPlain ? hourMs : hourMs / 4
  for (let at = fromMs; at < toMs; ) {
    const local = toLocal(at)
    const end = Math.min(at + (Math.floor(local / pieceMs) + 1) * pieceMs - local, toMs)
    const cell = cellOf(local)
    busyMs[cell] = (busyMs[cell] ?? 0) + end - at
    at = end
  }
}

const cellOf = (localMs: number) =>
  weekdayOf(localMs) * 24 +
  Math.floor((localMs - Math.floor(localMs / (24 * hourMs)) * 24 * hourMs) / hourMs)
