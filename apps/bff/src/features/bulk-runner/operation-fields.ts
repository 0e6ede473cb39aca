import type { RunnerField } from '@curator/console-contract/bulk-runner'
import type { JsonSchema, OperationDescription } from '../../alteryx/operation-catalog.ts'

/** A field with what only reading a cell needs. */
export interface OperationField extends RunnerField {
  /** Where the value goes inside its part of the call; empty for a body that is one bare value. */
  readonly path: readonly string[]
  /** Whether the operation takes null. */
  readonly isNullable: boolean
  /** For lists: what each value is. */
  readonly itemKind: 'text' | 'integer' | 'number'
}

type Part = 'params' | 'query' | 'body'
const places = { params: 'path', query: 'query', body: 'body' } as const

/** Every place of a call that a value can go to; nested objects are taken apart, lists of objects are JSON. */
export function listFields(operation: OperationDescription): OperationField[] {
  return (['params', 'query', 'body'] as const).flatMap((part) => {
    const schema = operation[part]
    return schema ? walk(part, [], schema, true) : []
  })
}

function walk(
  part: Part,
  path: readonly string[],
  given: JsonSchema,
  isRequired: boolean,
): OperationField[] {
  const { schema, isNullable } = unwrap(given)
  const properties = schema.properties as Readonly<Record<string, JsonSchema>> | undefined
  if (schema.type === 'object' && properties && Object.keys(properties).length > 0) {
    const required = new Set((schema.required ?? []) as string[])
    return Object.entries(properties).flatMap(([name, inner]) =>
      walk(part, [...path, name], inner, isRequired && required.has(name)),
    )
  }
  // An object of no known fields, at the top, has nothing to fill.
  if (schema.type === 'object' && properties && path.length === 0) return []
  return [
    {
      key: [part, ...path].join('.'),
      name: path.at(-1) ?? 'value',
      place: places[part],
      isRequired,
      path,
      isNullable,
      ...toKind(schema),
    },
  ]
}

/** `X or null` is X that takes null. */
function unwrap(schema: JsonSchema): { schema: JsonSchema; isNullable: boolean } {
  const choices = schema.anyOf as readonly JsonSchema[] | undefined
  const others = choices?.filter((one) => one.type !== 'null') ?? []
  const [only] = others
  return choices && others.length === 1 && only
    ? { schema: only, isNullable: choices.length > 1 }
    : { schema, isNullable: false }
}

type Kind = Pick<OperationField, 'kind' | 'options' | 'itemKind'>

function toKind(schema: JsonSchema): Kind {
  const plain = { options: [], itemKind: 'text' } as const
  if (Array.isArray(schema.enum))
    return { ...plain, kind: 'choice', options: schema.enum.map(String) }
  switch (schema.type) {
    case 'string':
      return { ...plain, options: [], kind: 'text' }
    case 'boolean':
      return { ...plain, options: [], kind: 'flag' }
    case 'integer':
    case 'number':
      return { ...plain, options: [], kind: schema.type }
    case 'array':
      return toListKind(schema.items as JsonSchema | undefined)
    default:
      return { ...plain, options: [], kind: 'json' }
  }
}

function toListKind(items: JsonSchema | undefined): Kind {
  const type = items?.type
  if (type !== 'string' && type !== 'integer' && type !== 'number')
    return { kind: 'json', options: [], itemKind: 'text' }
  const options = Array.isArray(items?.enum) ? items.enum.map(String) : []
  return { kind: 'list', options, itemKind: type === 'string' ? 'text' : type }
}
