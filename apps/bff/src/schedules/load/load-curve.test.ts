import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  minute,
  runStretch,
  runTables,
  toRunSchedule,
  toTable,
} from '../../../testing/random-runs.ts'
import { countLoad, countSteps, type LoadGrid } from './load-curve.ts'
import { moveRuns } from './move-runs.ts'

const fromMs = Date.UTC(2026, 9, 26, 6)
const at = (minutes: number) => fromMs + minutes * minute
const schedule = toRunSchedule('one')
const grid = (slots: number | null, hours = 1): LoadGrid => ({
  fromMs,
  toMs: at(hours * 60),
  stepMinutes: 15,
  slots: new Map(slots === null ? [] : [['', slots]]),
})

const columns = (runs: readonly (readonly [number, number, number])[], slots: number | null) => {
  const [load] = countLoad(toTable([schedule], runs), grid(slots))
  return {
    starts: [...(load?.starts ?? [])],
    running: [...(load?.running ?? [])],
    waiting: [...(load?.waiting ?? [])],
    peak: load?.peak,
  }
}

test.each([
  [
    'runs at once without a limit',
    [
      [0, at(0), 1_200],
      [0, at(5), 600],
      [0, at(40), 60],
    ] as const,
    null,
    { starts: [2, 0, 1, 0], running: [2, 1, 1, 0], waiting: [0, 0, 0, 0], peak: [0, 2, 0] },
  ],
  [
    'runs waiting for the only slot',
    [
      [0, at(0), 1_200],
      [0, at(5), 600],
      [0, at(5), 600],
      [0, at(40), 60],
    ] as const,
    1,
    { starts: [3, 0, 1, 0], running: [1, 1, 1, 0], waiting: [2, 2, 0, 0], peak: [0, 1, 2] },
  ],
  [
    'one that begins as another ends',
    [
      [0, at(0), 600],
      [0, at(10), 600],
    ] as const,
    1,
    { starts: [2, 0, 0, 0], running: [1, 1, 0, 0], waiting: [0, 0, 0, 0], peak: [0, 1, 0] },
  ],
  [
    'one that began before',
    [[0, at(-10), 1_500]] as const,
    2,
    { starts: [0, 0, 0, 0], running: [1, 0, 0, 0], waiting: [0, 0, 0, 0], peak: [0, 1, 0] },
  ],
  [
    'one that is over at once',
    [[0, at(20), 0]] as const,
    null,
    { starts: [0, 1, 0, 0], running: [0, 1, 0, 0], waiting: [0, 0, 0, 0], peak: [1, 1, 0] },
  ],
  [
    'one of which it is not known how long it takes',
    [[0, at(20), Number.NaN]] as const,
    1,
    { starts: [0, 1, 0, 0], running: [0, 0, 0, 0], waiting: [0, 0, 0, 0], peak: null },
  ],
])('%s', (_name, runs, slots, { peak, ...expected }) => {
  const found = columns(runs, slots)
  expect(found).toEqual({
    ...expected,
    peak: peak && { step: peak[0], running: peak[1], waiting: peak[2] },
  })
})

test('worker tags do not wait for each other, and come in the order of their names', () => {
  const schedules = ['gpu', '', 'finance'].map((workerTag, place) =>
    toRunSchedule(`s${place}`, { workerTag }),
  )
  const table = toTable(
    schedules,
    [0, 1, 2].map((place) => [place, at(0), place === 2 ? Number.NaN : 600]),
  )
  const loads = countLoad(table, grid(1))
  expect(
    loads.map(({ workerTag, slots, unknownCount }) => [workerTag, slots, unknownCount]),
  ).toEqual([
    ['', 1, 0],
    ['finance', null, 1],
    ['gpu', null, 0],
  ])
})

