import { expect, test } from 'vitest'
import { toColourScale } from './colour-scale.ts'

test('nothing has no colour, the most has the last, and a pile leaves room below it', () => {
  const { classOf } = toColourScale([0, 3, 12, 100])
  expect([0, 3, 12, 40, 100].map(classOf).map((classes) => classes.split(' ')[0])).toEqual([
    'bg-surface',
    'bg-scale-1',
    'bg-scale-2',
    'bg-scale-4',
    'bg-scale-5',
  ])
})

test.each([
  [[100], ['1-4', '5-16', '17-36', '37-64', '65-100']],
  [[2], ['1-1', '2-2']],
  [[0], []],
  [[], []],
])('%o has a legend without gaps: %o', (values, expected) => {
  expect(toColourScale(values).steps.map(({ from, to }) => `${from}-${to}`)).toEqual(expected)
})

test('each value has the colour that the legend says', () => {
  const { classOf, steps } = toColourScale([37])
  for (let value = 1; value <= 37; value += 1) {
    const step = steps.find(({ from, to }) => value >= from && value <= to)
    expect(classOf(value)).toBe(step?.classes)
  }
})
