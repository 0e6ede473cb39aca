/** Takes secrets out of text that came from elsewhere. */
export interface Redactor {
  /** Keeps a value out of every text from now on; the last ones are kept. Too short values are no secrets. */
  add(value: string): void
  redact(text: string): string
}

/** `shortest`: characters of the shortest value that counts, by default 6; `kept`: how many, by default 32. */
interface RedactorLimits {
  readonly shortest?: number
  readonly kept?: number
}

/** Takes values out however they are written: as they are, escaped for JSON or addresses, in base64 or in hex. */
export function createRedactor({ kept = 32, shortest = 6 }: RedactorLimits = {}): Redactor {
  let values: string[] = []
  let pattern: RegExp | null = null
  return {
    add: (value) => {
      if (value.length < shortest || values.at(-1) === value) return
      // Named again is as good as new: the secret, named at each renewal, outlives the tokens.
      values = [...values.filter((other) => other !== value), value].slice(-kept)
      pattern = toPattern(values)
    },
    redact: (text) => (pattern ? text.replace(pattern, '***') : text),
  }
}

/**
 * The redactor of a Server, by its address: a Server can repeat only what it was told, whoever told it, the test of a
 * connection included. Kept for the life of the process, since a token outlives the door that asked for it.
 */
export type RedactorBook = (baseUrl: string) => Redactor

export function createRedactorBook(): RedactorBook {
  const redactors = new Map<string, Redactor>()
  return (baseUrl) => {
    const server = URL.parse(baseUrl)?.origin ?? baseUrl
    const redactor = redactors.get(server) ?? createRedactor()
    redactors.set(server, redactor)
    return redactor
  }
}

/** Case apart: hex and percent escapes come in both. Longest first: a value that holds another must go as a whole. */
function toPattern(values: readonly string[]): RegExp {
  const forms = [...new Set(values.flatMap(toForms))].sort((a, b) => b.length - a.length)
  return new RegExp(forms.map((form) => form.replace(/[^\w]/g, '\\$&')).join('|'), 'gi')
}

function toForms(value: string): string[] {
  const bytes = Buffer.from(value)
  const base64 = bytes.toString('base64')
  return [
    value,
    JSON.stringify(value).slice(1, -1),
    // By way of bytes, since half a surrogate pair has no escape.
    encodeURIComponent(bytes.toString()),
    new URLSearchParams({ v: value }).toString().slice(2),
    base64,
    base64.replace(/=+$/, ''),
    bytes.toString('base64url'),
    bytes.toString('hex'),
  ]
}
