import fc from 'fast-check'
import { expect, test } from 'vitest'
import { zonesOfTests } from '../../../testing/random-rules.ts'
import { runStretch, runTables, toRunSchedule, toTable } from '../../../testing/random-runs.ts'
import { countDays } from './count-days.ts'

const [daily, hourly] = [toRunSchedule('daily', { isFailing: true }), toRunSchedule('hourly')]
const stretch = { fromMs: Date.UTC(2026, 9, 24, 22), toMs: Date.UTC(2026, 9, 26, 23) }

test('days are those of the zone, the one with 25 hours too; the busiest schedules come first', () => {
  const hours = Array.from({ length: 25 }, (_, hour) => stretch.fromMs + hour * 3_600_000)
  const table = toTable(
    [daily, hourly],
    [
      [0, Date.UTC(2026, 9, 25, 1, 30), 60],
      ...hours.map((at) => [1, at, 60] as const),
      [0, Date.UTC(2026, 9, 26, 1, 30), 60],
    ],
  )
  expect(countDays(table, stretch, 'Europe/Berlin')).toEqual([
    {
      day: '2026-10-25',
      runCount: 26,
      failingCount: 1,
      top: [
        { schedule: hourly, runCount: 25, firstMs: stretch.fromMs },
        { schedule: daily, runCount: 1, firstMs: Date.UTC(2026, 9, 25, 1, 30) },
      ],
    },
    {
      day: '2026-10-26',
      runCount: 1,
      failingCount: 1,
      top: [{ schedule: daily, runCount: 1, firstMs: Date.UTC(2026, 9, 26, 1, 30) }],
    },
  ])
})

test('a day without runs is there, and at most five schedules are named', () => {
  const schedules = Array.from({ length: 8 }, (_, place) => toRunSchedule(`s${place}`))
  const runs = schedules.flatMap((_, place) =>
    Array.from({ length: place + 1 }, () => [place, stretch.fromMs, 60] as const),
  )
  const [first, ...others] = countDays(toTable(schedules, runs), stretch, 'UTC')
  expect(first?.top.map(({ runCount }) => runCount)).toEqual([8, 7, 6, 5, 4])
  expect(others).toEqual([
    { day: '2026-10-25', runCount: 0, failingCount: 0, top: [] },
    { day: '2026-10-26', runCount: 0, failingCount: 0, top: [] },
  ])
})

test('every run is counted on one day, in any zone', () => {
  fc.assert(
    fc.property(runTables, fc.constantFrom(...zonesOfTests), (table, zone) => {
      const days = countDays(table, runStretch, zone)
      const sum = days.reduce((total, { runCount }) => total + runCount, 0)
      expect(sum).toBe(table.startMs.length)
      expect(days.map(({ day }) => day)).toEqual([...new Set(days.map(({ day }) => day))].sort())
    }),
  )
})
