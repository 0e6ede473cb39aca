/**
 * JSON text that is the same for equal values: keys sorted, no spaces, absent for undefined. The base of a plan's digest,
 * so it never changes for a value once it was written.
 */
export function toCanonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) return `[${value.map(toCanonicalJson).join(',')}]`
  const parts: string[] = []
  for (const key of Object.keys(value).sort()) {
    const part = (value as Record<string, unknown>)[key]
    if (part !== undefined) parts.push(`${JSON.stringify(key)}:${toCanonicalJson(part)}`)
  }
  return `{${parts.join(',')}}`
}
