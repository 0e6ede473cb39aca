import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildWorkbook } from '../../../testing/workbook-fixture.ts'
import { toCsvBytes } from '../../core/csv-export.ts'
import { writeWorkbook } from '../write-workbook.ts'
import { cleanCell } from './clean-cell.ts'
import { readSheet } from './read-sheet.ts'

const people = 'Email,Last name\na@example.test,Müller\nb@example.test,Łukasz\n'
const expected = [
  { line: 2, cells: ['a@example.test', 'Müller'] },
  { line: 3, cells: ['b@example.test', 'Łukasz'] },
]

const utf16 = (text: string, isBig: boolean) => {
  const little = Buffer.from(text, 'utf16le')
  return isBig ? little.swap16() : little
}
const bytesOf = (...parts: (string | readonly number[])[]) =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))),
  )

describe('letters', () => {
  test.each([
    ['UTF-8', Buffer.from(people), 'utf-8', []],
    ['UTF-8 with its mark', bytesOf([0xef, 0xbb, 0xbf], people), 'utf-8', []],
    ['UTF-16 LE with its mark', utf16(`\ufeff${people}`, false), 'utf-16le', []],
    ['UTF-16 BE with its mark', utf16(`\ufeff${people}`, true), 'utf-16be', []],
    ['UTF-16 LE without a mark', utf16(people, false), 'utf-16le', ['encoding_guessed']],
    ['UTF-16 BE without a mark', utf16(people, true), 'utf-16be', ['encoding_guessed']],
  ])('%s is read whole', async (_name, bytes, encoding, notices) => {
    const sheet = await readSheet(bytes, {})
    expect(sheet.reading.encoding).toBe(encoding)
    expect(sheet.header).toEqual(['Email', 'Last name'])
    expect(sheet.rows).toEqual(expected)
    expect(sheet.notices.map((notice) => notice.code)).toEqual(notices)
  })

  test('Windows-1252 keeps its own marks and is called a guess', async () => {
    const bytes = bytesOf('Email,Last name\na@example.test,', [0x80, 0x92, 0x9c, 0xe9], '\n')
    const sheet = await readSheet(bytes, {})
    expect(sheet.rows[0]?.cells[1]).toBe('€’œé')
    expect(sheet.notices.map((notice) => notice.code)).toEqual(['encoding_guessed'])
  })
})

describe('separators', () => {
  test.each([
    ['commas', ','],
    ['semicolons', ';'],
    ['tabs', '\t'],
    ['bars', '|'],
  ] as const)('%s are found out, also beside others', async (_name, delimiter) => {
    const lines = [
      ['Email', 'Last name', 'Groups'],
      ['a@example.test', 'A', '"Sales; Legal, Tax | HR"'],
      ['b@example.test', 'B', '"x\ty"'],
      ['c@example.test', 'C', ''],
    ]
    const text = lines.map((cells) => cells.join(delimiter)).join('\r\n')
    const sheet = await readSheet(Buffer.from(text), {})
    expect(sheet.reading.delimiter).toBe(delimiter)
    expect(sheet.rows.map((row) => row.cells.length)).toEqual([3, 3, 3])
    expect(sheet.rows[0]?.cells[2]).toBe('Sales; Legal, Tax | HR')
  })

  test('groups by semicolon do not make a semicolon file of a comma file', async () => {
    const text = 'Email,Groups\na@example.test,A;B;C\nb@example.test,D;E;F\nc@example.test,G;H;I\n'
    expect((await readSheet(Buffer.from(text), {})).reading.delimiter).toBe(',')
  })

  test('a person’s choice wins', async () => {
    const sheet = await readSheet(Buffer.from('a,b;c\n1,2;3\n'), { delimiter: ';' })
    expect(sheet.header).toEqual(['a,b', 'c'])
  })
})

