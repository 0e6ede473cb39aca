import type { IncomingMessage } from 'node:http'
import type { BodyEncoding } from '@curator/alteryx-contract/operation'
import { z } from 'zod'
import { refuse, wrongMediaType } from './reply.ts'

const longestBody = 30_000_000

/** Reads a body to its end. Throws 413 beyond 30 MB, the limit of the web server the product runs in. */
export function readRawBody(req: IncomingMessage): Promise<Buffer> | Buffer {
  if (req.method === 'GET') return nothing
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let length = 0
    req.on('data', (chunk: Buffer) => {
      length += chunk.length
      if (length <= longestBody) chunks.push(chunk)
    })
    req.on('end', () => {
      if (length > longestBody) reject(refuse(413, 'Maximum request length exceeded.'))
      else resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks))
    })
    req.on('error', reject)
  })
}

const nothing = Buffer.alloc(0)

/** A body that is no JSON; reported like any other invalid request. */
export class BodyUnreadable extends Error {}

/** What a body is read by: its schema and how it may travel. */
export interface BodyContract {
  readonly schema: z.ZodType
  readonly encodings: readonly BodyEncoding[]
}

/**
 * The value of a body as its contract wants it: JSON, multipart or, for flat contracts, form fields; property names match
 * case apart, unknown ones are dropped, null counts as absent, `True` and `False` in forms are booleans. An empty body is
 * `undefined` whatever its type. Other media types throw 415 (XML too, which a real Server would read: our choice).
 */
export async function readBody(
  { schema, encodings }: BodyContract,
  bytes: Buffer,
  contentType: string,
): Promise<unknown> {
  if (bytes.length === 0) return undefined
  const mediaType = (contentType.split(';')[0] ?? '').trim().toLowerCase()
  if (encodings.includes('multipart')) {
    // A urlencoded upload gives 415, whatever the document declares (reference 2.0).
    if (mediaType !== 'multipart/form-data') throw wrongMediaType(mediaType)
    return named(schema, await readMultipart(bytes, contentType), true)
  }
  const text = bytes.toString('utf8')
  const isLabelledText = mediaType === 'text/plain' && encodings.includes('text')
  if (mediaType === 'application/json' || mediaType === 'text/json' || isLabelledText) {
    return named(schema, parseJson(text))
  }
  if (mediaType === 'application/x-www-form-urlencoded' && schema instanceof z.ZodObject) {
    return named(schema, Object.fromEntries(new URLSearchParams(text)), true)
  }
  throw wrongMediaType(mediaType)
}

/** Parts by name: text as text, files as `FilePart`. */
async function readMultipart(bytes: Buffer, contentType: string): Promise<Record<string, unknown>> {
  const headers = { 'content-type': contentType }
  const form = await new Response(new Uint8Array(bytes), { headers }).formData().catch(() => {
    throw new BodyUnreadable('The multipart body can’t be read.')
  })
  const parts: Record<string, unknown> = {}
  for (const [name, value] of form) {
    parts[name] =
      typeof value === 'string'
        ? value
        : {
            fileName: value.name,
            bytes: new Uint8Array(await value.arrayBuffer()),
            contentType: value.type,
          }
  }
  return parts
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
  readonly schema: z.ZodType
}
const shapes = new WeakMap<z.ZodType, Map<string, Property>>()

/** Names as the contract spells them, at every depth; without what it does not know and without nulls. */
function named(given: z.ZodType, value: unknown, fromForm = false): unknown {
  const schema = plainOf(given)
  if (schema instanceof z.ZodArray && Array.isArray(value)) {
    return value.map((item) => named(schema.element as z.ZodType, item))
  }
  if (schema instanceof z.ZodRecord && isObject(value)) {
    const item = schema.valueType as z.ZodType
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, named(item, inner)]),
    )
  }
  if (!(schema instanceof z.ZodObject) || !isObject(value)) {
    return fromForm ? fromText(schema, value) : value
  }
  const properties = propertiesOf(schema)
  const result: Record<string, unknown> = {}
  for (const [key, item] of Object.entries(value)) {
    const property = properties.get(key.toLowerCase())
    if (!property || item === null) continue
    result[property.name] = named(property.schema, item, fromForm)
  }
  return result
}

/** A form carries text: flags and numbers are read from it, lists are JSON. */
function fromText(schema: z.ZodType, value: unknown): unknown {
  if (schema instanceof z.ZodBoolean) return toFlag(value)
  if (typeof value !== 'string') return value
  if (schema instanceof z.ZodNumber && value.trim() !== '') return Number(value)
  if (schema instanceof z.ZodArray && value.trim().startsWith('[')) return parseJson(value)
  return value
}

/** A schema without the wrappers that say it may be absent. */
function plainOf(schema: z.ZodType): z.ZodType {
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault
  ) {
    return plainOf(schema.unwrap() as z.ZodType)
  }
  return schema
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The properties of an object schema by their lower-case name. */
function propertiesOf(schema: z.ZodObject): Map<string, Property> {
  const known = shapes.get(schema)
  if (known) return known
  const properties = new Map<string, Property>()
  for (const [name, item] of Object.entries(schema.shape)) {
    properties.set(name.toLowerCase(), { name, schema: item as z.ZodType })
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
  const inner = plainOf(schema)
  if (inner instanceof z.ZodEnum) return inner.options.map(String)
  return inner instanceof z.ZodLiteral ? [...inner.values].map(String) : []
}
