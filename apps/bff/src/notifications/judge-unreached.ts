import { SecretUnreadable } from '../core/secret-box.ts'
import type { Attempt } from './attempt.ts'
import { AddressRefused } from './post-webhook.ts'

/** What an error before any answer means. Messages of strangers are left out: they may quote the address. */
export function judgeUnreached(error: unknown): Attempt {
  const retryAfterMs = null
  if (error instanceof AddressRefused)
    return { state: 'failed', words: error.message, retryAfterMs }
  if (error instanceof SecretUnreadable)
    return {
      state: 'failed',
      words: 'What is stored can’t be opened with this console’s key. Type it in again.',
      retryAfterMs,
    }
  const { name, code } = error as { name?: unknown; code?: unknown }
  if (name === 'AbortError' || name === 'TimeoutError')
    return { state: 'later', words: 'The receiver did not answer in time.', retryAfterMs }
  const words = typeof code === 'string' ? codeWords[code] : undefined
  return { state: 'later', words: words ?? toOther(code), retryAfterMs }
}

const untrusted =
  'The receiver’s certificate is not trusted. Have its authority trusted by the console, or correct the address.'

const codeWords: Readonly<Record<string, string>> = {
  ENOTFOUND: 'The name of the receiver is not known. Check the address.',
  EAI_AGAIN: 'The name of the receiver could not be looked up.',
  ECONNREFUSED: 'Nobody listens at the receiver’s address.',
  ECONNRESET: 'The receiver broke the connection off.',
  EHOSTUNREACH: 'The receiver can’t be reached from here.',
  ENETUNREACH: 'The receiver can’t be reached from here.',
  ETIMEDOUT: 'The receiver did not answer in time.',
  CERT_HAS_EXPIRED: 'The receiver’s certificate has expired.',
  ERR_TLS_CERT_ALTNAME_INVALID: 'The receiver’s certificate is made out to another name.',
  DEPTH_ZERO_SELF_SIGNED_CERT: untrusted,
  SELF_SIGNED_CERT_IN_CHAIN: untrusted,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: untrusted,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: untrusted,
}

function toOther(code: unknown): string {
  const named = typeof code === 'string' && /^[A-Z_]{1,60}$/.test(code) ? ` (${code})` : ''
  return `The receiver can’t be reached${named}.`
}
