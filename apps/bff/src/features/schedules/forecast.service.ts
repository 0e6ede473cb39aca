import type { ConnectionId } from '@curator/console-contract/ids'
import type { ForecastQuery, Moves, WorkerSlots } from '@curator/console-contract/schedule-forecast'
import type { FileReply } from '@curator/endpoint/endpoint'
import { AppError } from '../../core/app-error.ts'
import { countDays } from '../../schedules/load/count-days.ts'
import { countHeat } from '../../schedules/load/heat-map.ts'
import { toCalendarFile } from '../../schedules/load/ics.ts'
import { packLanes } from '../../schedules/load/lanes.ts'
import { countLoad, type LoadGrid } from '../../schedules/load/load-curve.ts'
import { moveRuns } from '../../schedules/load/move-runs.ts'
import { proposeSpread } from '../../schedules/load/propose-spread.ts'
import { dayMs } from '../../schedules/rules/local-time.ts'
import type { RunTable } from '../../schedules/run-table.ts'
import type { WorkerSlotsStore } from '../../store/worker-slots.store.ts'
import { type ClockChangesDeps, listClockChanges } from './clock-changes.service.ts'
import type { createExpectedRuns, ExpectedRuns } from './expected-runs.ts'
import { readStretch } from './forecast-query.ts'
import { toCurve, toDay, toRun, toRuns, toScheduleId } from './forecast-view.ts'
import { sayMove, toEvents } from './forecast-words.ts'

interface ForecastDeps extends ClockChangesDeps {
  readonly findRuns: ReturnType<typeof createExpectedRuns>
  readonly slots: WorkerSlotsStore
}

/** Runs that are listed one by one at the most. */
const maxRuns = 5_000
const timelineDays = 7
/** Runs that began before the stretch may still be at work in it. */
const leadMs = dayMs / 4
/** Moves bring runs from beside the stretch into it: the longest is a day. */
const moveMs = dayMs + leadMs

/** What is going to run, in pictures; nothing here writes to a Server. */
export class ForecastService {
  readonly #deps: ForecastDeps

  constructor(deps: ForecastDeps) {
    this.#deps = deps
  }

  async getCalendar({ detail, ...query }: ForecastQuery & { readonly detail: 'counts' | 'runs' }) {
    const stretch = readStretch({ query, place: 'query' })
    const { inside, origin } = await this.#deps.findRuns(query, stretch)
    const isListed = detail === 'runs'
    return {
      origin,
      days: countDays(inside, stretch, query.timeZone).map(toDay),
      runs: isListed ? toRuns(inside, maxRuns) : [],
      isCut: isListed && inside.startMs.length > maxRuns,
    }
  }

  async getHeatMap(query: ForecastQuery) {
    const stretch = readStretch({ query, place: 'query' })
    const { inside, origin } = await this.#deps.findRuns(query, stretch)
    const weeks = (stretch.toMs - stretch.fromMs) / (7 * dayMs)
    return { origin, weeks, cells: countHeat(inside, stretch, query.timeZone) }
  }

  async getLoad({ stepMinutes, ...query }: ForecastQuery & { readonly stepMinutes: number }) {
    const stretch = readStretch({ query, place: 'query', stepMinutes })
    const grid = await this.#toGrid(query.connectionId, { ...stretch, stepMinutes })
    const { origin, table } = await this.#deps.findRuns(query, stretch, leadMs)
    return { origin, curves: toCurves(table, grid) }
  }

  async getTimeline(query: ForecastQuery) {
    const stretch = readStretch({ query, place: 'query', maxDays: timelineDays })
    const { inside, origin } = await this.#deps.findRuns(query, stretch)
    const { slots } = await this.#toGrid(query.connectionId, { ...stretch, stepMinutes: 1 })
    const shown = firstRuns(inside, maxRuns)
    return {
      origin,
      lanes: packLanes(shown).map(({ bars, rowCount, workerTag }) => ({
        workerTag,
        slots: slots.get(workerTag) ?? null,
        rowCount,
        bars: bars.map(({ row, run }) => ({ ...toRun(shown, run), row })),
      })),
      isCut: inside.startMs.length > maxRuns,
    }
  }

  async getAgenda({ limit, ...query }: ForecastQuery & { readonly limit: number }) {
    const stretch = readStretch({ query, place: 'query' })
    const { inside, origin } = await this.#deps.findRuns(query, stretch)
    return { origin, runs: toRuns(inside, limit) }
  }

