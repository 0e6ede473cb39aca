import fc from 'fast-check'
import { expect, test } from 'vitest'
import { minute, runTables, toRunSchedule, toTable } from '../../../testing/random-runs.ts'
import { packLanes } from './lanes.ts'

test('a run takes the first row that is free; short and unknown ones have a minute', () => {
  const schedules = [toRunSchedule('a', { workerTag: 'gpu' }), toRunSchedule('b')]
  const table = toTable(schedules, [
    [0, 0, 600],
    [0, 5 * minute, 60],
    [0, 6 * minute, 0],
    [0, 6 * minute + 1, 60],
    [0, 10 * minute, Number.NaN],
    [1, 7 * minute, 60],
  ])
  expect(packLanes(table)).toEqual([
    { workerTag: '', rowCount: 1, bars: [{ run: 4, row: 0 }] },
    {
      workerTag: 'gpu',
      rowCount: 3,
      bars: [
        { run: 0, row: 0 },
        { run: 1, row: 1 },
        { run: 2, row: 1 },
        { run: 3, row: 2 },
        { run: 5, row: 0 },
      ],
    },
  ])
})

test('every run has one bar, bars of a row never overlap, and no row is without need', () => {
  fc.assert(
    fc.property(runTables, (table) => {
      const lanes = packLanes(table)
      const runs = lanes.flatMap(({ bars }) => bars.map(({ run }) => run))
      expect(runs.sort((a, b) => a - b)).toEqual([...table.startMs.keys()])
      for (const { bars, rowCount } of lanes) {
        const spans = bars.map(({ row, run }) => {
          const fromMs = table.startMs[run] ?? 0
          return {
            row,
            fromMs,
            toMs: fromMs + Math.max(60, table.durationSeconds[run] || 0) * 1_000,
          }
        })
        for (const [place, bar] of spans.entries()) {
          const later = spans.slice(place + 1).filter(({ row }) => row === bar.row)
          expect(later.every(({ fromMs }) => fromMs >= bar.toMs)).toBe(true)
        }
        const most = spans.map(
          ({ fromMs: ms }) => spans.filter((bar) => bar.fromMs <= ms && ms < bar.toMs).length,
        )
        expect(rowCount).toBe(Math.max(...most))
      }
    }),
  )
})
