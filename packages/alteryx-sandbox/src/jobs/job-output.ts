import { writeZip } from '../workflows/stored-zip.ts'
import type { JobRecord } from './job-record.ts'

/** An output file of a job. */
export interface OutputFile {
  readonly fileName: string
  readonly contentType: string
  readonly bytes: Uint8Array
}

const html = (rows: readonly (readonly string[])[]) =>
  `<!doctype html><title>Result</title><table>${rows
    .map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`)
    .join('')}</table>\n`

/** What a job wrote, made up from the job: the same every time. Raw is the file as it is. */
export function writeOutput(job: JobRecord, fileName: string): OutputFile {
  const rows = [
    ['id', 'amount', 'booked'],
    ...[1, 2, 3].map((id) => [`${id}`, `${id * 100}.50`, job.createDateTime.slice(0, 10)]),
  ]
  if (fileName.endsWith('.xlsx')) {
    return {
      fileName,
      contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      bytes: writeZip(workbook(rows)),
    }
  }
  if (fileName.endsWith('.html')) {
    return { fileName, contentType: 'text/html; charset=utf-8', bytes: Buffer.from(html(rows)) }
  }
  const text = rows.map((row) => `${row.join(',')}\r\n`).join('')
  return { fileName, contentType: 'text/csv; charset=utf-8', bytes: Buffer.from(text) }
}

const main = 'http://schemas.openxmlformats.org'
const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

/** The parts a workbook of one sheet needs (ECMA-376), with its texts inline. */
function workbook(rows: readonly (readonly string[])[]): ReadonlyMap<string, Buffer> {
  const office = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const relations = `${main}/package/2006/relationships`
  const documents = `${main}/officeDocument/2006/relationships`
  const sheetRows = rows.map((row) => {
    const cells = row.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`)
    return `<row>${cells.join('')}</row>`
  })
  const parts = {
    '[Content_Types].xml': `<Types xmlns="${main}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${office}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${office}.worksheet+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${relations}"><Relationship Id="r1" Type="${documents}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}/spreadsheetml/2006/main" xmlns:r="${documents}"><sheets><sheet name="Result" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${relations}"><Relationship Id="r1" Type="${documents}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}/spreadsheetml/2006/main"><sheetData>${sheetRows.join('')}</sheetData></worksheet>`,
  }
  return new Map(Object.entries(parts).map(([name, text]) => [name, Buffer.from(xml + text)]))
}