  /** Named after connection and first day. */
  async exportAgenda(query: ForecastQuery): Promise<FileReply> {
    const stretch = readStretch({ query, place: 'query' })
    const { inside, origin } = await this.#deps.findRuns(query, stretch)
    const { connectionId } = query
    const events = toEvents(inside, connectionId, maxRuns)
    const name = `Runs to be expected on ${connectionId}`
    return {
      fileName: `runs-${connectionId}-${query.from.slice(0, 10)}.ics`,
      contentType: 'text/calendar; charset=utf-8',
      bytes: new TextEncoder().encode(toCalendarFile(name, events, Date.parse(origin.takenAt))),
    }
  }

  async simulateMoves(body: {
    readonly query: ForecastQuery
    readonly stepMinutes: number
    readonly moves: Moves
  }) {
    const { expected, grid } = await this.#findAround(body.query, body.stepMinutes)
    const minutesOf = new Map(body.moves.map((move) => [move.scheduleId as string, move.minutes]))
    return compare(expected, minutesOf, grid)
  }

  async proposeSpread(body: {
    readonly query: ForecastQuery
    readonly stepMinutes: number
    readonly maxMinutes: number
    readonly fixed: readonly string[]
  }) {
    const { maxMinutes, query, stepMinutes } = body
    const { expected, grid } = await this.#findAround(query, stepMinutes)
    const moves = proposeSpread(expected.table, grid, { maxMinutes, fixed: new Set(body.fixed) })
    const minutesOf = new Map(moves.map((move) => [move.scheduleId, move.minutes]))
    return {
      ...compare(expected, minutesOf, grid),
      moves: moves.map((move) => ({
        scheduleId: toScheduleId(move.scheduleId),
        name: move.name,
        minutes: move.minutes,
        reason: sayMove(move, query.timeZone),
      })),
    }
  }

  listClockChanges(connectionId: ConnectionId) {
    return listClockChanges(this.#deps, connectionId)
  }

  async getWorkerSlots(connectionId: ConnectionId) {
    const { schedules } = await this.#deps.search.open(connectionId)
    const items = await this.#deps.slots.list(connectionId)
    const tags = [
      ...schedules.map(({ schedule }) => schedule.workerTag),
      ...items.map(({ workerTag }) => workerTag),
    ]
    return { items, knownTags: [...new Set(tags)].sort() }
  }

  async putWorkerSlots(connectionId: ConnectionId, items: readonly WorkerSlots[]) {
    refuseTwice(items)
    await this.#deps.search.open(connectionId)
    await this.#deps.slots.replace(connectionId, items)
    return this.getWorkerSlots(connectionId)
  }

  async #toGrid(connectionId: ConnectionId, grid: Omit<LoadGrid, 'slots'>): Promise<LoadGrid> {
    const items = await this.#deps.slots.list(connectionId)
    return { ...grid, slots: new Map(items.map(({ slots, workerTag }) => [workerTag, slots])) }
  }

  async #findAround(query: ForecastQuery, stepMinutes: number) {
    const stretch = readStretch({ query, place: 'body.query', stepMinutes })
    const grid = await this.#toGrid(query.connectionId, { ...stretch, stepMinutes })
    return { grid, expected: await this.#deps.findRuns(query, stretch, moveMs) }
  }
}

const toCurves = (table: RunTable, grid: LoadGrid) =>
  countLoad(table, grid).map((load) => toCurve(load, grid))

function compare(
  { origin, table }: ExpectedRuns,
  minutesOf: ReadonlyMap<string, number>,
  grid: LoadGrid,
) {
  return {
    origin,
    before: toCurves(table, grid),
    after: toCurves(moveRuns(table, minutesOf), grid),
  }
}

function firstRuns(table: RunTable, most: number): RunTable {
  const endMs = table.startMs[most]
  if (endMs === undefined) return table
  return {
    schedules: table.schedules,
    scheduleOf: table.scheduleOf.subarray(0, most),
    startMs: table.startMs.subarray(0, most),
    durationSeconds: table.durationSeconds.subarray(0, most),
  }
}

function refuseTwice(items: readonly WorkerSlots[]): void {
  const tags = items.map(({ workerTag }) => workerTag)
  const fields = tags.flatMap((tag, place) =>
    tags.indexOf(tag) === place
      ? []
      : [
          {
            path: `body.items.${place}.workerTag`,
            rule: 'twice',
            message: 'This worker tag stands here twice. Keep one of them.',
          },
        ],
  )
  if (fields.length > 0) throw new AppError('request_invalid', { fields })
}
