import { describe, expect, test } from 'vitest'
import { toRemovalWords } from './onboarding-text.ts'
import { hasChoices, isOverCap, toTruth, usualChoices } from './sheet-choices.ts'

describe('what is chosen for a sheet', () => {
  test('is nothing at first', () => {
    expect([toTruth(usualChoices), hasChoices(usualChoices)]).toEqual([null, false])
  })

  test.each([
    ['10', 10],
    ['0', 0],
    ['100', 100],
  ])('a limit of %s percent is taken', (cap, removalCapPercent) => {
    const truth = toTruth({ ...usualChoices, people: true, cap })
    expect(truth).toEqual({ people: true, groups: false, removalCapPercent })
  })

  test.each(['', '101', '-1', '5.5', 'ten'])('a limit of “%s” is none', (cap) => {
    expect(toTruth({ ...usualChoices, groups: true, cap })).toBeUndefined()
  })
})

test.each([
  [{ removed: 1, present: 10 }, 10, false],
  [{ removed: 2, present: 10 }, 10, true],
  [{ removed: 0, present: 0 }, 0, false],
])('%o at a limit of %i percent is over it: %s', (count, cap, isOver) => {
  expect(isOverCap(count, cap)).toBe(isOver)
})

test('removals are said with their share and the limit', () => {
  expect(toRemovalWords({ removed: 7, present: 120 }, 10)).toBe(
    'Takes away 7 of 120 memberships, 5.8 %; limit 10 %.',
  )
  expect(toRemovalWords({ removed: 0, present: 0 }, undefined)).toBe(
    'Takes away 0 of 0 memberships, 0 %.',
  )
})
