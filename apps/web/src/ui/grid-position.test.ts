import { describe, expect, test } from 'vitest'
import { nextPosition } from './grid-position.ts'

const extent = { rowCount: 100_000, columnCount: 5, pageRows: 15 }
const at = { row: 40, column: 2 }
const press = (key: string, ctrlKey = false) =>
  nextPosition(at, { key, ctrlKey, metaKey: false }, extent)

describe('nextPosition', () => {
  test.each([
    ['ArrowUp', false, { row: 39, column: 2 }],
    ['ArrowDown', false, { row: 41, column: 2 }],
    ['ArrowLeft', false, { row: 40, column: 1 }],
    ['ArrowRight', false, { row: 40, column: 3 }],
    ['PageUp', false, { row: 25, column: 2 }],
    ['PageDown', false, { row: 55, column: 2 }],
    ['Home', false, { row: 40, column: 0 }],
    ['End', false, { row: 40, column: 4 }],
    ['Home', true, { row: 0, column: 0 }],
    ['End', true, { row: 99_999, column: 4 }],
  ])('%s (with Control: %s) leads to %o', (key, ctrlKey, expected) => {
    expect(press(key, ctrlKey)).toEqual(expected)
  })

  test.each(['a', 'Tab', 'Escape', 'constructor'])('%s moves nothing', (key) => {
    expect(press(key)).toBeUndefined()
  })

  test('the first row leads up to the header, and no key leads out of the grid', () => {
    const from = (row: number, column: number, key: string) =>
      nextPosition({ row, column }, { key, ctrlKey: false, metaKey: false }, extent)
    expect(from(0, 0, 'ArrowUp')).toEqual({ row: -1, column: 0 })
    expect(from(-1, 0, 'ArrowUp')).toEqual({ row: -1, column: 0 })
    expect(from(0, 0, 'ArrowLeft')).toEqual({ row: 0, column: 0 })
    expect(from(99_999, 4, 'ArrowDown')).toEqual({ row: 99_999, column: 4 })
    expect(from(99_995, 4, 'PageDown')).toEqual({ row: 99_999, column: 4 })
  })
})
