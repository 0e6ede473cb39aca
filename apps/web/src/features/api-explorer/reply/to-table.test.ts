import { expect, test } from 'vitest'
import { toTable } from './to-table.ts'

test('a list of objects becomes rows; columns stand in the order they first occur', () => {
  const list = [
    { id: 1, name: null },
    { id: 2, tags: ['a'], isActive: false },
  ]
  expect(toTable(list)).toEqual({
    columns: ['id', 'name', 'tags', 'isActive'],
    rows: [
      ['1', '', '', ''],
      ['2', '', '["a"]', 'false'],
    ],
  })
})

test.each([[[]], [['a']], [[[1]]], [[{ a: 1 }, null]], [{ a: 1 }], ['text'], [undefined]])(
  '%j is no table',
  (value) => {
    expect(toTable(value)).toBeNull()
  },
)
