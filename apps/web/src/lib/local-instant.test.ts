import { expect, test } from 'vitest'
import { fromLocalInput, toLocalInput } from './local-instant.ts'

test('an instant goes into a box for date and time and comes back', () => {
  const instant = '2026-07-01T06:30:00.000Z'
  expect(fromLocalInput(toLocalInput(instant))).toBe(instant)
  expect(toLocalInput(instant)).toMatch(/^2026-0[67]-\d\dT\d\d:\d\d$/)
})

test('what is no instant is an empty box, and the other way round', () => {
  expect([toLocalInput('soon'), fromLocalInput(''), fromLocalInput('soon')]).toEqual([
    '',
    undefined,
    undefined,
  ])
})
