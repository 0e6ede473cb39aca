/**
 * Counts days, hours and load of 5,000 schedules over 45 days, then proposes a spread for a week of them, and prints what
 * it took as JSON: `node --import tsx measure-load.ts`.
 */
import { countDays } from '../src/schedules/load/count-days.ts'
import { countHeat } from '../src/schedules/load/heat-map.ts'
import { countLoad } from '../src/schedules/load/load-curve.ts'
import { proposeSpread } from '../src/schedules/load/propose-spread.ts'
import { runsWithin } from '../src/schedules/load/to-run-table.ts'
import { toRunSchedule, toTable } from './random-runs.ts'

const scheduleCount = 5_000
const dayMs = 86_400_000
const hourMs = 3_600_000
const stretch = { fromMs: Date.UTC(2026, 9, 1), toMs: Date.UTC(2026, 9, 1) + 45 * dayMs }
const zone = 'Europe/Berlin'
const tags = ['', 'finance', 'gpu', 'night'] as const
const times = 9

/** One in twenty runs each hour, one in a hundred each quarter of it, the others once a day, most of them in the morning. */
function makeTable() {
  const schedules = Array.from({ length: scheduleCount }, (_, place) =>
    toRunSchedule(`s${place}`, {
      workerTag: tags[place % tags.length] ?? '',
      isFailing: place % 17 === 0,
    }),
  )
  const runs = schedules.flatMap((_, place) => {
    const stepMs = place % 100 === 0 ? hourMs / 4 : place % 20 === 0 ? hourMs : dayMs
    const hour = place % 3 === 0 ? (place * 7) % 24 : 6
    const firstMs = stretch.fromMs + ((hour * hourMs + (place % 4) * 15 * 60_000) % stepMs)
    const count = Math.floor((stretch.toMs - firstMs) / stepMs)
    const seconds = 20 + ((place * 37) % 1_200)
    return Array.from(
      { length: count },
      (_run, run) => [place, firstMs + run * stepMs, seconds] as const,
    )
  })
  return toTable(schedules, runs)
}

const table = makeTable()
const grid = {
  ...stretch,
  stepMinutes: 15,
  slots: new Map(tags.map((tag) => [tag, 40] as const)),
}

/** The least of several times: whatever else the computer does only adds to it. */
function measure(count: () => unknown): number {
  const took = Array.from({ length: times }, () => {
    const startedAt = performance.now()
    count()
    return performance.now() - startedAt
  })
  return Math.min(...took)
}

const week = { ...grid, toMs: grid.fromMs + 7 * dayMs }
const spreadLimits = { maxMinutes: 120, fixed: new Set<string>() }
const moves = proposeSpread(runsWithin(table, week), week, spreadLimits)
process.stdout.write(
  `${JSON.stringify({
    runCount: table.startMs.length,
    daysMs: measure(() => countDays(table, stretch, zone)),
    heatMs: measure(() => countHeat(table, stretch, zone)),
    loadMs: measure(() => countLoad(table, grid)),
    moveCount: moves.length,
    spreadMs: measure(() => proposeSpread(runsWithin(table, week), week, spreadLimits)),
  })}\n`,
)
