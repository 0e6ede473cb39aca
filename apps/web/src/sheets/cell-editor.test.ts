import type { SheetRow } from '@curator/console-contract/sheets'
import { describe, expect, test } from 'vitest'
import { findNextFault, rowColumn, toCellKeyAction, toFaultColumns } from './cell-editor.ts'

const aRow = (line: number, faultColumns: (number | null)[], isExcluded = false): SheetRow => ({
  line,
  cells: ['a', 'b', 'c'],
  faults: faultColumns.map((column) => ({
    code: 'role_unknown',
    column,
    message: 'No such role.',
    suggestion: null,
  })),
  isExcluded,
})

describe('the cells to fix', () => {
  test('stand from left to right, each once, the head of the row first', () => {
    expect(toFaultColumns(aRow(2, [2, 0, 2, null]))).toEqual([rowColumn, 1, 3])
  })

  test('are none in a row that is left out', () => {
    expect(toFaultColumns(aRow(2, [0], true))).toEqual([])
  })
})

describe('the next fault', () => {
  const rows = [aRow(2, [1]), undefined, aRow(4, []), aRow(5, [0, 2]), aRow(9, [1], true)]
  const list = { rowCount: rows.length, getRow: (index: number) => rows[index] }

  test('is the first one when nothing is chosen', () => {
    expect(findNextFault(list, null)).toEqual({ row: 0, column: 2 })
  })

  test('is to the right in the same row, then in a row below', () => {
    expect(findNextFault(list, { row: 0, column: 0 })).toEqual({ row: 0, column: 2 })
    expect(findNextFault(list, { row: 0, column: 2 })).toEqual({ row: 3, column: 1 })
    expect(findNextFault(list, { row: 3, column: 1 })).toEqual({ row: 3, column: 3 })
  })

  test('is nowhere after the last, also when the last row is left out', () => {
    expect(findNextFault(list, { row: 3, column: 3 })).toBeNull()
  })

  test('is found from the header of the grid', () => {
    expect(findNextFault(list, { row: -1, column: 3 })).toEqual({ row: 0, column: 2 })
  })
})

describe('a key on a cell', () => {
  const press = (
    key: string,
    held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey', boolean>> = {},
  ) => ({ key, ctrlKey: false, metaKey: false, altKey: false, ...held }) as const

  test.each([
    ['Enter', { kind: 'edit', text: null }],
    ['F2', { kind: 'edit', text: null }],
    ['x', { kind: 'edit', text: 'x' }],
    ['é', { kind: 'edit', text: 'é' }],
    ['Delete', { kind: 'edit', text: '' }],
    ['F8', { kind: 'next_fault' }],
    ['ArrowDown', null],
    ['Tab', null],
    ['Escape', null],
  ] as const)('%s', (key, action) => {
    expect(toCellKeyAction(press(key), 2)).toEqual(action)
  })

  test('with Control takes the suggestion on Enter and types nothing otherwise', () => {
    expect(toCellKeyAction(press('Enter', { ctrlKey: true }), 2)).toEqual({
      kind: 'use_suggestion',
    })
    expect(toCellKeyAction(press('Enter', { metaKey: true }), 2)).toEqual({
      kind: 'use_suggestion',
    })
    expect(toCellKeyAction(press('c', { ctrlKey: true }), 2)).toBeNull()
  })

  test('at the head of a row leaves it out or brings it back, and types nothing', () => {
    expect(toCellKeyAction(press(' '), rowColumn)).toEqual({ kind: 'toggle_row' })
    expect(toCellKeyAction(press('x'), rowColumn)).toBeNull()
  })
})
