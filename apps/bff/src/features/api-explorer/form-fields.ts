import type { FieldKind, FormField } from '@curator/console-contract/api-explorer'
import type { JsonSchema, OperationDescription } from '../../alteryx/operation-catalog.ts'

/** How deep a form goes; what lies deeper is written as JSON. */
const deepest = 12

interface Place {
  readonly name: string
  readonly isRequired: boolean
  readonly isSecret: boolean
  readonly depth: number
}

/** What fields need to know of their operation. */
interface Setting {
  /** Names, in small letters, whose values are secrets. */
  readonly secrets: ReadonlySet<string>
  /** Whether a value without a type is a file. */
  readonly isMultipart: boolean
}

/** Fields of the path or the query: always flat. */
export function toParameterFields(schema: JsonSchema | null): FormField[] {
  const setting = { secrets: new Set<string>(), isMultipart: false }
  return schema ? toProperties(schema, setting, { isSecret: false, depth: 0 }) : []
}

/** The body as one field; null where there is none. */
export function toBodyField({
  body,
  bodyKind,
  sentSecrets,
}: Pick<OperationDescription, 'body' | 'bodyKind' | 'sentSecrets'>): FormField | null {
  if (!body) return null
  const secrets = new Set(sentSecrets.map((name) => name.toLowerCase()))
  const setting = { secrets, isMultipart: bodyKind === 'multipart' }
  return toField(body, setting, { name: '', isRequired: true, isSecret: false, depth: 0 })
}

function toField(schema: JsonSchema, setting: Setting, place: Place): FormField {
  const { name, isRequired } = place
  const isSecret = place.isSecret || setting.secrets.has(name.toLowerCase())
  const own = withoutNull(schema)
  const kind = place.depth > deepest ? 'json' : toKind(own, setting)
  const inside = { isSecret, depth: place.depth + 1 }
  const item = { ...inside, name: '', isRequired: true }
  return {
    name,
    kind,
    isRequired,
    isSecret,
    hint: toHint(own, kind),
    choices: kind === 'choice' ? toChoices(own) : [],
    fields: kind === 'object' ? toProperties(own, setting, inside) : [],
    item:
      kind === 'list' || kind === 'map'
        ? toField(schemaOf(kind === 'list' ? own.items : own.additionalProperties), setting, item)
        : null,
  }
}

/** Needed ones first: whoever fills a form in should meet them before the rest. */
function toProperties(
  schema: JsonSchema,
  setting: Setting,
  inside: Pick<Place, 'isSecret' | 'depth'>,
): FormField[] {
  const required = new Set(Array.isArray(schema.required) ? schema.required : [])
  const fields = Object.entries(schemaOf(schema.properties)).map(([name, property]) =>
    toField(schemaOf(property), setting, { ...inside, name, isRequired: required.has(name) }),
  )
  return [
    ...fields.filter(({ isRequired }) => isRequired),
    ...fields.filter(({ isRequired }) => !isRequired),
  ]
}

function toKind(schema: JsonSchema, { isMultipart }: Setting): FieldKind {
  if (toChoices(schema).length > 0) return 'choice'
  switch (schema.type) {
    case 'string':
      return schema.format === 'date-time' || schema.format === 'date' ? 'date' : 'text'
    case 'integer':
    case 'number':
    case 'boolean':
      return schema.type
    case 'array':
      return 'list'
    case 'object':
      return schema.properties ? 'object' : 'map'
    default:
      return isMultipart && schema.anyOf === undefined ? 'file' : 'json'
  }
}

/** A value that may be null is asked for like one that may not: leaving it out says the same. */
function withoutNull(schema: JsonSchema): JsonSchema {
  if (Array.isArray(schema.type)) {
    const types: readonly unknown[] = schema.type.filter((type: unknown) => type !== 'null')
    return { ...schema, type: types.length === 1 ? types[0] : types }
  }
  const options = schema.anyOf ?? schema.oneOf
  if (!Array.isArray(options)) return schema
  const rest = options.map(schemaOf).filter(({ type }) => type !== 'null')
  const [only] = rest
  if (rest.length === 1 && only) return only
  // Several literals are a choice.
  const values = rest.flatMap((option) => toChoices(option))
  return values.length === rest.length ? { type: 'string', enum: values } : schema
}

function toChoices(schema: JsonSchema): string[] {
  if (typeof schema.const === 'string') return [schema.const]
  const values: readonly unknown[] = Array.isArray(schema.enum) ? schema.enum : []
  return values.filter((value) => typeof value === 'string')
}

/** The limits people can do something with, in words. */
function toHint(schema: JsonSchema, kind: FieldKind): string | null {
  const number = (key: string) => {
    const value = schema[key]
    // Zod writes the range of safe integers for every integer.
    return typeof value === 'number' && Math.abs(value) < Number.MAX_SAFE_INTEGER ? value : null
  }
  if (kind === 'date') return 'Date and time with its zone, for example 2026-11-24T09:00:00Z'
  if (kind === 'text') return toRange(number('minLength'), number('maxLength'), 'characters')
  if (kind === 'list') return toRange(number('minItems'), number('maxItems'), 'entries')
  if (kind === 'integer' || kind === 'number')
    return toRange(number('minimum'), number('maximum'), '')
  return null
}

function toRange(least: number | null, most: number | null, unit: string): string | null {
  const withUnit = (text: string) => `${text} ${unit}`.trim()
  // "At least one character" says no more than "required".
  const isPlain = least === null || (unit !== '' && least <= 1)
  if (most === null) return isPlain ? null : withUnit(`At least ${least}`)
  return isPlain
    ? withUnit(`At most ${most.toLocaleString('en')}`)
    : withUnit(`${least} to ${most}`)
}

function schemaOf(value: unknown): JsonSchema {
  return typeof value === 'object' && value !== null ? (value as JsonSchema) : {}
}
