import { describe, expect, test } from 'vitest'
import { formatAge, formatInstant } from './format-instant.ts'

describe('formatInstant', () => {
  test('names the zone it shows and keeps UTC for hovering', () => {
    expect(formatInstant('2026-11-22T14:42:07Z', 'Europe/Amsterdam', 'en-GB')).toEqual({
      text: '22 Nov 2026, 15:42 CET',
      utc: '2026-11-22 14:42:07 UTC',
    })
  })

  test('gives text that is no instant back', () => {
    expect(formatInstant('soon').text).toBe('soon')
  })
})

describe('formatAge', () => {
  const now = Date.parse('2026-11-22T12:00:00Z')
  test.each([
    ['2026-11-22T11:59:10Z', 'just now'],
    ['2026-11-22T11:58:00Z', '2 min. ago'],
    ['2026-11-22T09:00:00Z', '3 hr. ago'],
    ['2026-11-20T11:00:00Z', '2 days ago'],
    ['2026-11-22T12:05:00Z', 'just now'],
  ])('%s is %s', (instant, words) => {
    expect(formatAge(instant, now)).toBe(words)
  })
})
