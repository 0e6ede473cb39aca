import { describe, expect, test } from 'vitest'
import type { Clock } from '../core/clock.ts'
import { AccessToken } from './access-token.ts'
import { AlteryxFailure, type AlteryxFailureKind } from './alteryx-failure.ts'
import { createRedactor } from './redactor.ts'
import { parseRetryAfter } from './retry-after.ts'

function failure(kind: AlteryxFailureKind): AlteryxFailure {
  const rest = {
    operationId: 'T',
    status: null,
    serverText: '',
    retryAfterMs: null,
    isSettled: true,
  }
  return new AlteryxFailure({ ...rest, kind, message: kind })
}

/** Answers come in this order; a number is the life of a new token in seconds. */
function setUp(answers: (number | AlteryxFailureKind)[], secrets = ['s']) {
  const state = { nowMs: 0, asked: 0, slept: [] as number[], secrets }
  const clock: Clock = {
    now: () => new Date(state.nowMs),
    monotonicMs: () => state.nowMs,
    sleep: (ms) => {
      state.slept.push(ms)
      return Promise.resolve()
    },
  }
  const token = new AccessToken({
    clientId: 'key',
    readSecret: () => Promise.resolve(state.secrets.at(-1) ?? ''),
    request: () => {
      const answer = answers[state.asked] ?? 3599
      state.asked += 1
      if (typeof answer !== 'number') return Promise.reject(failure(answer))
      return Promise.resolve({ value: `token${state.asked}`, lifeMs: answer * 1_000 })
    },
    redactor: createRedactor(),
    clock,
    random: () => 1,
  })
  return { token, state }
}

describe('the token', () => {
  test.each([
    [3599, 3478, 3480],
    [100, 49, 51],
  ])('of %i s is kept for %i s and renewed after %i s', async (lifeS, keptS, renewedS) => {
    const { state, token } = setUp([lifeS])
    await token.get()
    state.nowMs = keptS * 1_000
    expect(await token.get()).toBe('token1')
    state.nowMs = renewedS * 1_000
    expect(await token.get()).toBe('token2')
  })

  test('that can’t be renewed early is used to its end', async () => {
    const { state, token } = setUp([
      3599,
      'unreachable',
      'unreachable',
      'unreachable',
      'busy',
      'busy',
      'busy',
    ])
    await token.get()
    state.nowMs = 3_500_000
    expect(await token.get()).toBe('token1')
    state.nowMs = 3_598_000
    await expect(token.get()).rejects.toMatchObject({ facts: { kind: 'busy' } })
  })

  test('trouble is tried three times with growing pauses', async () => {
    const { state, token } = setUp(['unreachable', 'busy', 'unreachable'])
    await expect(token.get()).rejects.toMatchObject({ facts: { kind: 'unreachable' } })
    expect(state.slept).toEqual([300, 1_000])
  })

  test('a refused key is not offered again for 10 s, unless the secret is another one', async () => {
    const { state, token } = setUp(['credentials', 'credentials'])
    for (let n = 0; n < 5; n += 1) await expect(token.get()).rejects.toThrow('credentials')
    expect(state.asked).toBe(1)
    state.nowMs = 10_001
    await expect(token.get()).rejects.toThrow('credentials')
    expect(state.asked).toBe(2)
    state.secrets.push('rotated')
    expect(await token.get()).toBe('token3')
  })

  test('refused: replaced once for all who hold it; a fresh replacement is not replaced again', async () => {
    const { state, token } = setUp([])
    const first = await token.get()
    const refusal = failure('credentials')
    const replaced = await Promise.all([1, 2, 3].map(() => token.replace(first, refusal)))
    expect(new Set(replaced)).toEqual(new Set(['token2']))
    expect(await token.replace(first, refusal)).toBe('token2')
    await expect(token.replace('token2', refusal)).rejects.toBe(refusal)
    state.nowMs = 2_001
    expect(await token.replace('token2', refusal)).toBe('token3')
  })
})

describe('Retry-After', () => {
  const nowMs = Date.parse('2026-01-01T00:00:00Z')
  test.each([
    ['7', 7_000],
    ['0', 0],
    ['86400', 600_000],
    ['Thu, 01 Jan 2026 00:00:30 GMT', 30_000],
    ['Thu, 01 Jan 2015 00:00:30 GMT', 0],
    ['soon', null],
    ['', null],
    [null, null],
  ])('%j is %j ms', (header, ms) => {
    expect(parseRetryAfter(header, nowMs)).toBe(ms)
  })
})

test('the redactor takes out longer values first, and encoded ones', () => {
  const redactor = createRedactor()
  redactor.add('secret')
  redactor.add('secret+longer=')
  redactor.add('tiny')
  expect(redactor.redact('a secret+longer= b secret%2Blonger%3D c tiny')).toBe('a *** b *** c tiny')
})
