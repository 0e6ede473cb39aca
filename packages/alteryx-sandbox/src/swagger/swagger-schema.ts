import { z } from 'zod'

/** A schema in the words of Swagger 2.0, which has neither null nor a choice of types. */
export type SwaggerSchema = Readonly<Record<string, unknown>>

/** The keywords of JSON Schema that an ASP.NET document writes too. */
interface JsonSchema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly additionalProperties?: JsonSchema | boolean
  readonly items?: JsonSchema
  readonly anyOf?: readonly JsonSchema[]
  readonly allOf?: readonly JsonSchema[]
  readonly $defs?: Readonly<Record<string, JsonSchema>>
  readonly minLength?: number
  readonly maxLength?: number
}

/** Deeper levels are not described: a schema may hold itself. */
const deepest = 8

/** What a descriptor's schema takes in. `isReply` leaves out the word we read an unknown value as. */
export function toSwaggerSchema(schema: z.ZodType, isReply: boolean): SwaggerSchema {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema
  return convert(json, json.$defs ?? {}, isReply, 0)
}

function convert(
  given: JsonSchema,
  defs: Readonly<Record<string, JsonSchema>>,
  isReply: boolean,
  depth: number,
): SwaggerSchema {
  if (depth > deepest) return {}
  const schema = resolve(given, defs)
  const inner = (item: JsonSchema) => convert(item, defs, isReply, depth + 1)
  const words = toWords(schema, isReply)
  const type = toType(schema, words)
  return {
    ...(type === undefined ? {} : { type }),
    ...(words === undefined ? {} : { enum: words }),
    ...(schema.maxLength === undefined ? {} : { maxLength: schema.maxLength }),
    ...(schema.minLength === undefined ? {} : { minLength: schema.minLength }),
    ...(schema.required?.length ? { required: schema.required } : {}),
    ...(schema.properties ? { properties: mapValues(schema.properties, inner) } : {}),
    ...(schema.items ? { items: inner(schema.items) } : {}),
  }
}

/** The first of several choices that is not null. */
function resolve(schema: JsonSchema, defs: Readonly<Record<string, JsonSchema>>): JsonSchema {
  const name = schema.$ref?.split('/').at(-1)
  const target = name === undefined ? schema : (defs[name] ?? {})
  const option = target.anyOf?.find(({ type }) => type !== 'null') ?? target.allOf?.[0]
  return option ? resolve(option, defs) : target
}

function toWords(schema: JsonSchema, isReply: boolean): readonly unknown[] | undefined {
  const words = schema.const === undefined ? schema.enum : [schema.const]
  return isReply ? words?.filter((word) => word !== 'unknown') : words
}

function toType({ type, properties }: JsonSchema, words: readonly unknown[] | undefined) {
  if (type !== undefined) return [type].flat().find((name) => name !== 'null')
  if (properties) return 'object'
  return words ? 'string' : undefined
}

function mapValues<T, R>(record: Readonly<Record<string, T>>, change: (value: T) => R) {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]))
}
