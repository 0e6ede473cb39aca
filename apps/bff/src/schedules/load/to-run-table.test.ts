import { expect, test } from 'vitest'
import { toRunSchedule, toTable } from '../../../testing/random-runs.ts'
import { moveRuns } from './move-runs.ts'
import { orderRuns } from './order-runs.ts'
import { fromForecast, fromStarts, runsWithin } from './to-run-table.ts'

const schedules = ['a', 'b'].map((id) => toRunSchedule(id))
const rows = (table: ReturnType<typeof toTable>) =>
  [...table.startMs].map((at, run) => [
    table.schedules[table.scheduleOf[run] ?? 0]?.id,
    at,
    table.durationSeconds[run],
  ])

const piece = (scheduleIds: string[], runs: readonly (readonly [number, number, number])[]) => {
  const { scheduleOf, startMs, durationSeconds } = toTable([], runs)
  return { scheduleIds, scheduleOf, startMs, durationSeconds }
}

test('pieces of a forecast become one table; other schedules and what lies outside are left out', () => {
  const pieces = [
    piece(
      ['b', 'gone'],
      [
        [0, 1_000, 60],
        [1, 2_000, 60],
        [0, 9_000, 60],
      ],
    ),
    piece(
      ['a', 'b'],
      [
        [0, 500, 30],
        [1, 4_000, Number.NaN],
        [0, 999, 30],
        [0, 9_999, 30],
      ],
    ),
  ]
  const table = fromForecast(pieces, schedules, { fromMs: 999, toMs: 9_999 })
  expect(rows(table)).toEqual([
    ['a', 999, 30],
    ['b', 1_000, 60],
    ['b', 4_000, Number.NaN],
    ['b', 9_000, 60],
  ])
})

test('runs of rules become one table in the order of their starts', () => {
  const table = fromStarts(schedules, [
    [5_000, 7_000],
    [1_000, 5_000],
  ])
  expect(rows(table)).toEqual([
    ['b', 1_000, Number.NaN],
    ['a', 5_000, Number.NaN],
    ['b', 5_000, Number.NaN],
    ['a', 7_000, Number.NaN],
  ])
  expect(rows(runsWithin(table, { fromMs: 5_000, toMs: 7_000 }))).toEqual([
    ['a', 5_000, Number.NaN],
    ['b', 5_000, Number.NaN],
  ])
})

test('runs that lie years apart are put in order as well', () => {
  const dayMs = 86_400_000
  const columns = {
    scheduleOf: Uint32Array.of(0, 1, 0),
    startMs: Float64Array.of(900 * dayMs, 0, 0),
    durationSeconds: Float32Array.of(1, 2, 3),
  }
  expect(rows(orderRuns(schedules, columns))).toEqual([
    ['b', 0, 2],
    ['a', 0, 3],
    ['a', 900 * dayMs, 1],
  ])
})

test('all runs of a schedule are moved together, past those that stay', () => {
  const table = toTable(schedules, [
    [0, 0, 1],
    [1, 60_000, 2],
    [0, 240_000, 3],
  ])
  expect(
    rows(
      moveRuns(
        table,
        new Map([
          ['a', 2],
          ['gone', 5],
        ]),
      ),
    ),
  ).toEqual([
    ['b', 60_000, 2],
    ['a', 120_000, 1],
    ['a', 360_000, 3],
  ])
  expect(rows(moveRuns(table, new Map([['b', -2]])))[0]).toEqual(['b', -60_000, 2])
})
