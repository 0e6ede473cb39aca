import { expect, test } from 'vitest'
import { type Clock, systemClock } from '../core/clock.ts'
import { createRefreshRetry } from './refresh-retry.ts'

/** Sleeps end when the test says so; it sees how long each was to last. */
function createSleepers() {
  const lengthsMs: number[] = []
  let wake: () => void = () => undefined
  const clock: Clock = {
    ...systemClock,
    sleep: (ms) => {
      lengthsMs.push(ms)
      return new Promise((resolve) => {
        wake = resolve
      })
    },
  }
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve))
  const wakeAndSettle = () => {
    wake()
    return settle()
  }
  return { clock, lengthsMs, wake: wakeAndSettle }
}

test('tries again after 5 s, doubling to 2 min, and soon again after a success', async () => {
  const { clock, lengthsMs, wake } = createSleepers()
  let triesLeft = 6
  const stop = new AbortController()
  const again = createRefreshRetry({
    clock,
    signal: stop.signal,
    retry: () => {
      triesLeft -= 1
      if (triesLeft === 0) again.succeeded()
      else again.failed()
    },
  })
  again.failed()
  while (triesLeft > 0) await wake()
  expect(lengthsMs).toEqual([5_000, 10_000, 20_000, 40_000, 80_000, 120_000])
  again.failed()
  expect(lengthsMs.at(-1)).toBe(5_000)
})

test('one retry at a time, none after somebody else succeeded, none after the end', async () => {
  const { clock, lengthsMs, wake } = createSleepers()
  const stop = new AbortController()
  let tries = 0
  const again = createRefreshRetry({
    clock,
    signal: stop.signal,
    retry: () => {
      tries += 1
    },
  })
  again.failed()
  again.failed()
  expect(lengthsMs).toEqual([5_000])
  again.succeeded()
  await wake()
  expect(tries).toBe(0)
  again.failed()
  stop.abort()
  await wake()
  expect(tries).toBe(0)
  again.failed()
  expect(lengthsMs).toEqual([5_000, 5_000])
})
