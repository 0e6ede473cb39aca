import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  minute,
  runStretch,
  runTables,
  toRunSchedule,
  toTable,
} from '../../../testing/random-runs.ts'
import { countLoad, type LoadGrid } from './load-curve.ts'
import { moveRuns } from './move-runs.ts'
import { proposeSpread } from './propose-spread.ts'

const six = Date.UTC(2026, 9, 26, 6)
const dayMs = 1_440 * minute
const grid = (slots: number | null): LoadGrid => ({
  fromMs: six - 6 * 60 * minute,
  toMs: six - 6 * 60 * minute + 3 * dayMs,
  stepMinutes: 15,
  slots: new Map(slots === null ? [] : [['', slots]]),
})
const none = new Set<string>()

/** Schedules that start at six on three days and take ten minutes. */
function crowdOf(count: number) {
  const schedules = Array.from({ length: count }, (_, place) => toRunSchedule(`s${place}`))
  const runs = schedules.flatMap((_, place) =>
    [0, 1, 2].map((day) => [place, six + day * dayMs, 600] as const),
  )
  return toTable(schedules, runs)
}
const peakOf = (
  table: ReturnType<typeof crowdOf>,
  moves: ReturnType<typeof proposeSpread>,
  slots: number | null,
) => {
  const by = new Map(moves.map(({ scheduleId, minutes }) => [scheduleId, minutes]))
  const [load] = countLoad(moveRuns(table, by), grid(slots))
  return load?.peak && [load.peak.running, load.peak.waiting]
}

test('a crowd comes under the slots with the smallest moves', () => {
  const table = crowdOf(6)
  const moves = proposeSpread(table, grid(2), { maxMinutes: 60, fixed: none })
  expect(moves.map(({ minutes }) => minutes).sort((a, b) => a - b)).toEqual([-15, -15, 15, 15])
  expect(moves[0]).toEqual({
    scheduleId: 's0',
    name: 'Schedule s0',
    minutes: 15,
    crowdMs: six,
    crowd: 6,
    afterwards: 1,
  })
  expect(peakOf(table, moves, 2)).toEqual([2, 0])
})

test('it comes as far as the longest move lets it, and leaves fixed ones where they are', () => {
  const table = crowdOf(9)
  const fixed = new Set(['s0', 's1'])
  const moves = proposeSpread(table, grid(1), { maxMinutes: 15, fixed })
  expect(moves.every(({ minutes }) => Math.abs(minutes) === 15)).toBe(true)
  expect(moves.some(({ scheduleId }) => fixed.has(scheduleId))).toBe(false)
  expect(peakOf(table, moves, null)).toEqual([3, 0])
})

test('without slots it aims at half of the peak', () => {
  const table = crowdOf(10)
  const moves = proposeSpread(table, grid(null), { maxMinutes: 120, fixed: none })
  expect(moves).toHaveLength(5)
  expect(peakOf(table, moves, null)).toEqual([5, 0])
})

test('nothing moves where nothing is crowded, where all is fixed, or where there is no room', () => {
  const limits = { maxMinutes: 60, fixed: none }
  expect(proposeSpread(crowdOf(2), grid(2), limits)).toEqual([])
  const all = new Set(['s0', 's1', 's2'])
  expect(proposeSpread(crowdOf(3), grid(1), { maxMinutes: 60, fixed: all })).toEqual([])
  const schedules = [0, 1].map((place) => toRunSchedule(`s${place}`))
  const whole = toTable(
    schedules,
    [0, 1].map((place) => [place, grid(1).fromMs, 3 * 86_400]),
  )
  expect(proposeSpread(whole, grid(1), limits)).toEqual([])
})

test('a crowd that can’t be made smaller does not keep another from being flattened', () => {
  const stay = Array.from({ length: 5 }, (_, place) => toRunSchedule(`stay${place}`))
  const go = Array.from({ length: 4 }, (_, place) => toRunSchedule(`go${place}`))
  const table = toTable(
    [...stay, ...go],
    [
      ...stay.map((_, place) => [place, six, 600] as const),
      ...go.map((_, place) => [5 + place, six + 300 * minute, 600] as const),
    ],
  )
  const fixed = new Set(stay.map(({ id }) => id))
  const moves = proposeSpread(table, grid(2), { maxMinutes: 60, fixed })
  expect(moves.map(({ crowd }) => crowd)).toEqual([4, 3])
})

test('runs of which it is not known how long they take are spread by their starts', () => {
  const { schedules, scheduleOf, startMs } = crowdOf(4)
  const durationSeconds = new Float32Array(startMs.length).fill(Number.NaN)
  const table = { schedules, scheduleOf, startMs, durationSeconds }
  expect(proposeSpread(table, grid(2), { maxMinutes: 30, fixed: none })).toHaveLength(2)
})

const limits = fc.record({
  maxMinutes: fc.integer({ min: 1, max: 240 }),
  fixed: fc.subarray(['s0', 's1', 's2', 's3', 's4']).map((ids) => new Set(ids)),
})
const slots = fc.option(fc.integer({ min: 1, max: 4 }), { nil: null })

test('no peak is ever higher afterwards; no move is too far, moves a fixed one, or comes twice', () => {
  fc.assert(
    fc.property(runTables, slots, limits, (table, count, { fixed, maxMinutes }) => {
      const given: LoadGrid = {
        ...runStretch,
        stepMinutes: 15,
        slots: new Map(
          count === null
            ? []
            : [
                ['', count],
                ['gpu', count],
              ],
        ),
      }
      const moves = proposeSpread(table, given, { maxMinutes, fixed })
      expect(moves.every(({ minutes }) => minutes !== 0 && Math.abs(minutes) <= maxMinutes)).toBe(
        true,
      )
      expect(moves.some(({ scheduleId }) => fixed.has(scheduleId))).toBe(false)
      const by = new Map(moves.map(({ scheduleId, minutes }) => [scheduleId, minutes]))
      expect(by.size).toBe(moves.length)
      const peaks = (runs: typeof table) =>
        new Map(
          countLoad(runs, given).map(({ peak, workerTag }) => [
            workerTag,
            peak ? peak.running + peak.waiting : 0,
          ]),
        )
      const before = peaks(table)
      for (const [tag, peak] of peaks(moveRuns(table, by))) {
        expect(peak).toBeLessThanOrEqual(before.get(tag) ?? 0)
      }
    }),
  )
})
