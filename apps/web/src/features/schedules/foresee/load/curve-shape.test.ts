import { expect, test } from 'vitest'
import { groupSteps, mostOf, startsOf, toArea } from './curve-shape.ts'

const stepsFrom = (first: string, count: number) =>
  Array.from({ length: count }, (_, place) => ({
    at: new Date(Date.parse(first) + place * 900_000).toISOString(),
    starts: 1,
    running: place,
    waiting: 0,
  }))

test('an outline goes up and down in steps and ends on the ground', () => {
  expect(toArea([0, 2, 1], 2)).toBe('M0 100V100.00H1V0.00H2V50.00H3V100Z')
})

test('steps stand by the hours of the zone; one that comes twice is one', () => {
  const groups = groupSteps(stepsFrom('2026-10-24T23:00:00Z', 20), 'Europe/Berlin', 13)
  expect(groups.map(({ place, steps }) => `${place} ${steps.length}`)).toEqual([
    '2026-10-25T01 4',
    '2026-10-25T02 8',
    '2026-10-25T03 4',
    '2026-10-25T04 4',
  ])
  expect(mostOf(groups[0]?.steps ?? [], ({ running }) => running)).toBe(3)
  expect(startsOf(groups[1]?.steps ?? [])).toBe(8)
})
