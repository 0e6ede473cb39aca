import { describe, expect, test } from 'vitest'
import { formatSeconds } from './format-seconds.ts'

describe('formatSeconds', () => {
  test.each([
    [0, '0 s'],
    [0.2, '1 s'],
    [59, '59 s'],
    [59.5, '1 min'],
    [60, '1 min'],
    [125, '2 min 5 s'],
    [599, '9 min 59 s'],
    [620, '10 min'],
    [3_599, '1 h'],
    [4_800, '1 h 20 min'],
    [7_200, '2 h'],
  ])('%d seconds read as %s', (seconds, text) => {
    expect(formatSeconds(seconds)).toBe(text)
  })
})
