import { inflateRawSync } from 'node:zlib'
import { AppError } from '../../core/app-error.ts'

/** Bounds of what is unpacked; a workbook of 10,000 rows stays far below all of them. */
const maxEntries = 2_000
const maxUnpackedBytes = 200 * 1024 * 1024
const maxRatio = 200
/** Below this size the ratio says nothing: a few hundred equal bytes pack well. */
const ratioFromBytes = 1024 * 1024

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const localSignature = 0x04034b50

interface Entry {
  readonly name: string
  readonly method: number
  readonly packedBytes: number
  readonly unpackedBytes: number
  readonly offset: number
}

/**
 * Unpacks the parts of an XLSX file. What the directory of the file declares is checked before anything is unpacked,
 * and counted again while unpacking, since a directory can lie. Throws `file_unreadable`.
 */
export function unpackWorkbook(bytes: Uint8Array): Map<string, Uint8Array> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries = listEntries(buffer)
  const declared = entries.reduce((sum, entry) => sum + entry.unpackedBytes, 0)
  if (declared > maxUnpackedBytes) throw tooMuch()
  const parts = new Map<string, Uint8Array>()
  let left = maxUnpackedBytes
  for (const entry of entries) {
    if (!isNeeded(entry.name)) continue
    const part = unpackEntry(buffer, entry, left)
    left -= part.byteLength
    parts.set(entry.name, part)
  }
  if (!parts.has('xl/workbook.xml')) {
    throw new AppError('file_unreadable', {
      detail: 'It is a ZIP archive, not an Excel workbook. Choose a CSV, TSV or XLSX file.',
    })
  }
  return parts
}

/** Only the XML parts are ever read: no macros, pictures or archives inside the archive. */
function isNeeded(name: string): boolean {
  return /^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/.*\.(?:xml|rels))$/.test(name)
}

function listEntries(buffer: Buffer): Entry[] {
  const end = findEnd(buffer)
  const count = buffer.readUInt16LE(end + 10)
  if (count > maxEntries) throw tooMuch()
  const entries: Entry[] = []
  const names = new Set<string>()
  let at = buffer.readUInt32LE(end + 16)
  for (let number = 0; number < count; number += 1) {
    if (at + 46 > buffer.length || buffer.readUInt32LE(at) !== entrySignature) throw broken()
    const nameLength = buffer.readUInt16LE(at + 28)
    const entry = readEntry(buffer, at, nameLength)
    if (names.has(entry.name) || /(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]/.test(entry.name))
      throw broken()
    names.add(entry.name)
    if (isOverpacked(entry.unpackedBytes, entry.packedBytes)) throw tooMuch()
    entries.push(entry)
    at += 46 + nameLength + buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32)
  }
  return entries
}

function readEntry(buffer: Buffer, at: number, nameLength: number): Entry {
  return {
    name: buffer.toString('utf8', at + 46, at + 46 + nameLength),
    method: buffer.readUInt16LE(at + 10),
    packedBytes: buffer.readUInt32LE(at + 20),
    unpackedBytes: buffer.readUInt32LE(at + 24),
    offset: buffer.readUInt32LE(at + 42),
  }
}

/** The end record stands in the last 64 kB, behind it only a comment. */
function findEnd(buffer: Buffer): number {
  const lowest = Math.max(0, buffer.length - 22 - 65_535)
  for (let at = buffer.length - 22; at >= lowest; at -= 1) {
    if (buffer.readUInt32LE(at) === endSignature) return at
  }
  throw broken()
}

function unpackEntry(buffer: Buffer, entry: Entry, leftBytes: number): Uint8Array {
  const { offset } = entry
  if (offset + 30 > buffer.length || buffer.readUInt32LE(offset) !== localSignature) throw broken()
  const start = offset + 30 + buffer.readUInt16LE(offset + 26) + buffer.readUInt16LE(offset + 28)
  const packed = buffer.subarray(start, start + entry.packedBytes)
  if (entry.method === 0) {
    if (packed.length > leftBytes) throw tooMuch()
    return packed
  }
  if (entry.method !== 8) throw broken()
  const limit = Math.max(1, Math.min(leftBytes, Math.max(ratioFromBytes, packed.length * maxRatio)))
  try {
    return inflateRawSync(packed, { maxOutputLength: limit })
  } catch (cause) {
    const isLimit =
      cause instanceof RangeError && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE'
    throw isLimit ? tooMuch(cause) : broken(cause)
  }
}

function isOverpacked(unpackedBytes: number, packedBytes: number): boolean {
  return unpackedBytes > ratioFromBytes && unpackedBytes > packedBytes * maxRatio
}

function tooMuch(cause?: unknown): AppError {
  return new AppError('file_unreadable', {
    detail:
      'The workbook unpacks to far more than a sheet needs. Save only the table as a new file.',
    cause,
  })
}

function broken(cause?: unknown): AppError {
  return new AppError('file_unreadable', {
    detail: 'The workbook is damaged. Open it in your spreadsheet program and save it again.',
    cause,
  })
}
