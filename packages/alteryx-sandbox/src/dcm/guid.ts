import { createHash } from 'node:crypto'

/**
 * A GUID as DCM gives them (reference 3.1), of the form of random ones. Worked out from an id of the world, so that the
 * same world has the same GUIDs.
 */
export function toGuid(seed: string): string {
  const hex = createHash('sha256').update(seed).digest('hex')
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16)
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join('-')
}
