import type { IncomingMessage } from 'node:http'
import { z } from 'zod'
import { refuse, wrongMediaType } from './reply.ts'

const longestBody = 30_000_000

/** Reads a body to its end, as text. Throws 413 beyond 30 MB, the limit of the web server the product runs in. */
export function readRawBody(req: IncomingMessage): Promise<string> | string {
  if (req.method === 'GET') return ''
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let length = 0
    req.on('data', (chunk: Buffer) => {
      length += chunk.length
      if (length <= longestBody) chunks.push(chunk)
    })
    req.on('end', () => {
      if (length > longestBody) reject(refuse(413, 'Maximum request length exceeded.'))
      else
        resolve(
          (chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)).toString('utf8'),
        )
    })
    req.on('error', reject)
  })
}

/** A body that is no JSON; reported like any other invalid request. */
export class BodyUnreadable extends Error {}

/**
 * The value of a body as its contract wants it: JSON or, for flat contracts, form fields; property names match case
 * apart, unknown ones are dropped, null counts as absent, `True` and `False` in forms are booleans. An empty body is
 * `undefined` whatever its type. Other media types throw 415 (XML too, which a real Server would read: our choice).
 */
export function readBody(schema: z.ZodType, text: string, contentType: string): unknown {
  if (text === '') return undefined
  const mediaType = (contentType.split(';')[0] ?? '').trim().toLowerCase()
  if (mediaType === 'application/json' || mediaType === 'text/json') {
    return named(schema, parseJson(text))
  }
  if (mediaType === 'application/x-www-form-urlencoded' && schema instanceof z.ZodObject) {
    return named(schema, Object.fromEntries(new URLSearchParams(text)), true)
  }
  throw wrongMediaType(mediaType)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    throw new BodyUnreadable('The body is no JSON.')
  }
}

interface Property {
  readonly name: string
  readonly isFlag: boolean
}
const shapes = new WeakMap<z.ZodType, Map<string, Property>>()

function named(schema: z.ZodType, value: unknown, fromForm = false): unknown {
  if (!(schema instanceof z.ZodObject)) return value
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const properties = propertiesOf(schema)
  const result: Record<string, unknown> = {}
  for (const [key, item] of Object.entries(value as Record<string, unknown>)) {
    const property = properties.get(key.toLowerCase())
    if (!property || item === null) continue
    result[property.name] = fromForm && property.isFlag ? toFlag(item) : item
  }
  return result
}

/** The properties of an object schema by their lower-case name. */
function propertiesOf(schema: z.ZodObject): Map<string, Property> {
  const known = shapes.get(schema)
  if (known) return known
  const properties = new Map<string, Property>()
  for (const [name, item] of Object.entries<unknown>(schema.shape)) {
    const inner = item instanceof z.ZodOptional ? item.unwrap() : item
    properties.set(name.toLowerCase(), { name, isFlag: inner instanceof z.ZodBoolean })
  }
  shapes.set(schema, properties)
  return properties
}

function toFlag(value: unknown): unknown {
  const text = String(value).toLowerCase()
  return text === 'true' ? true : text === 'false' ? false : value
}

/** Query values under the names and in the spelling of the schema: names and fixed words match case apart. */
export function readFilters(
  schema: z.ZodType | undefined,
  query: Readonly<Record<string, string | string[]>>,
): Record<string, string> {
  const result: Record<string, string> = {}
  if (!(schema instanceof z.ZodObject)) return result
  const properties = propertiesOf(schema)
  for (const [key, value] of Object.entries(query)) {
    const property = properties.get(key.toLowerCase())
    const text = Array.isArray(value) ? value[0] : value
    if (!property || !text) continue
    const words = wordsOf(schema.shape[property.name] as z.ZodType)
    result[property.name] = words.find((word) => word.toLowerCase() === text.toLowerCase()) ?? text
  }
  return result
}

function wordsOf(schema: z.ZodType): readonly string[] {
  const inner = schema instanceof z.ZodOptional ? schema.unwrap() : schema
  if (inner instanceof z.ZodEnum) return inner.options.map(String)
  return inner instanceof z.ZodLiteral ? [...inner.values].map(String) : []
}
