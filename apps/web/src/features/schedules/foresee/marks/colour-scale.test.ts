import { expect, test } from 'vitest'
import { toColourScale } from './colour-scale.ts'

test('nothing has no colour, the most has the last, and a pile leaves room below it', () => {
  const { classOf } = toColourScale([0, 3, 20, 100])
  expect([0, 3, 20, 60, 100].map(classOf).map((classes) => classes.split(' ')[0])).toEqual([
    'bg-surface',
    'bg-scale-1',
    'bg-scale-2',
    'bg-scale-4',
    'bg-scale-5',
  ])
})

test.each([
  [
    [1, 101],
    ['1-10', '11-26', '27-47', '48-73', '74-101'],
  ],
  [
    [395, 500],
    ['395-404', '405-422', '423-444', '445-470', '471-500'],
  ],
  [
    [1, 2],
    ['1-1', '2-2'],
  ],
  [[7, 7], ['7-7']],
  [[0], []],
  [[], []],
])('%o has a legend without gaps: %o', (values, expected) => {
  expect(toColourScale(values).steps.map(({ from, to }) => `${from}-${to}`)).toEqual(expected)
})

test('each value has the colour that the legend says', () => {
  const { classOf, steps } = toColourScale([1, 37])
  for (let value = 1; value <= 37; value += 1) {
    const step = steps.find(({ from, to }) => value >= from && value <= to)
    expect(classOf(value)).toBe(step?.classes)
  }
})
