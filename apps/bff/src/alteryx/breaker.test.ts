import { describe, expect, test } from 'vitest'
import { type BreakerResult, createBreaker } from './breaker.ts'

const pass = { kind: 'pass' } as const

function breakerAfter(results: readonly BreakerResult[], stepMs = 10) {
  const changes: boolean[] = []
  const breaker = createBreaker((isOpen) => changes.push(isOpen))
  let nowMs = 0
  for (const result of results) {
    nowMs += stepMs
    breaker.record(result, pass, nowMs)
  }
  return { breaker, nowMs, changes }
}
const many = (count: number, result: BreakerResult) => Array<BreakerResult>(count).fill(result)

describe('the breaker', () => {
  test.each<[string, BreakerResult[], boolean]>([
    ['few faults', many(19, 'fault'), false],
    ['20 faults', many(20, 'fault'), true],
    ['half of 20 are faults', [...many(10, 'ok'), ...many(10, 'fault')], false],
    ['more than half are faults', [...many(10, 'ok'), ...many(11, 'fault')], true],
    ['4 unreachable', many(4, 'unreachable'), false],
    ['5 unreachable', many(5, 'unreachable'), true],
    [
      'unreachable with one answer between',
      [...many(4, 'unreachable'), 'ok', ...many(4, 'unreachable')],
      false,
    ],
  ])('%s: open is %s', (_, results, isOpen) => {
    expect(breakerAfter(results).breaker.isOpen()).toBe(isOpen)
  })

  test('faults far apart do not add up', () => {
    expect(breakerAfter(many(60, 'fault'), 1_000).breaker.isOpen()).toBe(false)
  })

  test('lets one probe through after 1 s, then after 2, 4, 8, 15 and 15', () => {
    const { breaker, nowMs: openedMs } = breakerAfter(many(5, 'unreachable'))
    let nowMs = openedMs
    for (const delayMs of [1_000, 2_000, 4_000, 8_000, 15_000, 15_000]) {
      expect(breaker.admit(nowMs)).toEqual({ kind: 'wait', waitMs: delayMs })
      nowMs += delayMs
      const probe = breaker.admit(nowMs)
      expect(probe).toEqual({ kind: 'probe' })
      expect(breaker.admit(nowMs).kind).toBe('wait')
      breaker.record('unreachable', probe, nowMs)
    }
  })

  test('closes with a probe that is answered; late answers of old calls do not close it', () => {
    const { breaker, changes, nowMs } = breakerAfter(many(5, 'unreachable'))
    breaker.record('ok', pass, nowMs)
    expect(breaker.isOpen()).toBe(true)
    const probe = breaker.admit(nowMs + 1_000)
    breaker.record('ok', probe, nowMs + 1_000)
    expect(breaker.admit(nowMs + 1_000)).toEqual(pass)
    expect(changes).toEqual([true, false])
  })

  test('a probe that was never sent makes room for another', () => {
    const { breaker, nowMs } = breakerAfter(many(5, 'unreachable'))
    breaker.abandon(breaker.admit(nowMs + 1_000))
    expect(breaker.admit(nowMs + 1_000)).toEqual({ kind: 'probe' })
  })
})
