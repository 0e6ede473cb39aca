import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'

/** A sealed value as the store keeps it. */
export interface Sealed {
  /** Which master key sealed it. */
  readonly keyId: string
  readonly nonce: Buffer
  /** Cipher text with the 16-byte tag at its end. */
  readonly sealed: Buffer
}

/**
 * Seals secrets for the store: AES-256-GCM with a random 96-bit nonce. `place` (table and row id) is bound into the seal:
 * a value moved to another row does not open there.
 */
export interface SecretBox {
  /** Short name of the key; tells nothing about it. */
  readonly keyId: string
  seal(plain: string, place: string): Sealed
  /** Throws `SecretUnreadable`. */
  open(value: Sealed, place: string): string
  /** A key for another purpose, derived from the master key: 32 bytes as base64. */
  derive(purpose: string): string
}

/** The value was changed, moved, or sealed under another key. */
export class SecretUnreadable extends Error {
  constructor(place: string, options?: ErrorOptions) {
    super(`the secret of ${place} can't be opened with this master key`, options)
    this.name = 'SecretUnreadable'
  }
}

export const masterKeyBytes = 32
const nonceBytes = 12
const tagBytes = 16

/** Throws a `RangeError` unless the key has 32 bytes. */
export function createSecretBox(masterKey: Buffer): SecretBox {
  if (masterKey.length !== masterKeyBytes) throw new RangeError('a master key has 32 bytes')
  const keyId = createHash('sha256')
    .update('curator-key-id')
    .update(masterKey)
    .digest('hex')
    .slice(0, 12)
  const toBound = (place: string) => Buffer.from(`${place}|${keyId}`)
  return {
    keyId,
    seal: (plain, place) => {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', masterKey, nonce).setAAD(toBound(place))
      const sealed = Buffer.concat([
        cipher.update(plain, 'utf8'),
        cipher.final(),
        cipher.getAuthTag(),
      ])
      return { keyId, nonce, sealed }
    },
    open: (value, place) => {
      if (value.keyId !== keyId) throw new SecretUnreadable(place)
      try {
        const decipher = createDecipheriv('aes-256-gcm', masterKey, value.nonce, {
          authTagLength: tagBytes,
        }).setAAD(toBound(place))
        decipher.setAuthTag(value.sealed.subarray(-tagBytes))
        const plain = decipher.update(value.sealed.subarray(0, -tagBytes))
        return Buffer.concat([plain, decipher.final()]).toString('utf8')
      } catch (cause) {
        throw new SecretUnreadable(place, { cause })
      }
    },
    derive: (purpose) =>
      Buffer.from(hkdfSync('sha256', masterKey, '', purpose, 32)).toString('base64'),
  }
}
