import { isUtf8 } from 'node:buffer'
import type { SheetNotice, SheetReading } from '@curator/console-contract/sheets'
import { AppError } from '../../core/app-error.ts'

type Encoding = NonNullable<SheetReading['encoding']>

/** The file as text, how it was decoded, and a notice where that was a guess. */
export interface DecodedText {
  readonly text: string
  readonly encoding: Encoding
  readonly notices: readonly SheetNotice[]
}

/** Bytes looked at to tell UTF-16 without a mark. */
const probeBytes = 16_384

/** Decodes a text file. Throws `file_unreadable` for binary content and for bytes the chosen encoding does not have. */
export function decodeText(bytes: Uint8Array, chosen: Encoding | undefined): DecodedText {
  const mark = findMark(bytes)
  const encoding = chosen ?? mark ?? guess(bytes)
  const text = decode(bytes, encoding)
  refuseBinary(text)
  const isGuess = !chosen && !mark && encoding !== 'utf-8'
  return { text, encoding, notices: isGuess ? [toGuessNotice(encoding)] : [] }
}

function findMark(bytes: Uint8Array): Encoding | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return undefined
}

/** Half of each plain character is zero in UTF-16, always on the same side; text in other encodings has no zeros. */
function guess(bytes: Uint8Array): Encoding {
  const end = Math.min(bytes.length - (bytes.length % 2), probeBytes)
  const zeros: [number, number] = [0, 0]
  for (let at = 0; at < end; at += 1) if (bytes[at] === 0) zeros[at % 2 === 0 ? 0 : 1] += 1
  const least = end / 40
  if (zeros[1] > least && zeros[0] === 0) return 'utf-16le'
  if (zeros[0] > least && zeros[1] === 0) return 'utf-16be'
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252'
}

function decode(bytes: Uint8Array, encoding: Encoding): string {
  if (encoding === 'windows-1252') return decodeWindows1252(bytes)
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new AppError('file_unreadable', {
      detail: `It is not ${encoding.toUpperCase()} text. Choose another encoding, or save it as CSV UTF-8.`,
      cause,
    })
  }
}

/** 0x80 to 0x9f of Windows-1252 (WHATWG encoding standard); all other bytes are the same in Latin-1. */
const windowsMarks =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178'

function decodeWindows1252(bytes: Uint8Array): string {
  const latin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  return latin.replace(
    /[\u0080-\u009f]/g,
    (mark) => windowsMarks[mark.charCodeAt(0) - 0x80] ?? mark,
  )
}

function refuseBinary(text: string): void {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  const found = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.exec(text)
  if (!found) return
  const isOldExcel = text.startsWith('\u00d0\u00cf\u0011\u00e0')
  throw new AppError('file_unreadable', {
    detail: isOldExcel
      ? 'It is an old or a password-protected Excel file. Save it as .xlsx without a password.'
      : 'It is a binary file, not a table. Choose a CSV, TSV or XLSX file.',
  })
}

const encodingNames: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 (little endian)',
  'utf-16be': 'UTF-16 (big endian)',
  'windows-1252': 'Windows-1252',
}

function toGuessNotice(encoding: Encoding): SheetNotice {
  return {
    code: 'encoding_guessed',
    message: `The file does not say how its letters are written; it was read as ${encodingNames[encoding]}. If accents look wrong, choose another encoding.`,
    blocks: false,
  }
}
