import { describe, expect, test } from 'vitest'
import type { Clock } from '../../core/clock.ts'
import { createWake } from './wake.ts'

/** A clock that a test moves on; it counts how often somebody went to sleep. */
function createHandClock() {
  let nowMs = 0
  let sleepCount = 0
  let sleepers: { atMs: number; wake: () => void }[] = []
  const clock: Clock = {
    now: () => new Date(nowMs),
    monotonicMs: () => nowMs,
    sleep: (ms, signal) =>
      new Promise((wake, reject) => {
        sleepCount += 1
        const sleeper = { atMs: nowMs + ms, wake }
        sleepers.push(sleeper)
        signal?.addEventListener('abort', () => {
          sleepers = sleepers.filter((other) => other !== sleeper)
          reject(signal.reason)
        })
      }),
  }
  return {
    clock,
    sleepCount: () => sleepCount,
    pass: async (ms: number) => {
      nowMs += ms
      const due = sleepers.filter(({ atMs }) => atMs <= nowMs)
      sleepers = sleepers.filter(({ atMs }) => atMs > nowMs)
      for (const { wake } of due) wake()
      await settle()
    },
  }
}

const settle = () => new Promise<void>((resolve) => setImmediate(resolve))

function watch(promise: Promise<void>) {
  const seen = { isOver: false }
  void promise.then(() => {
    seen.isOver = true
  })
  return seen
}

describe('a bell', () => {
  test('wakes its waiter when it is rung, not before', async () => {
    const { clock } = createHandClock()
    const wake = createWake(clock)
    const waited = watch(wake.wait(1_000))
    await settle()
    expect(waited.isOver).toBe(false)
    wake.ring()
    await settle()
    expect(waited.isOver).toBe(true)
  })

  test('remembers one ring that nobody waited for', async () => {
    const { clock } = createHandClock()
    const wake = createWake(clock)
    wake.ring()
    wake.ring()
    await wake.wait(1_000)
    const second = watch(wake.wait(1_000))
    await settle()
    expect(second.isOver).toBe(false)
  })

  test('wakes after the time, also when an alarm of an earlier wait goes off before', async () => {
    const { clock, pass } = createHandClock()
    const wake = createWake(clock)
    const first = wake.wait(100)
    wake.ring()
    await first
    await pass(60)
    const second = watch(wake.wait(100))
    await pass(40)
    expect(second.isOver).toBe(false)
    await pass(59)
    expect(second.isOver).toBe(false)
    await pass(1)
    expect(second.isOver).toBe(true)
  })

  test('wakes in time although an earlier wait was longer', async () => {
    const { clock, pass } = createHandClock()
    const wake = createWake(clock)
    const first = wake.wait(10_000)
    wake.ring()
    await first
    const second = watch(wake.wait(50))
    await pass(50)
    expect(second.isOver).toBe(true)
  })

  test('sets no alarm for each of a thousand rings', async () => {
    const { clock, sleepCount } = createHandClock()
    const wake = createWake(clock)
    for (let count = 0; count < 1_000; count += 1) {
      const wait = wake.wait(1_000)
      wake.ring()
      await wait
    }
    expect(sleepCount()).toBe(1)
  })
})
