const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * A ULID: 10 characters of time and 16 of chance, in Crockford's base 32, which sort as text by time. In place of
 * chance stand 80 bits of an id of the world, so that an event has the same ULID whenever it is asked for.
 */
export function toUlid(atMs: number, objectId: string): string {
  return encode(BigInt(atMs), 10) + encode(BigInt(`0x${objectId.slice(-20)}`), 16)
}

/** Whether this is a ULID; letters count in both cases. */
export const isUlid = (text: string) => /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/i.test(text)

function encode(value: bigint, width: number): string {
  let rest = value
  let text = ''
  for (let place = 0; place < width; place += 1) {
    text = digits.charAt(Number(rest & 31n)) + text
    rest >>= 5n
  }
  return text
}
