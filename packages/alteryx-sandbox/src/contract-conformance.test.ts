import type { OperationSpec } from '@curator/alteryx-contract/operation'
import { operations } from '@curator/alteryx-contract/registry'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import {
  readSwagger,
  resolve,
  type SwaggerOperation,
  type SwaggerSchema,
  swagger,
} from '../testing/swagger.ts'

interface JsonSchema {
  readonly type?: string
  readonly items?: JsonSchema
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly enum?: readonly string[]
  readonly anyOf?: readonly JsonSchema[]
  readonly minLength?: number
  readonly maxLength?: number
}

const toJson = (schema: z.ZodType) =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema

const api = operations.filter((spec) => spec.role === 'Curator')

function declared(spec: OperationSpec): SwaggerOperation | undefined {
  const path = spec.path.replace(/:(\w+)/g, '{$1}')
  return readSwagger().paths[path]?.[spec.method.toLowerCase()]
}

/** The object schema inside a list or an absent-tolerant wrapper. */
function inner(schema: JsonSchema): JsonSchema {
  const chosen = schema.anyOf?.find((option) => option.type !== 'null')
  if (chosen) return inner(chosen)
  return schema.items ? inner(schema.items) : schema
}

/** Fields whose type, allowed words or longest length differ. */
function findLimitMismatches(ours: JsonSchema, theirs: SwaggerSchema): string[] {
  return Object.entries(ours.properties ?? {})
    .filter(([name, property]) => {
      const other = theirs.properties?.[name]
      const sameWords = !other?.enum || String(other.enum) === String(property.enum)
      const sameLength = !other?.maxLength || property.maxLength === other.maxLength
      return property.type !== other?.type || !sameWords || !sameLength
    })
    .map(([name]) => name)
}

describe.runIf(swagger)('against the Swagger document of a recent Server', () => {
  test.each(api.map((spec) => [spec.operationId, spec] as const))(
    '%s has the same address, verb and parameters',
    (operationId, spec) => {
      const operation = declared(spec)
      expect(operation?.operationId).toBe(operationId)
      const names = (place: string) =>
        (operation?.parameters ?? []).filter((item) => item.in === place).map((item) => item.name)
      const query = spec.query ? Object.keys(toJson(spec.query).properties ?? {}) : []
      expect(query.filter((name) => !names('query').includes(name))).toEqual([])
      expect(names('body').length > 0).toBe(spec.body !== undefined)
    },
  )

  test.each(api.map((spec) => [spec.operationId, spec] as const))(
    '%s answers a declared success',
    (_operationId, spec) => {
      const responses = declared(spec)?.responses ?? {}
      expect(responses[String(spec.status)]).toBeDefined()
      expect(responses[String(spec.status)]?.schema !== undefined).toBe(spec.reply !== 'empty')
    },
  )

  test.each(
    api.flatMap((spec) =>
      spec.body ? [[spec.operationId, spec, toJson(spec.body)] as const] : [],
    ),
  )(
    'the body of %s has the same fields, needs the same ones and has the same limits',
    (_id, spec, ours) => {
      const parameter = declared(spec)?.parameters?.find((item) => item.in === 'body')
      const theirs = resolve(readSwagger(), parameter?.schema ?? {})
      expect(ours.type).toBe(theirs.type)
      expect(Object.keys(ours.properties ?? {}).sort()).toEqual(
        Object.keys(theirs.properties ?? {}).sort(),
      )
      expect([...(ours.required ?? [])].sort()).toEqual([...(theirs.required ?? [])].sort())
      expect(findLimitMismatches(ours, theirs)).toEqual([])
    },
  )

  test.each(
    api.flatMap((spec) =>
      spec.response ? [[spec.operationId, spec, toJson(spec.response)] as const] : [],
    ),
  )(
    'the answer of %s has every field the Server always sends, and no invented one',
    (id, spec, ours) => {
      const theirs = declared(spec)?.responses[String(spec.status)]?.schema ?? {}
      const document = readSwagger()
      const object = resolve(document, resolve(document, theirs).items ?? theirs)
      if (!object.properties) return
      // The list declares the full view whatever is asked for; the reduced one has a definition of its own.
      const isReduced = id === 'Users_GetUsers' && 'dateCreated' in (inner(ours).properties ?? {})
      const definition = isReduced ? (document.definitions.ReducedUserView ?? {}) : object
      const fields = Object.keys(inner(ours).properties ?? {})
      expect(fields.filter((name) => !(name in (definition.properties ?? {})))).toEqual([])
      expect((definition.required ?? []).filter((name) => !fields.includes(name))).toEqual([])
    },
  )
})
