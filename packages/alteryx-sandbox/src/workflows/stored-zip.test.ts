import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readZipNames, writeZip } from './stored-zip.ts'

/** Reads a ZIP of stored files by its directory, checksums included. */
function readStored(zip: Uint8Array): Map<string, Uint8Array> {
  const bytes = Buffer.from(zip)
  const end = bytes.length - 22
  expect(bytes.readUInt32LE(end)).toBe(0x06054b50)
  const files = new Map<string, Uint8Array>()
  let at = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    expect(bytes.readUInt32LE(at)).toBe(0x02014b50)
    const [sum, size] = [bytes.readUInt32LE(at + 16), bytes.readUInt32LE(at + 24)]
    const nameLength = bytes.readUInt16LE(at + 28)
    const local = bytes.readUInt32LE(at + 42)
    expect(bytes.readUInt32LE(local)).toBe(0x04034b50)
    const start = local + 30 + bytes.readUInt16LE(local + 26)
    const content = bytes.subarray(start, start + size)
    expect(crc32(content)).toBe(sum)
    files.set(bytes.toString('utf8', at + 46, at + 46 + nameLength), new Uint8Array(content))
    at += 46 + nameLength
  }
  expect(at).toBe(end)
  return files
}

test('what is put in comes out, under its name', () => {
  const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
  const entries = fc.uniqueArray(fc.tuple(name, fc.uint8Array({ maxLength: 200 })), {
    selector: ([key]) => key,
    maxLength: 5,
  })
  fc.assert(
    fc.property(entries, (files) => {
      const zip = writeZip(new Map(files))
      expect([...readStored(zip)]).toEqual(files)
      expect(readZipNames(zip)).toEqual(files.map(([key]) => key))
    }),
  )
})

test('what is no ZIP has no names', () => {
  expect(readZipNames(Buffer.from('PK, but not really'))).toEqual([])
  expect(readZipNames(new Uint8Array())).toEqual([])
  expect(readZipNames(Buffer.from('PK\x05\x06'))).toEqual([])
})
