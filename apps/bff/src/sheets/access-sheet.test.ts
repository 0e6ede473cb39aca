import { expect, test } from 'vitest'
import { toSheetLines } from './access-sheet.ts'

const columns = { studio: ['subscription'], email: ['e-mail'] } as const
const toSheet = (header: string[], ...rows: string[][]) => ({
  header,
  rows: rows.map((cells, at) => ({ line: at + 2, cells })),
  notices: [],
})

test('columns are found by their other names, whatever their order, and blank lines are left out', () => {
  const sheet = toSheet(['Colour', 'E-Mail', 'Subscription'], ['red', '', ' A '], ['blue', '', ''])
  expect(toSheetLines(sheet as never, columns)).toEqual({
    lines: [{ line: 2, cells: { studio: 'A', email: '' } }],
    columns: ['studio', 'email'],
    unknownColumns: ['Colour'],
    notices: [],
  })
})

test('of two columns of one name the first counts, and the other is told as unknown', () => {
  const sheet = toSheet(['studio', 'email', 'mail', 'e-mail'], ['A', 'one', 'two', 'three'])
  const { lines, unknownColumns } = toSheetLines(sheet as never, columns)
  expect(lines[0]?.cells.email).toBe('one')
  expect(unknownColumns).toEqual(['mail', 'e-mail'])
})

test('a sheet without the first column is refused, and says which', () => {
  const sheet = toSheet(['email'], ['one'])
  expect(() => toSheetLines(sheet as never, columns)).toThrow(/No column is called “studio”/)
})
