import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { buildWorkbook, declareSizes } from '../../../testing/workbook-fixture.ts'
import { AppError } from '../../core/app-error.ts'
import { readSheet } from './read-sheet.ts'

let archive: Uint8Array | undefined
/** 150 MB of zeros in 150 kB; made once, since it takes a second. */
const bomb = () => {
  archive ??= buildWorkbook(
    { People: [['Email']] },
    { 'xl/media.xml': new Uint8Array(150 * 1024 * 1024) },
  )
  return archive
}
const rows = (count: number) =>
  `Email\n${Array.from({ length: count }, (_, at) => `p${at}@example.test`).join('\n')}\n`

/** File, code, and what the words must name. */
const table: readonly (readonly [string, () => Uint8Array, string, RegExp])[] = [
  ['empty', () => new Uint8Array(), 'file_unreadable', /empty/],
  ['only blank lines', () => strToU8('\r\n , \n,,\n'), 'file_unreadable', /only blank lines/],
  [
    'without a header',
    () => strToU8('ada@example.test,Ada\nbo@example.test,Bo\n'),
    'file_unreadable',
    /no header: line 1/,
  ],
  ['of 10,001 rows', () => strToU8(rows(10_001)), 'too_many_rows', /10,001 rows; at most 10,000/],
  ['of 21 MB', () => new Uint8Array(21 * 1024 * 1024).fill(97), 'file_too_large', /20 MB/],
  [
    'with a quote that is never closed',
    () => strToU8('Email,First name\na@example.test,A\nb@example.test,"B\nc@example.test,C\n'),
    'file_unreadable',
    /line 3 is never closed/,
  ],
  [
    'a picture renamed to .csv',
    () => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
    'file_unreadable',
    /binary/,
  ],
  [
    'an old Excel file renamed to .csv',
    () => Buffer.from('d0cf11e0a1b11ae10000000000000000', 'hex'),
    'file_unreadable',
    /old or a password-protected/,
  ],
  [
    'a ZIP that is no workbook',
    () => zipSync({ 'people.csv': strToU8(rows(1)) }),
    'file_unreadable',
    /ZIP archive, not/,
  ],
  [
    'a workbook cut in the middle',
    () => buildWorkbook({ People: [['Email']] }).slice(0, 900),
    'file_unreadable',
    /damaged/,
  ],
  ['a ZIP bomb', bomb, 'file_unreadable', /unpacks to far more/],
  [
    'a ZIP bomb whose directory lies',
    () => declareSizes(bomb(), 1_000),
    'file_unreadable',
    /unpacks to far more/,
  ],
  [
    'a workbook of 2,001 parts',
    () =>
      buildWorkbook(
        { People: [['Email']] },
        Object.fromEntries(
          Array.from({ length: 2_001 }, (_, at) => [`xl/x${at}.xml`, new Uint8Array()]),
        ),
      ),
    'file_unreadable',
    /unpacks to far more/,
  ],
  [
    'a workbook with a path that climbs out',
    () => buildWorkbook({ People: [['Email']] }, { '../../etc/x.xml': strToU8('x') }),
    'file_unreadable',
    /damaged/,
  ],
  [
    'a workbook with rows beyond all bounds',
    () =>
      buildWorkbook(
        { People: [['Email']] },
        {
          'xl/worksheets/sheet1.xml': strToU8(
            '<worksheet><sheetData><row r="99999999999"><c r="A99999999999"><v>1</v></c></row></sheetData></worksheet>',
          ),
        },
      ),
    'file_unreadable',
    /row numbered 99999999999/,
  ],
  [
    'with a quote closed far too late',
    () => strToU8(`Email\n"${'a@b.test\n'.repeat(4_000)}"\n`),
    'file_unreadable',
    /line 2 has more than 32767/,
  ],
  [
    'of 1,001 columns',
    () => strToU8(`Email${','.repeat(1_000)}x\n`),
    'file_unreadable',
    /1001 columns/,
  ],
]

describe('a file that can’t be used', () => {
  test.each(table)('%s is refused in words', async (_name, build, code, words) => {
    const error = await readSheet(build(), {}).then(
      () => null,
      (thrown: unknown) => thrown,
    )
    expect(error).toBeInstanceOf(AppError)
    expect((error as AppError).code).toBe(code)
    expect((error as AppError).options.detail).toMatch(words)
  })

  test('a ZIP bomb costs no memory to speak of', async () => {
    const lying = declareSizes(bomb(), 1_000)
    const before = process.memoryUsage().arrayBuffers
    await expect(readSheet(lying, {})).rejects.toThrow(AppError)
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(60 * 1024 * 1024)
  })

  test('text in an encoding that was chosen wrongly says so', async () => {
    const latin = Buffer.from('Email,Last name\na@example.test,Müller\n', 'latin1')
    await expect(readSheet(latin, { encoding: 'utf-8' })).rejects.toThrow(/not UTF-8 text/)
  })

  test('a tab that is not there names those that are', async () => {
    const file = buildWorkbook({ People: [['Email']], Notes: [['x']] })
    await expect(readSheet(file, { tab: 'Peple' })).rejects.toThrow(/“Peple”.*People, Notes/)
  })
})
