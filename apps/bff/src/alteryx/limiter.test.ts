import { describe, expect, test } from 'vitest'
import type { Clock } from '../core/clock.ts'
import { HeldBack, Limiter, type Slot } from './limiter.ts'
import {
  addTrip,
  firstLimiterState,
  type LimiterEvent,
  type LimiterState,
  nextLimiterState,
  recentTripMs,
  shortestTripMs,
} from './limiter-state.ts'

const maxWidth = 64
const answered = (tripMs: number, inFlight: number): LimiterEvent => ({
  kind: 'answered',
  tripMs,
  shortestTripMs: 20,
  inFlight,
})
const settled = (width: number): LimiterState => ({
  ...firstLimiterState(maxWidth),
  width,
  isStarting: false,
})

describe('the width', () => {
  test.each<[string, LimiterState, LimiterEvent, number]>([
    ['doubles per round trip at first', firstLimiterState(maxWidth), answered(20, 4), 5],
    ['grows by two per round trip later', settled(10), answered(20, 10), 10.2],
    ['stays when it is not used', settled(10), answered(20, 4), 10],
    ['stays with a short queue', settled(20), answered(50, 20), 20],
    ['shrinks slowly with a long queue', settled(20), answered(100, 20), 19.95],
    ['is cut by 429', settled(20), { kind: 'throttled', retryAfterMs: null }, 14],
    ['is cut by a timeout', settled(20), { kind: 'timed_out' }, 14],
    ['is never under 1', settled(1), { kind: 'timed_out' }, 1],
    ['is never over the cap', settled(maxWidth), answered(20, 64), maxWidth],
  ])('%s', (_, state, event, width) => {
    expect(nextLimiterState(state, event, 1_000, maxWidth).width).toBeCloseTo(width)
  })

  test('many 429 at once are one cut, and the longest pause counts', () => {
    let state = settled(20)
    for (const retryAfterMs of [1_000, 5_000, null]) {
      state = nextLimiterState(state, { kind: 'throttled', retryAfterMs }, 1_000, maxWidth)
    }
    expect(state).toMatchObject({ width: 14, holdUntilMs: 6_000 })
  })

  test('the shortest trip of old times is forgotten', () => {
    let window = addTrip(undefined, 5, 0)
    window = addTrip(window, 50, 31_000)
    expect(shortestTripMs(window)).toBe(5)
    expect(shortestTripMs(addTrip(window, 60, 62_001))).toBe(50)
  })
})

test.each([
  ['single late answers are no queue', [20, 20, 20, 20, 90, 20, 20, 120, 80, 90], 20],
  [
    'a queue is seen as soon as all answers are late',
    [20, 20, 80, 90, 100, 80, 85, 95, 90, 88],
    80,
  ],
])('%s', (_, tripsMs, seenMs) => {
  const [first = 0, ...rest] = tripsMs
  const start = addTrip(undefined, first, 0)
  const window = rest.reduce((before, tripMs, at) => addTrip(before, tripMs, at), start)
  expect(recentTripMs(window)).toBe(seenMs)
})

describe('against a Server with room for 24 calls of 20 ms', () => {
  const capacity = 24
  const idealCount = 20 * 1_200

  /** One step is one round trip: `width` calls go out together and come back together. */
  function play(trip: (sent: number) => { tripMs: number; refused: number }) {
    let state = firstLimiterState(maxWidth)
    const totals = { done: 0, refused: 0 }
    for (let nowMs = 0; nowMs < 20_000; ) {
      const sent = Math.floor(state.width)
      const { refused, tripMs } = trip(sent)
      nowMs += tripMs
      totals.done += sent - refused
      totals.refused += refused
      const answers = Array<LimiterEvent>(sent - refused).fill(answered(tripMs, sent))
      const stops = Array<LimiterEvent>(refused).fill({ kind: 'throttled', retryAfterMs: null })
      for (const event of [...answers, ...stops]) {
        state = nextLimiterState(state, event, nowMs, maxWidth)
      }
    }
    return { share: totals.done / idealCount, refused: totals.refused / totals.done }
  }

  test('that refuses: most of its speed, hardly a refusal', () => {
    const { refused, share } = play((sent) => ({
      tripMs: 20,
      refused: Math.max(0, sent - capacity),
    }))
    expect(share).toBeGreaterThan(0.75)
    expect(refused).toBeLessThan(0.02)
  })

  test('that queues: all of its speed', () => {
    const { share } = play((sent) => ({
      tripMs: (20 * Math.max(capacity, sent)) / capacity,
      refused: 0,
    }))
    expect(share).toBeGreaterThan(0.95)
  })
})

describe('slots', () => {
  let nowMs = 0
  const sleepers: { atMs: number; wake: () => void }[] = []
  const clock: Clock = {
    now: () => new Date(nowMs),
    monotonicMs: () => nowMs,
    sleep: (ms) => new Promise((wake) => sleepers.push({ atMs: nowMs + ms, wake })),
  }
  const passTime = async (ms: number) => {
    nowMs += ms
    for (const sleeper of sleepers.splice(0)) sleeper.wake()
    await new Promise((resolve) => setImmediate(resolve))
  }
  const entered = async (limiter: Limiter, priority: 'people' | 'bulk', count: number) => {
    const slots: Slot[] = []
    for (let n = 0; n < count; n += 1) {
      limiter.enter(priority).then(
        (slot) => slots.push(slot),
        () => undefined,
      )
    }
    await new Promise((resolve) => setImmediate(resolve))
    return slots
  }

  test('bulk has the width, people their own cap, and people go first', async () => {
    const limiter = new Limiter({ maxWidth: 2, clock })
    const bulk = await entered(limiter, 'bulk', 5)
    const people = await entered(limiter, 'people', 17)
    expect([bulk.length, people.length]).toEqual([2, 16])
    bulk[0]?.release(null)
    await new Promise((resolve) => setImmediate(resolve))
    expect(bulk).toHaveLength(2)
    people[0]?.release(null)
    await new Promise((resolve) => setImmediate(resolve))
    expect([bulk.length, people.length]).toEqual([3, 17])
  })

  test('a pause holds bulk to its end; people hear of a long one', async () => {
    const limiter = new Limiter({ maxWidth: 4, clock })
    const [slot] = await entered(limiter, 'bulk', 1)
    slot?.release({ kind: 'throttled', retryAfterMs: 5_000 })
    const held = await entered(limiter, 'bulk', 1)
    await expect(limiter.enter('people')).rejects.toBeInstanceOf(HeldBack)
    await passTime(4_999)
    expect(held).toHaveLength(0)
    await passTime(1)
    expect(held).toHaveLength(1)
  })

  test('a slot given back twice counts once, and a waiter can go away', async () => {
    const limiter = new Limiter({ maxWidth: 1, clock })
    const [slot] = await entered(limiter, 'bulk', 1)
    const gone = new AbortController()
    const waiting = limiter.enter('bulk', gone.signal)
    gone.abort(new Error('stopped'))
    await expect(waiting).rejects.toThrow('stopped')
    slot?.release(null)
    slot?.release(null)
    expect(limiter.load()).toEqual({ inFlight: 0, width: 1 })
    expect(await entered(limiter, 'bulk', 2)).toHaveLength(1)
  })
})
