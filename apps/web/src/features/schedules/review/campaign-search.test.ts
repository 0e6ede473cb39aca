import { expect, test } from 'vitest'
import { aFailingItem, anItem, itemId } from '../testing/review-builders.ts'
import { findBulkObstacle, groupBySeverity } from './campaign-search.ts'

test('items are grouped, the worst first', () => {
  const groups = groupBySeverity([anItem(0), aFailingItem(1, 'medium'), aFailingItem(2), anItem(3)])
  expect(groups.map(({ items, severity }) => [severity, items.map(({ name }) => name)])).toEqual([
    ['high', ['Schedule 2']],
    ['medium', ['Schedule 1']],
    [null, ['Schedule 0', 'Schedule 3']],
  ])
})

test.each([
  [[anItem(0), anItem(1)], undefined],
  [[aFailingItem(0, 'medium'), aFailingItem(1, 'medium')], undefined],
  [
    [anItem(0), aFailingItem(1)],
    [/^1 of them has a high finding/, [itemId(1)]],
  ],
  [
    [anItem(0), aFailingItem(1, 'medium')],
    [/^1 of them have other findings/, [itemId(1)]],
  ],
  [
    [anItem(0), anItem(1, { cannot: 'It is yours.' })],
    [/: It is yours\.$/, [itemId(1)]],
  ],
])('what stands in the way of one decision for all', (items, expected) => {
  const obstacle = findBulkObstacle(items)
  if (!expected) expect(obstacle).toBeUndefined()
  else {
    expect(obstacle?.why).toMatch(expected[0] as RegExp)
    expect(obstacle?.ids).toEqual(expected[1])
  }
})
