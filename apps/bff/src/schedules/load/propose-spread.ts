import { minuteMs } from '../rules/local-time.ts'
import type { RunTable } from '../run-table.ts'
import { Demand } from './demand.ts'
import { countLoad, type LoadGrid, type TagLoad } from './load-curve.ts'
import { moveRuns } from './move-runs.ts'

/** A schedule that should start at another time, and why. */
export interface SpreadMove {
  readonly scheduleId: string
  readonly name: string
  readonly minutes: number
  /** The crowded instant that it leaves, and how many runs wanted to be at work then. */
  readonly crowdMs: number
  readonly crowd: number
  /** The most runs that it meets anywhere at its new times, itself included. */
  readonly afterwards: number
}

export interface SpreadLimits {
  /** No move is further than this; at least one. */
  readonly maxMinutes: number
  /** Ids of schedules that stay. */
  readonly fixed: ReadonlySet<string>
}

const movesAtMost = 500
/** Crowds that are tried in vain, and schedules of a crowd that are tried: what is beyond them is not worth the wait. */
const vainAtMost = 100
const placesAtMost = 50
/** Where no slots were entered. */
const aimOfPeak = 0.5

/**
 * Moves that flatten the load, by worker tag: takes the most crowded minute and moves the schedule in it that gets by with
 * the smallest move to where it makes no crowd as large; all runs of a schedule move together and once. Aims at the slots,
 * or at half of the peak where none were entered; a crowd that can't be made smaller stays. No peak is ever higher
 * afterwards. Runs outside the stretch of the grid count for nothing.
 */
export function proposeSpread(table: RunTable, grid: LoadGrid, limits: SpreadLimits): SpreadMove[] {
  const peaks = new Map(countLoad(table, grid).map((load) => [load.workerTag, sumPeak(load)]))
  return [...peaks.keys()].flatMap((workerTag) => {
    const ofTag = keepTag(table, workerTag)
    let moves = spreadTag(ofTag, grid, limits, grid.slots.get(workerTag) ?? null)
    // Waiting shifts runs against each other in ways that minutes do not show; so the real load has the last word.
    while (moves.length > 0 && peakAfter(ofTag, grid, moves) > (peaks.get(workerTag) ?? 0)) {
      moves = moves.slice(0, moves.length >> 1)
    }
    return moves
  })
}

const sumPeak = ({ peak }: TagLoad) => (peak ? peak.running + peak.waiting : 0)

function peakAfter(table: RunTable, grid: LoadGrid, moves: readonly SpreadMove[]): number {
  const moved = moveRuns(
    table,
    new Map(moves.map(({ scheduleId, minutes }) => [scheduleId, minutes])),
  )
  return Math.max(0, ...countLoad(moved, grid).map(sumPeak))
}

function keepTag(table: RunTable, workerTag: string): RunTable {
  const isKept = (run: number) =>
    table.schedules[table.scheduleOf[run] ?? 0]?.workerTag === workerTag
  const runs = Uint32Array.from(table.scheduleOf.keys()).filter(isKept)
  return {
    schedules: table.schedules,
    scheduleOf: runs.map((run) => table.scheduleOf[run] ?? 0),
    startMs: Float64Array.from(runs, (run) => table.startMs[run] ?? 0),
    durationSeconds: Float32Array.from(runs, (run) => table.durationSeconds[run] ?? Number.NaN),
  }
}

function spreadTag(
  table: RunTable,
  grid: LoadGrid,
  limits: SpreadLimits,
  slots: number | null,
): SpreadMove[] {
  const demand = new Demand(table, grid, grid.stepMinutes)
  const stuck = new Uint8Array(demand.minutes.length)
  const isFree = table.schedules.map(({ id }) => !limits.fixed.has(id))
  const distances = listDistances(grid.stepMinutes, limits.maxMinutes)
  const moves: SpreadMove[] = []
  let aim = slots
  let vainCount = 0
  while (moves.length < movesAtMost && vainCount < vainAtMost) {
    const minute = demand.busiest(stuck)
    const crowd = minute === null ? 0 : (demand.minutes[minute] ?? 0)
    aim ??= Math.max(1, Math.ceil(crowd * aimOfPeak))
    if (minute === null || crowd <= aim) break
    const places = demand
      .schedulesAt(minute)
      .filter((place) => isFree[place])
      .slice(0, placesAtMost)
    // First to where it makes no new crowd; where there is no such room, to a smaller crowd than the one it leaves.
    const found =
      findMove(demand, places, distances, aim) ?? findMove(demand, places, distances, crowd - 1)
    if (!found) {
      vainCount += 1
      markStuck(stuck, demand, minute)
      continue
    }
    const { place, by, afterwards } = found
    demand.add(place, 0, -1)
    demand.add(place, by, 1)
    isFree[place] = false
    const { id, name } = table.schedules[place] ?? { id: '', name: '' }
    const crowdMs = grid.fromMs + minute * minuteMs
    moves.push({ scheduleId: id, name, minutes: by, crowdMs, crowd, afterwards })
  }
  return moves
}

/** The crowd stays, and with it all minutes that it lasts unchanged. */
function markStuck(stuck: Uint8Array, demand: Demand, minute: number): void {
  const crowd = demand.minutes[minute]
  for (let at = minute; demand.minutes[at] === crowd; at += 1) stuck[at] = 1
}

/** Distances to try in minutes, the smallest first. */
function listDistances(stepMinutes: number, maxMinutes: number): number[] {
  const step = Math.min(stepMinutes, maxMinutes)
  return Array.from({ length: Math.floor(maxMinutes / step) }, (_, place) => (place + 1) * step)
}

interface FoundMove {
  readonly place: number
  readonly by: number
  /** The most runs it meets at its new times, itself included. */
  readonly afterwards: number
}

/**
 * The smallest move out of a crowd to where never more than `limit` runs meet, itself included; of equally small ones the
 * one with the most room, then the one of the schedule with the fewest runs, then the later one.
 */
function findMove(
  demand: Demand,
  places: readonly number[],
  distances: readonly number[],
  limit: number,
): FoundMove | null {
  let best: FoundMove | null = null
  for (const place of places) {
    const found = moveOut(demand, place, distances, limit)
    if (found && (!best || isBetter(found, best))) best = found
  }
  return best
}

function isBetter(one: FoundMove, other: FoundMove): boolean {
  const closer = Math.abs(one.by) - Math.abs(other.by)
  return closer < 0 || (closer === 0 && one.afterwards < other.afterwards)
}

/** The smallest move of one schedule; of both ways the emptier. */
function moveOut(
  demand: Demand,
  place: number,
  distances: readonly number[],
  limit: number,
): FoundMove | null {
  demand.add(place, 0, -1)
  let found: FoundMove | null = null
  for (const distance of distances) {
    const later = demand.most(place, distance, limit) + 1
    const earlier = demand.most(place, -distance, limit) + 1
    const afterwards = Math.min(later, earlier)
    if (afterwards > limit) continue
    found = { place, by: later === afterwards ? distance : -distance, afterwards }
    break
  }
  demand.add(place, 0, 1)
  return found
}
