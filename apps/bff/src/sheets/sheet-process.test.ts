import { afterAll, expect, test } from 'vitest'
import { watchTurns } from '../../testing/processor-time.ts'
import { buildWorkbook } from '../../testing/workbook-fixture.ts'
import { createSheetProcess } from './sheet-process.ts'

/** As many columns as the sheet for onboarding has. */
const header = Array.from({ length: 17 }, (_, at) => `Column ${at}`)

const reader = createSheetProcess()
afterAll(() => reader.close())

test('a file is read and written elsewhere with the same result and the same errors', async () => {
  const rows = [['Email'], ['a@example.test']]
  const sheet = await reader.readSheet(await reader.writeWorkbook(rows), {})
  expect(sheet).toMatchObject({ header: ['Email'], rows: [{ line: 2, cells: ['a@example.test'] }] })
  await expect(reader.readSheet(new Uint8Array(), {})).rejects.toMatchObject({
    code: 'file_unreadable',
  })
})

test('a workbook that needs too much memory is refused, and the next file is read', async () => {
  const wide = Array.from({ length: 26 }, (_, at) => `c${at}`)
  const part = `<c r="A1" t="inlineStr"><is><t>x</t></is></c>${'<c r="XFD1"><v>1</v></c>'}`
  const rows = Array.from(
    { length: 60_000 },
    (_, at) => `<row r="${at + 1}">${part.replaceAll('1"', `${at + 1}"`)}</row>`,
  ).join('')
  const bytes = new TextEncoder().encode(`<worksheet><sheetData>${rows}</sheetData></worksheet>`)
  const file = buildWorkbook({ People: [wide] }, { 'xl/worksheets/sheet1.xml': bytes })
  await expect(reader.readSheet(file, {})).rejects.toMatchObject({ code: 'file_unreadable' })
  expect((await reader.readSheet(Buffer.from('Email\na@b.test\n'), {})).rows).toHaveLength(1)
}, 60_000)

test('10,000 rows arrive without holding up anybody', async () => {
  const row = (at: number) => [
    `p${at}@example.test`,
    'First',
    'Last',
    'Viewer',
    'yes',
    'Europe/Berlin',
    ...Array.from({ length: 10 }, () => 'no'),
    'Sales; Legal',
  ]
  const text = [header, ...Array.from({ length: 10_000 }, (_, at) => row(at))]
    .map((cells) => cells.join(','))
    .join('\n')
  const bytes = Buffer.from(text)
  const turns = watchTurns()
  const sheet = await reader.readSheet(bytes, {})
  // Generous; in one piece it takes several times as much.
  expect(turns.stop()).toBeLessThan(150)
  expect(sheet.rows).toHaveLength(10_000)
})

test('a file that takes no end of time is given up, and the next one is read', async () => {
  const hasty = createSheetProcess(2_000)
  // Two hundred thousand tags that never close: the reader of workbooks goes through them again and again.
  const tags = Array.from({ length: 200_000 }, (_, at) => `<${at / 7}`).join('')
  const part = new TextEncoder().encode(`<worksheet><sheetData>${tags}`)
  const file = buildWorkbook({ People: [['Email']] }, { 'xl/worksheets/sheet1.xml': part })
  await expect(hasty.readSheet(file, {})).rejects.toMatchObject({ code: 'file_unreadable' })
  expect((await hasty.readSheet(Buffer.from('Email\na@b.test\n'), {})).rows).toHaveLength(1)
  await hasty.close()
}, 30_000)
