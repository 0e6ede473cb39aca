import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { createSecretBox, SecretUnreadable } from './secret-box.ts'

const box = createSecretBox(randomBytes(32))

test('a sealed value opens in its own place only', () => {
  const sealed = box.seal('s3cret', 'connection/dev')
  expect(box.open(sealed, 'connection/dev')).toBe('s3cret')
  expect(() => box.open(sealed, 'connection/prod')).toThrow(SecretUnreadable)
})

test('any flipped bit is noticed', () => {
  const value = box.seal('s3cret', 'connection/dev')
  for (const part of ['nonce', 'sealed'] as const) {
    for (let bit = 0; bit < value[part].length * 8; bit++) {
      const changed = Buffer.from(value[part])
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(() => box.open({ ...value, [part]: changed }, 'connection/dev')).toThrow(
        SecretUnreadable,
      )
    }
  }
})

test('another key opens nothing, also under the same key id', () => {
  const other = createSecretBox(randomBytes(32))
  const sealed = box.seal('s3cret', 'connection/dev')
  expect(other.keyId).not.toBe(box.keyId)
  expect(() => other.open(sealed, 'connection/dev')).toThrow(SecretUnreadable)
  expect(() => other.open({ ...sealed, keyId: other.keyId }, 'connection/dev')).toThrow(
    SecretUnreadable,
  )
})

test('a short tag is refused', () => {
  const value = box.seal('', 'p')
  expect(() => box.open({ ...value, sealed: value.sealed.subarray(0, 12) }, 'p')).toThrow(
    SecretUnreadable,
  )
})

test('the same value sealed often never repeats a nonce', () => {
  const nonces = new Set(
    Array.from({ length: 20_000 }, () => box.seal('x', 'p').nonce.toString('hex')),
  )
  expect(nonces.size).toBe(20_000)
})

test('a key of the wrong length is refused, and derived keys differ by purpose', () => {
  expect(() => createSecretBox(randomBytes(16))).toThrow('32 bytes')
  expect(box.derive('cookies')).not.toBe(box.derive('exports'))
})
