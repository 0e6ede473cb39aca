import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { processorMs } from '../../testing/processor-time.ts'
import { guardCell, toCsvBytes, toCsvLine, unguardCell } from './csv-export.ts'

describe('cells that look like formulas', () => {
  test.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\tx',
    '\rx',
    '\0x',
    '＝1',
    '＋1',
    '－1',
    '＠x',
    '  =1',
    '\u00a0=1',
    '\ufeff=1',
    'note\n=1',
    'note\r\n  @x',
    '=1+1\nnote',
    "'=1",
    "''=1",
  ])('%j gets an apostrophe', (text) => {
    expect(guardCell(text)).toBe(`'${text}`)
  })

  test.each(['', 'Ada', "O'Neil", "'quoted'", 'a=b', 'a-b', '1-2', 'two\nlines', 'a\r\nb'])(
    '%j stays as it is',
    (text) => {
      expect(guardCell(text)).toBe(text)
    },
  )

  const nasty = fc.string({ unit: fc.constantFrom(...`'=+-@＝ \t\r\n"ab,;é\0`) })

  test('taking the guard away restores every text', () => {
    fc.assert(
      fc.property(fc.oneof(nasty, fc.string()), (text) => unguardCell(guardCell(text)) === text),
    )
  })

  test('a guarded cell starts with none of the characters', () => {
    fc.assert(
      fc.property(
        nasty,
        (text) => !/^[\s\u200b]*[=+\-@\t\r\0＝＋－＠]/.test(guardCell(text)) || /^\s*$/.test(text),
      ),
    )
  })

  test('a written file reads back cell by cell', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(nasty, { minLength: 2, maxLength: 2 }), { minLength: 1 }),
        (rows) => {
          const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(toCsvBytes(rows))
          expect(text.startsWith('\ufeff')).toBe(true)
          const read: string[][] = parse(text, { bom: true, record_delimiter: '\r\n' })
          expect(read.map((row) => row.map(unguardCell))).toEqual(rows)
        },
      ),
    )
  })

  test('a cell of a million line ends is looked at in one pass', () => {
    const cell = '\n '.repeat(500_000)
    expect(processorMs(() => guardCell(cell))).toBeLessThan(1_000)
  })

  test('quotes are doubled', () => {
    expect(toCsvLine(['a "b"', 'c,d'])).toBe('"a ""b""","c,d"\r\n')
  })
})
