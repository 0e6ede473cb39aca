const longestMs = 600_000

/**
 * Reads a `Retry-After` header: seconds or an HTTP date (RFC 9110, 10.2.3). Nonsense is `null`, the past is 0, and
 * nothing is longer than 10 minutes.
 */
export function parseRetryAfter(header: string | null, nowMs: number): number | null {
  const text = header?.trim() ?? ''
  if (text === '') return null
  const ms = /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - nowMs
  if (Number.isNaN(ms)) return null
  return Math.min(Math.max(0, Math.round(ms)), longestMs)
}
