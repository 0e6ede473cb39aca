import fc from 'fast-check'
import { expect, test } from 'vitest'
import { zonesOfTests } from '../../../testing/random-rules.ts'
import { runStretch, runTables, toRunSchedule, toTable } from '../../../testing/random-runs.ts'
import { countHeat } from './heat-map.ts'
import type { Stretch } from './to-run-table.ts'

const schedule = toRunSchedule('one', { isFailing: true })
const hour = 3_600_000

function busyCells(stretch: Stretch, zone: string, startMs: number, seconds: number) {
  const cells = countHeat(toTable([schedule], [[0, startMs, seconds]]), stretch, zone)
  expect(cells).toHaveLength(168)
  return cells
    .filter(({ starts, minutes }) => starts > 0 || minutes !== 0)
    .map(({ weekday, hour: at, starts, failures, minutes }) => [
      weekday,
      at,
      starts,
      failures,
      minutes,
    ])
}

test.each([
  ['within an hour', 'UTC', Date.UTC(2026, 9, 26, 6, 10), 1_200, [[1, 6, 1, 1, 20]]],
  [
    'over the end of an hour and of a week',
    'UTC',
    Date.UTC(2026, 9, 25, 23, 50),
    1_800,
    [
      [1, 0, 0, 0, 20],
      [7, 23, 1, 1, 10],
    ],
  ],
  [
    'in a zone that is half an hour off',
    'Asia/Kolkata',
    Date.UTC(2026, 9, 26, 6, 10),
    1_800,
    [
      [1, 11, 1, 1, 20],
      [1, 12, 0, 0, 10],
    ],
  ],
  [
    'through the hour that comes twice',
    'Europe/Berlin',
    Date.UTC(2026, 9, 24, 23, 30),
    3 * 3_600,
    [
      [7, 1, 1, 1, 30],
      [7, 2, 0, 0, 120],
      [7, 3, 0, 0, 30],
    ],
  ],
  [
    'through the hour that is skipped',
    'Europe/Berlin',
    Date.UTC(2026, 2, 29, 0, 30),
    2 * 3_600,
    [
      [7, 1, 1, 1, 30],
      [7, 3, 0, 0, 60],
      [7, 4, 0, 0, 30],
    ],
  ],
  ['that is over at once', 'UTC', Date.UTC(2026, 9, 26, 6, 10), 0, [[1, 6, 1, 1, 0]]],
])('a run %s', (_name, zone, startMs, seconds, cells) => {
  const stretch = { fromMs: startMs - 24 * hour, toMs: startMs + 24 * hour }
  expect(busyCells(stretch, zone, startMs, seconds)).toEqual(cells)
})

test('minutes after the end of the stretch do not count', () => {
  const startMs = Date.UTC(2026, 9, 26, 6, 10)
  const stretch = { fromMs: startMs, toMs: startMs + 5 * 60_000 }
  expect(busyCells(stretch, 'UTC', startMs, 3_600)).toEqual([[1, 6, 1, 1, 5]])
})

test('no minutes are made up where it is not known how long runs take', () => {
  const [six, seven] = [Date.UTC(2026, 9, 26, 6), Date.UTC(2026, 9, 26, 7)]
  const stretch = { fromMs: six, toMs: six + 24 * hour }
  const unknown = countHeat(toTable([schedule], [[0, six, Number.NaN]]), stretch, 'UTC')
  expect(unknown.every(({ minutes }) => minutes === null)).toBe(true)
  const table = toTable(
    [schedule],
    [
      [0, six, Number.NaN],
      [0, seven, 60],
    ],
  )
  const cells = countHeat(table, stretch, 'UTC')
  expect([cells[5], cells[6], cells[7]].map((cell) => cell?.minutes)).toEqual([0, null, 1])
})

test('starts and minutes add up to those of all runs, in any zone', () => {
  fc.assert(
    fc.property(runTables, fc.constantFrom(...zonesOfTests), (table, zone) => {
      const cells = countHeat(table, runStretch, zone)
      expect(cells.reduce((sum, { starts }) => sum + starts, 0)).toBe(table.startMs.length)
      const minutes = cells.reduce((sum, cell) => sum + (cell.minutes ?? 0), 0)
      const expected = table.durationSeconds.reduce((sum, seconds, run) => {
        const leftSeconds = (runStretch.toMs - (table.startMs[run] ?? 0)) / 1_000
        return sum + Math.min(Number.isNaN(seconds) ? 0 : seconds, leftSeconds) / 60
      }, 0)
      expect(minutes).toBeCloseTo(expected, 6)
    }),
  )
})
