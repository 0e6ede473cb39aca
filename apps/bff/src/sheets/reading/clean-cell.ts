import { unguardCell } from '../../core/csv-export.ts'

/** Characters that can't be seen: zero width, direction marks, byte order mark, soft hyphen. */
const invisible = /[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g
/** Spaces that look like a plain one: no-break, narrow, ideographic, ... */
const oddSpaces = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g

/** What no cell needs and no database takes: control characters other than tab and line breaks, halves of a letter. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const unstorable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|\p{Surrogate}/gu

/** A cell as it is compared and stored: Unicode normal form C, plain spaces, trimmed, without the guard of our exports. */
export function cleanCell(cell: string): string {
  // Nearly all cells are plain ASCII, which none of this changes.
  if (/^[\x21-\x26\x28-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(cell)) return cell
  const plain = cell
    .replace(unstorable, '')
    .replace(invisible, '')
    .replace(oddSpaces, ' ')
    .normalize('NFC')
    .trim()
  return unguardCell(plain).trim()
}
