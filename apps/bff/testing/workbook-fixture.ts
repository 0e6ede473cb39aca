import { strToU8, zipSync } from 'fflate'

/** A cell: text, a number, a yes or no, an Excel day number, or a formula with the value last saved. */
export type FixtureCell =
  | string
  | number
  | boolean
  | { readonly day: number }
  | { readonly formula: string; readonly value: string }

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const rels = 'http://schemas.openxmlformats.org/package/2006/relationships'

/** A workbook as Excel writes it, as far as a reader cares; `extra` are further parts of the archive. */
export function buildWorkbook(
  tabs: Readonly<Record<string, readonly (readonly FixtureCell[])[]>>,
  extra: Readonly<Record<string, Uint8Array>> = {},
): Uint8Array {
  const names = Object.keys(tabs)
  const sheets = names.map(
    (name, at) => `<sheet name="${escapeXml(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  )
  const links = names.map(
    (_, at) =>
      `<Relationship Id="rId${at + 1}" Type="${office}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
  )
  const styles = `<Relationship Id="rId99" Type="${office}/styles" Target="styles.xml"/>`
  const parts: Record<string, Uint8Array> = {
    '[Content_Types].xml': strToU8(
      `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    ),
    '_rels/.rels': strToU8(
      `${head}<Relationships xmlns="${rels}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    'xl/workbook.xml': strToU8(
      `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${sheets.join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `${head}<Relationships xmlns="${rels}">${links.join('')}${styles}</Relationships>`,
    ),
    'xl/styles.xml': strToU8(
      `${head}<styleSheet xmlns="${main}"><cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    ),
  }
  for (const [at, name] of names.entries()) {
    const rows = (tabs[name] ?? []).map((cells, row) => toRow(cells, row + 1)).join('')
    parts[`xl/worksheets/sheet${at + 1}.xml`] = strToU8(
      `${head}<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`,
    )
  }
  return zipSync({ ...parts, ...extra })
}

function toRow(cells: readonly FixtureCell[], row: number): string {
  const filled = cells.map((cell, at) =>
    cell === '' ? '' : toCell(cell, `${String.fromCharCode(65 + at)}${row}`),
  )
  return `<row r="${row}">${filled.join('')}</row>`
}

function toCell(cell: FixtureCell, at: string): string {
  if (typeof cell === 'string')
    return `<c r="${at}" t="inlineStr"><is><t>${escapeXml(cell)}</t></is></c>`
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`
  if (typeof cell === 'boolean') return `<c r="${at}" t="b"><v>${cell ? 1 : 0}</v></c>`
  if ('day' in cell) return `<c r="${at}" s="1"><v>${cell.day}</v></c>`
  return `<c r="${at}" t="str"><f>${escapeXml(cell.formula)}</f><v>${escapeXml(cell.value)}</v></c>`
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}

/** The same archive with another unpacked size declared for every part: a directory that lies. */
export function declareSizes(archive: Uint8Array, unpackedBytes: number): Uint8Array {
  const copy = Buffer.from(archive)
  for (let at = 0; at + 46 < copy.length; at += 1) {
    if (copy.readUInt32LE(at) === 0x02014b50) copy.writeUInt32LE(unpackedBytes, at + 24)
    if (copy.readUInt32LE(at) === 0x04034b50) copy.writeUInt32LE(unpackedBytes, at + 22)
  }
  return copy
}
