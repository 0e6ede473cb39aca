import { expect, test } from 'vitest'
import { formatLocal, formatRun } from './run-words.ts'

test('an instant is shown in the zone that is asked for', () => {
  const at = '2026-12-01T05:00:00Z'
  expect(formatRun(at, 'Europe/Berlin', 'en-GB')).toBe('Tue, 1 Dec 2026, 06:00')
  expect(formatRun(at, 'UTC', 'en-GB')).toBe('Tue, 1 Dec 2026, 05:00')
})

test('a local time is shown as the wall shows it, even where clocks skip it', () => {
  expect(formatLocal('2027-03-28T02:30', 'en-GB')).toBe('Sun, 28 Mar 2027, 02:30')
})
