import { createHash } from 'node:crypto'
import type { ConnectionId } from '@curator/console-contract/ids'
import type { ForecastOrigin, ForecastQuery } from '@curator/console-contract/schedule-forecast'
import type { Clock } from '../../core/clock.ts'
import type { ScheduleBook } from '../../directory/schedule-book.ts'
import type { JoinedSchedule } from '../../schedules/list/joined-schedule.ts'
import { toRunSchedule } from '../../schedules/load/to-run-schedule.ts'
import {
  fromForecast,
  fromStarts,
  runsWithin,
  type Stretch,
} from '../../schedules/load/to-run-table.ts'
import { runsBetween } from '../../schedules/rules/next-runs.ts'
import { isKnownZone } from '../../schedules/rules/zone-clock.ts'
import type { RunTable } from '../../schedules/run-table.ts'
import type { ForecastBook } from './forecast-book.ts'
import type { RuleBook } from './rule-book.ts'
import type { ScheduleSearch } from './schedule-search.ts'

/** Runs of the schedules that match, and where they are known from. */
export interface ExpectedRuns {
  /** With those around the stretch that were asked for. */
  readonly table: RunTable
  /** Those of the stretch alone. */
  readonly inside: RunTable
  readonly origin: ForecastOrigin
}

export interface ExpectedRunsDeps {
  readonly search: Pick<ScheduleSearch, 'filter'>
  readonly forecasts: Pick<ForecastBook, 'find'>
  readonly rules: Pick<RuleBook, 'find'>
  /** What went wrong, for people. */
  readonly toWords: (error: unknown) => string
  readonly clock: Clock
}

/** Whose runs are wanted: the filters of the list. */
type RunsWanted = Omit<ForecastQuery, 'from' | 'to' | 'timeZone' | 'scheduleTimeZone'> & {
  readonly scheduleTimeZone?: readonly string[]
}

interface Found {
  readonly table: RunTable
  readonly source: ForecastOrigin['source']
  readonly why: string | null
  readonly takenAt: string
  /** Ids of schedules of which more runs may come than are known. */
  readonly partlyKnown: ReadonlySet<string>
}

/**
 * Finds the runs to be expected: from the Server's forecast, else from rules that are known here, with the next run alone
 * of the other schedules. `aroundMs` is looked at before and after the stretch, too. Throws what `ScheduleSearch` throws.
 */
export function createExpectedRuns(deps: ExpectedRunsDeps) {
  return async (wanted: RunsWanted, stretch: Stretch, aroundMs = 0): Promise<ExpectedRuns> => {
    const { connectionId, scheduleTimeZone = [], ...filters } = wanted
    const conditions = { ...filters, timeZone: [...scheduleTimeZone] }
    const { book, matching } = await deps.search.filter(connectionId, conditions)
    const active = matching.filter(({ schedule }) => schedule.isEnabled)
    const wide = { fromMs: stretch.fromMs - aroundMs, toMs: stretch.toMs + aroundMs }
    const found = await find(deps, connectionId, book, active, wide)
    const inside = runsWithin(found.table, stretch)
    const { source, why, takenAt } = found
    const runCount = inside.startMs.length
    const origin = { source, why, takenAt, runCount, unseenCount: countUnseen(found, inside) }
    return { table: found.table, inside, origin }
  }
}

/** Says whether schedules are what they were, as far as their runs go. */
export function markOf(book: ScheduleBook): string {
  const known = marks.get(book)
  if (known !== undefined) return known
  const hash = createHash('sha256')
  for (const { schedule } of book.schedules) {
    const { endAt, frequency, id, isEnabled, nextRunAt, startAt, timeZone } = schedule
    // The next run moves on by itself; where the Server says when it was changed, that is enough.
    const changed = schedule.lastModifiedAt ?? nextRunAt
    hash.update([id, isEnabled, timeZone, frequency, startAt, endAt, changed].join('\n'))
  }
  const mark = hash.digest('base64url')
  marks.set(book, mark)
  return mark
}
const marks = new WeakMap<ScheduleBook, string>()

async function find(
  deps: ExpectedRunsDeps,
  connectionId: ConnectionId,
  book: ScheduleBook,
  active: readonly JoinedSchedule[],
  stretch: Stretch,
): Promise<Found> {
  try {
    const { pieces, takenAtMs } = await deps.forecasts.find(connectionId, stretch, markOf(book))
    const schedules = active.map((joined) => toRunSchedule(joined.schedule, 'estimated'))
    return {
      table: fromForecast(pieces, schedules, stretch),
      source: 'forecast',
      why: null,
      takenAt: new Date(takenAtMs).toISOString(),
      partlyKnown: new Set(),
    }
  } catch (error) {
    return {
      ...(await findByRules(deps, connectionId, active, stretch)),
      why: deps.toWords(error),
      takenAt: book.takenAt,
    }
  }
}

async function findByRules(
  { clock, rules }: ExpectedRunsDeps,
  connectionId: ConnectionId,
  active: readonly JoinedSchedule[],
  stretch: Stretch,
): Promise<Pick<Found, 'table' | 'source' | 'partlyKnown'>> {
  const known = await rules.find(
    connectionId,
    active.map(({ schedule }) => schedule),
  )
  const fromMs = Math.max(stretch.fromMs, clock.now().getTime())
  const partlyKnown = new Set<string>()
  const starts = active.map(({ schedule }) => {
    const found = known.get(schedule.id)
    // A guess counts only after a person said that it is right.
    const isSure = found?.origin === 'written' || found?.origin === 'confirmed'
    if (isSure && found.rule && isKnownZone(schedule.timeZone)) {
      return runsBetween(found.rule, schedule.timeZone, fromMs, stretch.toMs)
    }
    partlyKnown.add(schedule.id)
    const nextMs = schedule.nextRunAt === null ? Number.NaN : Date.parse(schedule.nextRunAt)
    return nextMs >= stretch.fromMs && nextMs < stretch.toMs ? [nextMs] : []
  })
  const schedules = active.map((joined) => toRunSchedule(joined.schedule, 'unknown'))
  const source = partlyKnown.size < active.length ? 'rules' : 'next_runs'
  return { table: fromStarts(schedules, starts), source, partlyKnown }
}

function countUnseen({ partlyKnown, table }: Found, inside: RunTable): number {
  const seen = new Set(inside.scheduleOf)
  return table.schedules.filter(({ id }, place) => !seen.has(place) || partlyKnown.has(id)).length
}
