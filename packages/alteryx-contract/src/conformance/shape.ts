import { z } from 'zod'
import type { Schema } from './swagger-document.ts'

/** What both descriptions of a value can say about it. */
export interface Shape {
  /** `object`, `array`, `string`, `boolean`, `integer`, `number`, `file`, or `any` where nothing is said. */
  readonly kind: string
  /** Allowed words, sorted. */
  readonly words?: readonly string[]
  /** Longest text. */
  readonly maxLength?: number
  /** Fields of an object that has them declared. */
  readonly fields?: ReadonlyMap<string, Shape>
  readonly required?: ReadonlySet<string>
  /** Element of an array. */
  readonly item?: Shape
}

/** Looks a `$ref` up; `undefined` for one that leads nowhere. */
export type Definitions = Readonly<Record<string, Schema>>

/** Deeper levels are not described: definitions may point at themselves. */
const deepest = 6

/** The shape a schema describes. Null is left out: the Server's document has no word for it. */
export function toShape(schema: Schema, definitions: Definitions = {}, depth = 0): Shape {
  if (depth > deepest) return { kind: 'any' }
  const plain = resolve(schema, definitions)
  const kind = toKind(plain)
  const words = plain.const === undefined ? plain.enum : [plain.const]
  const fields = Object.entries(plain.properties ?? {}).map(
    ([name, field]) => [name, toShape(field, definitions, depth + 1)] as const,
  )
  return {
    kind,
    ...(words ? { words: words.map(String).sort() } : {}),
    ...(plain.maxLength === undefined ? {} : { maxLength: plain.maxLength }),
    ...(fields.length > 0 ? { fields: new Map(fields) } : {}),
    ...(plain.required ? { required: new Set(plain.required) } : {}),
    ...(plain.items ? { item: toShape(plain.items, definitions, depth + 1) } : {}),
  }
}

/** The shape of what a descriptor's schema takes in. */
export function toContractShape(schema: z.ZodType): Shape {
  return toShape(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema)
}

/** How a body or reply travels, in words: `object`, `bare string`, `bare array of string`. */
export function describeShape({ kind, item }: Shape): string {
  if (kind === 'array') return `bare array of ${item?.kind ?? 'any'}`
  return kind === 'object' ? kind : `bare ${kind}`
}

function resolve(schema: Schema, definitions: Definitions): Schema {
  const name = schema.$ref?.split('/').at(-1)
  const target = name === undefined ? schema : (definitions[name] ?? {})
  const option = target.anyOf?.find(({ type }) => type !== 'null')
  return option ? resolve(option, definitions) : target
}

function toKind({ type, properties, enum: words, const: word }: Schema): string {
  if (typeof type === 'string') return type
  const named = type?.find((name) => name !== 'null')
  if (named !== undefined) return named
  if (properties) return 'object'
  return (words ?? word) ? 'string' : 'any'
}
