import { setImmediate as nextTurn } from 'node:timers/promises'
import type { ConnectionId } from '@curator/console-contract/ids'
import { beforeEach, expect, test } from 'vitest'
import type { Clock } from '../../core/clock.ts'
import type { ForecastRuns, Stretch } from '../../schedules/load/to-run-table.ts'
import { ForecastBook } from './forecast-book.ts'

const prod = 'prod' as ConnectionId
const dayMs = 86_400_000
const minuteMs = 60_000
/** A day with which a piece begins. */
const startMs = Math.ceil(Date.UTC(2026, 9, 1) / (5 * dayMs)) * 5 * dayMs
const stretch = (fromDay: number, toDay: number): Stretch => ({
  fromMs: startMs + fromDay * dayMs,
  toMs: startMs + toDay * dayMs,
})

interface Question {
  readonly days: readonly [number, number]
  answer(): void
  refuse(error: Error): void
}

let passedMs: number
let questions: Question[]
let book: ForecastBook
beforeEach(() => {
  passedMs = 0
  questions = []
  const clock: Clock = {
    now: () => new Date(startMs + passedMs),
    monotonicMs: () => passedMs,
    sleep: async () => undefined,
  }
  const listRuns = (_id: ConnectionId, { fromMs, toMs }: Stretch) =>
    new Promise<ForecastRuns>((resolve, reject) => {
      const at = fromMs
      questions.push({
        days: [(fromMs - startMs) / dayMs, (toMs - startMs) / dayMs],
        refuse: reject,
        answer: () =>
          resolve({
            scheduleIds: [`asked-${questions.length}`],
            scheduleOf: Uint32Array.of(0),
            startMs: Float64Array.of(at),
            durationSeconds: Float32Array.of(60),
          }),
      })
    })
  book = new ForecastBook({ listRuns, clock })
})

/** Answers everything that is asked until the book is content. */
async function settle<T>(found: Promise<T>): Promise<T> {
  let isDone = false
  const mark = () => {
    isDone = true
  }
  found.then(mark, mark)
  for (let place = 0; !isDone; ) {
    for (; place < questions.length; place += 1) questions[place]?.answer()
    await Promise.resolve()
  }
  return found
}
const find = (days: Stretch, mark = 'as it was') => book.find(prod, days, mark)
const firstDays = () => questions.map(({ days }) => days[0])

test('long stretches are cut in pieces, three at once, and come back in order', async () => {
  const found = find(stretch(1, 23))
  expect(firstDays()).toEqual([0, 5, 10])
  for (const question of questions.toReversed()) question.answer()
  const { pieces, takenAtMs } = await settle(found)
  expect(questions.map(({ days }) => days)).toEqual([
    [0, 5],
    [5, 10],
    [10, 15],
    [15, 20],
    [20, 25],
  ])
  expect(pieces.map((piece) => ((piece.startMs[0] ?? 0) - startMs) / dayMs)).toEqual([
    0, 5, 10, 15, 20,
  ])
  expect(takenAtMs).toBe(startMs)
})

test('who asks for the same at the same time, or within ten minutes, shares the question', async () => {
  await Promise.all([settle(find(stretch(0, 5))), settle(find(stretch(2, 3)))])
  passedMs += 10 * minuteMs - 1
  await settle(find(stretch(1, 8)))
  expect(firstDays()).toEqual([0, 5])
})

test('after ten minutes the old runs are shown while new ones are asked for', async () => {
  const first = await settle(find(stretch(0, 5)))
  passedMs += 10 * minuteMs
  expect(await find(stretch(0, 5))).toEqual(first)
  expect(firstDays()).toEqual([0, 0])
  expect(await find(stretch(0, 5))).toEqual(first)
  questions[1]?.answer()
  await nextTurn()
  const next = await find(stretch(0, 5))
  expect(next.takenAtMs).toBe(startMs + 10 * minuteMs)
  expect(questions).toHaveLength(2)
})

test('after an hour, or when schedules are not what they were, nobody sees the old runs', async () => {
  await settle(find(stretch(0, 5)))
  const changed = await settle(find(stretch(0, 5), 'changed'))
  expect(changed.pieces[0]?.scheduleIds).toEqual(['asked-2'])
  passedMs += 60 * minuteMs
  const late = await settle(find(stretch(0, 5), 'changed'))
  expect(late.pieces[0]?.scheduleIds).toEqual(['asked-3'])
})

test('what is over is not asked for', async () => {
  passedMs = 12 * dayMs
  await settle(find(stretch(0, 20)))
  expect(firstDays()).toEqual([10, 15])
  expect((await find(stretch(0, 3))).pieces).toEqual([])
})

test('a refusal is passed on, and the Server is left alone for half a minute', async () => {
  const found = find(stretch(0, 5))
  questions[0]?.refuse(new Error('no'))
  await expect(found).rejects.toThrow('no')
  await expect(find(stretch(0, 5))).rejects.toThrow('no')
  expect(questions).toHaveLength(1)
  passedMs += 30_000
  await settle(find(stretch(0, 5)))
  expect(questions).toHaveLength(2)
})

test('old runs outlive a refusal', async () => {
  const first = await settle(find(stretch(0, 5)))
  passedMs += 11 * minuteMs
  await find(stretch(0, 5))
  questions[1]?.refuse(new Error('no'))
  await nextTurn()
  expect(await find(stretch(0, 5))).toEqual(first)
})