test('quiet stretches of an hour and more are named, the quietest first', () => {
  const busy = (hour: number, runs: number) =>
    Array.from({ length: runs }, () => [0, at(hour * 60), 3_600] as const)
  const table = toTable([schedule], [...busy(0, 3), ...busy(1, 1), ...busy(3, 3), ...busy(4, 2)])
  const [load] = countLoad(table, grid(null, 6))
  expect(load?.free).toEqual([
    { from: 8, to: 12, load: 0 },
    { from: 20, to: 24, load: 0 },
    { from: 4, to: 8, load: 1 },
    { from: 16, to: 20, load: 2 },
    { from: 0, to: 4, load: 3 },
  ])
})

const allSlots = fc.record({
  '': fc.integer({ min: 1, max: 4 }),
  gpu: fc.integer({ min: 1, max: 4 }),
})
const randomGrid = allSlots.chain((slots) =>
  fc.constantFrom(7, 15, 60).map((stepMinutes): LoadGrid => {
    return { ...runStretch, stepMinutes, slots: new Map(Object.entries(slots)) }
  }),
)

test('starts add up, slots are never exceeded, and nothing waits without a limit', () => {
  fc.assert(
    fc.property(runTables, randomGrid, (table, given) => {
      const loads = countLoad(table, given)
      const starts = loads.reduce(
        (sum, load) => load.starts.reduce((all, one) => all + one, sum),
        0,
      )
      expect(starts).toBe(table.startMs.length)
      for (const { running, slots, waiting } of loads) {
        expect(running).toHaveLength(countSteps(given))
        if (slots === null) expect(waiting.every((count) => count === 0)).toBe(true)
        else expect(running.every((count) => count <= slots)).toBe(true)
      }
    }),
  )
})

test('each step has what a count of all runs at each of its seconds finds', () => {
  fc.assert(
    fc.property(runTables, (table) => {
      const given = { ...runStretch, stepMinutes: 60, slots: new Map<string, number>() }
      for (const { running, workerTag } of countLoad(table, given)) {
        expect([...running]).toEqual(countSlowly(workerTag))
      }
      function countSlowly(workerTag: string): number[] {
        const runs = [...table.startMs].flatMap((startMs, run) => {
          const seconds = table.durationSeconds[run] ?? Number.NaN
          const isOfTag = table.schedules[table.scheduleOf[run] ?? 0]?.workerTag === workerTag
          return isOfTag && !Number.isNaN(seconds)
            ? [{ startMs, endMs: startMs + Math.max(1, seconds) * 1_000 }]
            : []
        })
        return Array.from({ length: countSteps(given) }, (_, step) => {
          const stepMs = given.fromMs + step * 3_600_000
          // The most is reached where one begins, or at the beginning of the step.
          const moments = runs.map(({ startMs }) => startMs).filter((ms) => ms >= stepMs)
          return [stepMs, ...moments.filter((ms) => ms < stepMs + 3_600_000)].reduce(
            (most, ms) =>
              Math.max(most, runs.filter((run) => run.startMs <= ms && ms < run.endMs).length),
            0,
          )
        })
      }
    }),
    { numRuns: 40 },
  )
})

test('a move by nothing leaves the load as it is, and moving there and back does, too', () => {
  fc.assert(
    fc.property(
      runTables,
      randomGrid,
      fc.integer({ min: -600, max: 600 }),
      (table, given, minutes) => {
        // Texts: comparing columns one number at a time takes a test run's patience.
        const textOf = (runs: typeof table) =>
          JSON.stringify(
            countLoad(runs, given).map(({ running, starts, waiting, ...load }) => [
              load,
              String(running),
              String(starts),
              String(waiting),
            ]),
          )
        const all = (by: number) => new Map(table.schedules.map(({ id }) => [id, by]))
        expect(textOf(moveRuns(table, all(0)))).toBe(textOf(table))
        const back = moveRuns(moveRuns(table, all(minutes)), all(-minutes))
        expect([...back.startMs]).toEqual([...table.startMs])
      },
    ),
  )
})
