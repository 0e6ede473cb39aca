import { randomBytes } from 'node:crypto'
import type { SandboxClock } from './clock.ts'

/** Seconds a token lives; 3599 on every Server (reference 1). */
export const tokenLifetimeSeconds = 3599

/** Tokens given out. Several may be valid at once; each is known to the node that gave it alone. */
export interface Tokens {
  /** A new opaque token for somebody. */
  issue(userId: string, node?: number): string
  /** Whose token this is, or nothing when it is unknown on this node, expired or revoked. */
  find(token: string, node?: number): string | undefined
  /** Revokes one token, or all of them. */
  revoke(token?: string): void
  /** How many are valid now. */
  count(): number
}

/** An empty token store on the clock of the practice server. */
export function createTokens(clock: SandboxClock): Tokens {
  const tokens = new Map<string, { userId: string; node: number; expiresAtMs: number }>()
  return {
    issue: (userId, node = 0) => {
      const token = randomBytes(48).toString('base64url')
      tokens.set(token, { userId, node, expiresAtMs: clock.now() + tokenLifetimeSeconds * 1000 })
      return token
    },
    find: (token, node = 0) => {
      const found = tokens.get(token)
      if (!found || found.node !== node || found.expiresAtMs <= clock.now()) return undefined
      return found.userId
    },
    revoke: (token) => {
      if (token === undefined) tokens.clear()
      else tokens.delete(token)
    },
    count: () => [...tokens.values()].filter((token) => token.expiresAtMs > clock.now()).length,
  }
}
