/** A reply as columns: `reply.id`, `reply.owner.name`; `reply` alone for what is no object. */
export type FlatReply = Readonly<Record<string, string>>

const root = 'reply'

/** A reply as it was kept; text that is no JSON (or was cut, so that it is none any more) stays text. */
export function parseReply(text: string | null): unknown {
  if (text === null || text === '') return null
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** One object as one row of columns; lists inside stay JSON, so that nothing is lost. */
export function flattenReply(value: unknown): FlatReply {
  const flat = Object.create(null) as Record<string, string>
  const put = (name: string, inner: unknown): void => {
    if (isObject(inner) && Object.keys(inner).length > 0) {
      for (const [key, next] of Object.entries(inner)) put(`${name}.${key}`, next)
    } else flat[name] = toText(inner)
  }
  if (value !== null) put(root, value)
  return flat
}

/** One row of columns for each entry of a list; anything else is one row. An empty list has none. */
export function flattenItems(value: unknown): FlatReply[] {
  return Array.isArray(value) ? value.map(flattenReply) : [flattenReply(value)]
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function toText(value: unknown): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
