import { expect, test } from 'vitest'
import { layOutGroups } from './grid-groups.ts'

const groups = [
  { key: 'a', count: 2 },
  { key: 'b', count: 3 },
  { key: 'c', count: 1 },
] as const

const shown = (folded: readonly string[]) => {
  const layout = layOutGroups(groups, (key) => folded.includes(key))
  return Array.from({ length: layout.count }, (_, index) => {
    const item = layout.itemAt(index)
    return item?.kind === 'group' ? item.group.key : item?.index
  })
}

test.each([
  [[], ['a', 0, 1, 'b', 2, 3, 4, 'c', 5]],
  [['b'], ['a', 0, 1, 'b', 'c', 5]],
  [
    ['a', 'b', 'c'],
    ['a', 'b', 'c'],
  ],
] as const)('with %j folded, headings and rows stand one after the other', (folded, items) => {
  expect(shown(folded)).toEqual(items)
})

test('rows in view are told in pieces that leave folded groups out', () => {
  const layout = layOutGroups(groups, (key) => key === 'b')
  expect(layout.rowsBetween(0, 5)).toEqual([
    [0, 1],
    [5, 5],
  ])
  expect(layout.rowsBetween(3, 4)).toEqual([])
  expect(layOutGroups(groups, () => false).rowsBetween(2, 5)).toEqual([
    [1, 1],
    [2, 3],
  ])
})

test('beyond the end there is nothing', () => {
  expect(layOutGroups(groups, () => false).itemAt(9)).toBeUndefined()
  expect(layOutGroups([], () => false).itemAt(0)).toBeUndefined()
})
