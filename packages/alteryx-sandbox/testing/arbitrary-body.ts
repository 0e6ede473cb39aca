import fc from 'fast-check'
import { z } from 'zod'

/** Values of fields by name, where any text of the right shape would be refused: ids, zones, e-mails. */
export type FieldValues = Readonly<Record<string, fc.Arbitrary<unknown>>>

/** Texts stay short: limits are tested by going beyond them, not by filling them. */
const longestText = 12

/**
 * Values that a schema takes. Fields named in `values` come from there; `undefined` there means that the field is left
 * out. Throws a `TypeError` for a kind of schema that no body has had so far.
 */
export function arbitraryOf(schema: z.ZodType, values: FieldValues): fc.Arbitrary<unknown> {
  if (schema instanceof z.ZodObject) return arbitraryObject(schema, values)
  if (schema instanceof z.ZodOptional) return arbitraryOf(schema.unwrap() as z.ZodType, values)
  if (schema instanceof z.ZodArray) {
    const items = { minLength: 1, maxLength: 3 }
    return fc.array(arbitraryOf(schema.element as z.ZodType, values), items)
  }
  if (schema instanceof z.ZodRecord) {
    const value = arbitraryOf(schema.valueType as z.ZodType, values)
    return fc.dictionary(fc.constantFrom('default', 'reader', 'x y'), value, { maxKeys: 2 })
  }
  if (schema instanceof z.ZodUnion) {
    return fc.oneof(...schema.options.map((option) => arbitraryOf(option as z.ZodType, values)))
  }
  return arbitraryLeaf(schema)
}

function arbitraryLeaf(schema: z.ZodType): fc.Arbitrary<unknown> {
  if (schema instanceof z.ZodEnum) return fc.constantFrom(...schema.options)
  if (schema instanceof z.ZodLiteral) return fc.constantFrom(...schema.values)
  if (schema instanceof z.ZodBoolean) return fc.boolean()
  if (schema instanceof z.ZodUnknown) return fc.oneof(fc.integer(), fc.string(), fc.boolean())
  if (schema instanceof z.ZodISODateTime) {
    const [min, max] = [new Date('2026-03-01'), new Date('2030-01-01')]
    return fc.date({ min, max, noInvalidDate: true }).map((date) => date.toISOString())
  }
  if (schema instanceof z.ZodNumber) {
    const min = Math.max(schema.minValue ?? -1000, -1000)
    return fc.integer({ min, max: Math.min(schema.maxValue ?? 1000, 1000) })
  }
  if (schema instanceof z.ZodString) {
    const minLength = schema.minLength ?? 0
    const maxLength = Math.min(schema.maxLength ?? longestText, longestText)
    return fc.string({ minLength, maxLength, unit: 'grapheme' })
  }
  throw new TypeError(`no values are made of ${schema.constructor.name}`)
}

function arbitraryObject(schema: z.ZodObject, values: FieldValues): fc.Arbitrary<unknown> {
  const fields = Object.entries(schema.shape).map(
    ([name, field]) => [name, values[name] ?? arbitraryOf(field as z.ZodType, values)] as const,
  )
  const requiredKeys = fields.map(([name]) => name).filter((name) => !isOptional(schema, name))
  return fc
    .record(Object.fromEntries(fields), { requiredKeys })
    .map((body) => Object.fromEntries(Object.entries(body).filter(([, it]) => it !== undefined)))
}

function isOptional(schema: z.ZodObject, name: string): boolean {
  return (schema.shape[name] as z.ZodType) instanceof z.ZodOptional
}

/** One way to spoil a body: the field it is about, what is wrong, and the value in its place. */
export interface Spoiling {
  readonly path: readonly string[]
  readonly fault: 'missing' | 'wrong type' | 'unknown word' | 'too long'
  /** `undefined` takes the field out. */
  readonly value: unknown
}

/** Every way to spoil a body of this schema, field by field, into nested objects but not into lists and maps. */
export function listSpoilings(schema: z.ZodObject, at: readonly string[] = []): Spoiling[] {
  return Object.entries(schema.shape).flatMap(([name, given]) => {
    const field = withoutOptional(given as z.ZodType)
    const path = [...at, name]
    return [
      ...(isOptional(schema, name) ? [] : [{ path, fault: 'missing', value: undefined } as const]),
      ...spoilValue(field).map((spoiled) => ({ path, ...spoiled })),
      ...(field instanceof z.ZodObject ? listSpoilings(field, path) : []),
    ]
  })
}

function spoilValue(field: z.ZodType): Pick<Spoiling, 'fault' | 'value'>[] {
  if (field instanceof z.ZodEnum) return [{ fault: 'unknown word', value: 'Chief Officer' }]
  if (field instanceof z.ZodUnknown) return []
  const isText = field instanceof z.ZodString || field instanceof z.ZodISODateTime
  const wrong = { fault: 'wrong type', value: isText ? { text: 'x' } : 'perhaps' } as const
  const longest = field instanceof z.ZodString ? field.maxLength : null
  if (longest === null) return [wrong]
  return [wrong, { fault: 'too long', value: 'x'.repeat(longest + 1) }]
}

function withoutOptional(field: z.ZodType): z.ZodType {
  return field instanceof z.ZodOptional ? withoutOptional(field.unwrap() as z.ZodType) : field
}

/** A copy of the body, spoilt; objects on the way are made where they are absent. */
export function spoil(body: unknown, { path, value }: Spoiling): unknown {
  const [name = '', ...rest] = path
  const copy: Record<string, unknown> = { ...(body as Record<string, unknown>) }
  if (rest.length > 0) copy[name] = spoil(copy[name] ?? {}, { path: rest, fault: 'missing', value })
  else if (value === undefined) Reflect.deleteProperty(copy, name)
  else copy[name] = value
  return copy
}