describe('lines and cells', () => {
  test('quotes with line breaks and blank lines leave the right line numbers', async () => {
    const text = 'Email,Last name\n\na@example.test,"A\nA\r\nA"\n,\n\nb@example.test,"say ""B"""\n'
    const sheet = await readSheet(Buffer.from(text), {})
    expect(sheet.rows).toEqual([
      { line: 3, cells: ['a@example.test', 'A\nA\r\nA'] },
      { line: 8, cells: ['b@example.test', 'say "B"'] },
    ])
    expect(sheet.notices.find((notice) => notice.code === 'blank_lines_skipped')?.message).toMatch(
      /^3 blank/,
    )
  })

  test('cells beyond the header stay unless blank, missing ones stay missing', async () => {
    const text = 'Email,Last name\na@example.test,A,extra,\nb@example.test\nc@example.test,C,,\n'
    const sheet = await readSheet(Buffer.from(text), {})
    expect(sheet.rows.map((row) => row.cells)).toEqual([
      ['a@example.test', 'A', 'extra'],
      ['b@example.test'],
      ['c@example.test', 'C'],
    ])
  })

  test('only a header blocks, doubled headers are told and keep both columns', async () => {
    const sheet = await readSheet(Buffer.from('Email,Role,role\n'), {})
    expect(sheet.header).toEqual(['Email', 'Role', 'role'])
    expect(sheet.notices.map(({ code, blocks }) => [code, blocks])).toEqual([
      ['duplicate_headers', false],
      ['no_rows', true],
    ])
  })

  test('invisible characters go, accents are composed, the guard of our exports goes', () => {
    expect(cleanCell(' \u200bAda\u00a0Lo\u0301pez\ufeff ')).toBe('Ada López')
    expect(cleanCell('\u0000A\ud800B')).toBe('AB')
    expect(cleanCell("'=1+1")).toBe('=1+1')
    expect(cleanCell("'t Hooft")).toBe("'t Hooft")
  })
})

describe('a workbook', () => {
  test('dates, numbers, flags and formulas arrive as text, with a notice for formulas', async () => {
    const file = buildWorkbook({
      People: [
        ['Email', 'Last name', 'Active', 'Since', 'Number'],
        ['a@example.test', { formula: 'UPPER("x")', value: 'X' }, true, { day: 45_000 }, 12.5],
        [],
        ['b@example.test', 'B & <C>', false, '', ''],
      ],
    })
    const sheet = await readSheet(file, {})
    expect(sheet.reading).toMatchObject({
      format: 'xlsx',
      encoding: null,
      tabs: ['People'],
      tab: 'People',
    })
    expect(sheet.rows).toEqual([
      { line: 2, cells: ['a@example.test', 'X', 'true', '2023-03-15', '12.5'] },
      { line: 4, cells: ['b@example.test', 'B & <C>', 'false', '', ''] },
    ])
    const notice = sheet.notices.find(({ code }) => code === 'formulas_read_as_values')
    expect(notice?.message).toMatch(/^1 cell holds/)
  })

  test('another tab can be read', async () => {
    const file = buildWorkbook({ Notes: [['Hello']], People: [['Email'], ['a@example.test']] })
    expect((await readSheet(file, {})).header).toEqual(['Hello'])
    const sheet = await readSheet(file, { tab: 'People' })
    expect(sheet.reading.tabs).toEqual(['Notes', 'People'])
    expect(sheet.rows).toEqual([{ line: 2, cells: ['a@example.test'] }])
  })

  test('what we write is read back, and no text becomes a formula', async () => {
    const rows = [
      ['Email', 'Last name'],
      ['a@example.test', '=1+1'],
      ['b@example.test', '+2'],
    ]
    const sheet = await readSheet(await writeWorkbook(rows), {})
    expect([sheet.header, ...sheet.rows.map((row) => row.cells)]).toEqual(rows)
    expect(sheet.notices).toEqual([])
  })
})

test('any table written as CSV is read back cell by cell', async () => {
  const cell = fc.string({ unit: 'grapheme', maxLength: 12 }).map(cleanCell)
  const table = fc
    .integer({ min: 1, max: 5 })
    .chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 12 }),
    )
  await fc.assert(
    fc.asyncProperty(table, async (rows) => {
      const width = rows[0]?.length ?? 1
      const header = Array.from({ length: width }, (_, at) => `Column ${at}`)
      const sheet = await readSheet(toCsvBytes([header, ...rows]), {})
      const filled = rows.filter((cells) => cells.some((value) => value !== ''))
      expect(sheet.rows.map((row) => row.cells)).toEqual(filled)
      expect(sheet.header).toEqual(header)
    }),
    { seed: 7, numRuns: 300 },
  )
})
