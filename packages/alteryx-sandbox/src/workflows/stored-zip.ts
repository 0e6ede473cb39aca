import { crc32 } from 'node:zlib'

const localHeader = 0x04034b50
const centralHeader = 0x02014b50
const endOfDirectory = 0x06054b50
const utf8Names = 0x0800
/** 1 January 1980, the first day a ZIP can name: the same content gives the same bytes. */
const date = 0x0021

/** A ZIP of files that are stored as they are (format description: APPNOTE 4.3). */
export function writeZip(files: ReadonlyMap<string, Uint8Array>): Uint8Array<ArrayBuffer> {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, bytes] of files) {
    const nameBytes = Buffer.from(name)
    const shared = sharedFields(nameBytes, bytes)
    const local = Buffer.concat([word(localHeader), shared, nameBytes, bytes])
    const place = Buffer.concat([Buffer.alloc(10), word(offset)])
    directory.push(word(centralHeader), Buffer.from([20, 0]), shared, place, nameBytes)
    bodies.push(local)
    offset += local.length
  }
  const index = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(endOfDirectory, 0)
  end.writeUInt16LE(files.size, 8)
  end.writeUInt16LE(files.size, 10)
  end.writeUInt32LE(index.length, 12)
  end.writeUInt32LE(offset, 16)
  return new Uint8Array(Buffer.concat([...bodies, index, end]))
}

/** What local header and directory have in common: version 2.0, UTF-8 name, stored, date, checksum, sizes. */
function sharedFields(name: Buffer, bytes: Uint8Array): Buffer {
  const fields = Buffer.alloc(26)
  fields.writeUInt16LE(20, 0)
  fields.writeUInt16LE(utf8Names, 2)
  fields.writeUInt16LE(date, 8)
  fields.writeUInt32LE(crc32(bytes), 10)
  fields.writeUInt32LE(bytes.length, 14)
  fields.writeUInt32LE(bytes.length, 18)
  fields.writeUInt16LE(name.length, 22)
  return fields
}

function word(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

/** The names of the files in a ZIP, from its directory; none where the bytes are no ZIP. */
export function readZipNames(bytes: Uint8Array): string[] {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = zip.lastIndexOf('PK\x05\x06')
  if (end < 0 || end + 22 > zip.length) return []
  const names: string[] = []
  let at = zip.readUInt32LE(end + 16)
  while (at + 46 <= end && zip.readUInt32LE(at) === centralHeader) {
    const nameLength = zip.readUInt16LE(at + 28)
    names.push(zip.toString('utf8', at + 46, at + 46 + nameLength))
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return names
}
