import { expect, test } from 'vitest'
import { firstStart, guessStart } from './first-start.ts'

const nowMs = Date.parse('2026-11-28T20:00:00Z')

test.each([
  ['UTC', '2026-11-29T06:00'],
  // There it is the 29th already.
  ['Asia/Tokyo', '2026-11-30T06:00'],
  ['', '2026-11-29T06:00'],
  ['Not a zone', '2026-11-29T06:00'],
])('tomorrow in “%s” begins at %s', (timeZone, expected) => {
  expect(firstStart(nowMs, timeZone)).toBe(expected)
})

test.each([
  [{ nextRunAt: '2026-12-03T05:15:00Z', startAt: null }, '2026-11-29T06:15'],
  [{ nextRunAt: null, startAt: '2026-07-01T22:00:00Z' }, '2026-11-29T00:00'],
  [{ nextRunAt: null, startAt: null }, '2026-11-29T06:00'],
])('a schedule with %o begins at %s', (known, expected) => {
  expect(guessStart({ ...known, timeZone: 'Europe/Berlin' }, nowMs)).toBe(expected)
})
