import { minuteMs } from '../rules/local-time.ts'
import type { RunTable } from '../run-table.ts'
import { type FreeWindow, findFreeWindows } from './free-windows.ts'
import { placeRuns } from './place-runs.ts'
import type { Stretch } from './to-run-table.ts'

/** How a stretch is cut, and how many runs a worker tag can do at once; a tag that is not named has no limit. */
export interface LoadGrid extends Stretch {
  readonly stepMinutes: number
  readonly slots: ReadonlyMap<string, number>
}

/** Load of one worker tag; a column has one number for each step, the most that happens within it. */
export interface TagLoad {
  readonly workerTag: string
  readonly slots: number | null
  readonly starts: Uint32Array
  readonly running: Uint32Array
  readonly waiting: Uint32Array
  /** The first step in which most runs are at work or waiting; null where nothing ever is. */
  readonly peak: {
    readonly step: number
    readonly running: number
    readonly waiting: number
  } | null
  /** Runs that start within the stretch and of which it is not known how long they take. */
  readonly unknownCount: number
  readonly free: readonly FreeWindow[]
}

/**
 * Load of each worker tag, in the order of their names. Runs wait behind slots in the order in which they come. Runs
 * before the stretch count for what is at work when it begins, not as starts.
 */
export function countLoad(table: RunTable, grid: LoadGrid): TagLoad[] {
  return [...runsByTag(table)]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([workerTag, runs]) => countTag(table, runs, workerTag, grid))
}

export const countSteps = ({ fromMs, stepMinutes, toMs }: LoadGrid) =>
  Math.max(0, Math.ceil((toMs - fromMs) / (stepMinutes * minuteMs)))

function runsByTag(table: RunTable): Map<string, Uint32Array> {
  const tags = new Map<string, number>()
  const tagOf = table.schedules.map(({ workerTag }) => {
    const place = tags.get(workerTag) ?? tags.size
    tags.set(workerTag, place)
    return place
  })
  const counts = new Uint32Array(tags.size)
  for (const schedule of table.scheduleOf) bump(counts, tagOf[schedule] ?? 0)
  const lists = Array.from(counts, (count) => new Uint32Array(count))
  const filled = new Uint32Array(tags.size)
  for (let run = 0; run < table.scheduleOf.length; run += 1) {
    const tag = tagOf[table.scheduleOf[run] ?? 0] ?? 0
    const list = lists[tag]
    if (list) list[filled[tag] ?? 0] = run
    bump(filled, tag)
  }
  const found = new Map<string, Uint32Array>()
  for (const [tag, place] of tags) {
    const list = lists[place]
    if (list && list.length > 0) found.set(tag, list)
  }
  return found
}

function countTag(table: RunTable, runs: Uint32Array, workerTag: string, grid: LoadGrid): TagLoad {
  const slots = grid.slots.get(workerTag) ?? null
  const placed = placeRuns(table, runs, slots)
  const running = sweep(placed.begins, placed.ends, grid)
  const waiting = sweep(placed.come, placed.leave, grid)
  const load = running.map((count, step) => count + (waiting[step] ?? 0))
  return {
    workerTag,
    slots,
    ...countStarts(table, runs, grid),
    running,
    waiting,
    peak: findPeak(load, running, waiting),
    free: findFreeWindows(load, grid),
  }
}

function countStarts(table: RunTable, runs: Uint32Array, grid: LoadGrid) {
  const starts = new Uint32Array(countSteps(grid))
  let unknownCount = 0
  for (const run of runs) {
    const at = table.startMs[run] ?? 0
    if (at < grid.fromMs || at >= grid.toMs) continue
    bump(starts, Math.floor((at - grid.fromMs) / (grid.stepMinutes * minuteMs)))
    if (Number.isNaN(table.durationSeconds[run])) unknownCount += 1
  }
  return { starts, unknownCount }
}

/** The most within each step of what begins and ends; both in order. An end at an instant comes before a beginning. */
function sweep(begins: Float64Array, ends: Float64Array, grid: LoadGrid): Uint32Array {
  const most = new Uint32Array(countSteps(grid))
  let begun = 0
  let ended = 0
  const endUntil = (atMs: number) => {
    while (ended < ends.length && (ends[ended] ?? 0) <= atMs) ended += 1
  }
  for (let step = 0; step < most.length; step += 1) {
    const stepMs = grid.stepMinutes * minuteMs
    const fromMs = grid.fromMs + step * stepMs
    while (begun < begins.length && (begins[begun] ?? 0) < fromMs) begun += 1
    endUntil(fromMs)
    let top = begun - ended
    for (; begun < begins.length && (begins[begun] ?? 0) < fromMs + stepMs; begun += 1) {
      endUntil(begins[begun] ?? 0)
      top = Math.max(top, begun + 1 - ended)
    }
    most[step] = top
  }
  return most
}

function findPeak(load: Uint32Array, running: Uint32Array, waiting: Uint32Array): TagLoad['peak'] {
  let step = 0
  for (let other = 1; other < load.length; other += 1) {
    if ((load[other] ?? 0) > (load[step] ?? 0)) step = other
  }
  if ((load[step] ?? 0) === 0) return null
  return { step, running: running[step] ?? 0, waiting: waiting[step] ?? 0 }
}

function bump(counts: Uint32Array, place: number): void {
  counts[place] = (counts[place] ?? 0) + 1
}
