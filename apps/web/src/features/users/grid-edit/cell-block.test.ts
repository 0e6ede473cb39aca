import { describe, expect, test } from 'vitest'
import { fillRange, isInRange, placeBlock, readBlock, writeBlock } from './cell-block.ts'

describe('a block from a spreadsheet', () => {
  test.each([
    ['one value', 'Artisan', [['Artisan']]],
    [
      'rows with a line break at the end',
      'a\tb\r\nc\td\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'blank cells',
      '\ta\t\n\t\t',
      [
        ['', 'a', ''],
        ['', '', ''],
      ],
    ],
    ['a cell with tab, break and quotes', '"a\tb\n""c"""\td', [['a\tb\n"c"', 'd']]],
    ['quotes inside a plain cell', '5" pipe\tx', [['5" pipe', 'x']]],
    ['a quote that never ends', '"abc\td', [['"abc', 'd']]],
    ['nothing', '', [['']]],
  ])('%s', (_, text, expected) => {
    expect(readBlock(text)).toEqual(expected)
  })

  test('comes back as it was written', () => {
    const rows = [
      ['a', 'b\tc'],
      ['"d"', ''],
    ]
    expect(readBlock(writeBlock(rows))).toEqual(rows)
  })

  test('is put down from a cell on, without what hangs over the edges', () => {
    const block = [
      ['a', 'b'],
      ['c', 'd'],
    ]
    const extent = { rowCount: 3, columnCount: 2 }
    expect(placeBlock(block, { row: 2, column: 1 }, null, extent)).toEqual([
      { row: 2, column: 1, text: 'a' },
    ])
    expect(placeBlock(block, { row: 0, column: 0 }, null, extent)).toHaveLength(4)
  })

  test('of one value fills what is marked; a larger one starts at the top of the mark', () => {
    const range = { column: 0, from: 2, to: 1 }
    const extent = { rowCount: 9, columnCount: 2 }
    expect(placeBlock([['x']], { row: 1, column: 0 }, range, extent)).toEqual([
      { row: 1, column: 0, text: 'x' },
      { row: 2, column: 0, text: 'x' },
    ])
    expect(placeBlock([['x'], ['y']], { row: 2, column: 0 }, range, extent)[0]?.row).toBe(1)
  })
})

test('a range runs up as well as down', () => {
  const range = { column: 1, from: 4, to: 2 }
  expect(fillRange(range, 'x').map(({ row }) => row)).toEqual([2, 3, 4])
  expect([isInRange(range, 3, 1), isInRange(range, 3, 0), isInRange(null, 3, 1)]).toEqual([
    true,
    false,
    false,
  ])
})
