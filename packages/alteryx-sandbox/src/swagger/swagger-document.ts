import type { OperationSpec } from '@curator/alteryx-contract/operation'
import { operations } from '@curator/alteryx-contract/registry'
import { pathParameterNames } from '@curator/endpoint/endpoint'
import type { z } from 'zod'
import type { ResolvedOptions } from '../options.ts'
import { hasOperation } from '../release.ts'
import { leaveOut, namesUnknownTo } from './release-fields.ts'
import { type SwaggerSchema, toSwaggerSchema } from './swagger-schema.ts'

/** A Swagger 2.0 document as a Server of some release serves it at `swagger/docs/3`. */
export interface SwaggerDocument {
  readonly swagger: '2.0'
  readonly info: { readonly version: '3'; readonly title: string }
  readonly basePath: '/webapi/'
  readonly paths: Readonly<Record<string, Readonly<Record<string, object>>>>
  readonly definitions: Readonly<Record<string, SwaggerSchema>>
}

/**
 * Everything of V3 that a release has. Names of definitions are ours: the real ones are known of one release only.
 * Whatever a descriptor leaves to the Server (formats, prose) is left out.
 */
export function createSwaggerDocument(release: ResolvedOptions['release']): SwaggerDocument {
  const views = new Map<string, OperationSpec[]>()
  for (const spec of operations) {
    if (!spec.path.startsWith('/v3/') || !hasOperation(release, spec)) continue
    const key = `${spec.method} ${spec.path}`
    views.set(key, [...(views.get(key) ?? []), spec])
  }
  const paths: Record<string, Record<string, object>> = {}
  const definitions: Record<string, SwaggerSchema> = {}
  for (const specs of views.values()) {
    const [spec] = specs as [OperationSpec]
    const path = spec.path.replace(/:(\w+)/g, '{$1}')
    paths[path] ??= {}
    const unknown = namesUnknownTo(release, spec.operationId.split('_')[0] ?? '')
    const read: ReadSchema = (schema, isReply) =>
      leaveOut(toSwaggerSchema(schema, isReply), unknown)
    paths[path][spec.method.toLowerCase()] = describe(spec, specs, read, definitions)
  }
  const info = { version: '3', title: 'Alteryx Server API V3 (practice server)' } as const
  return { swagger: '2.0', info, basePath: '/webapi/', paths, definitions }
}

/** A descriptor's schema as the release knows it. */
type ReadSchema = (schema: z.ZodType, isReply: boolean) => SwaggerSchema

function describe(
  spec: OperationSpec,
  views: readonly OperationSpec[],
  read: ReadSchema,
  definitions: Record<string, SwaggerSchema>,
): object {
  const define = (part: string, schema: SwaggerSchema) => {
    if (schema.type !== 'object' || !schema.properties) return schema
    definitions[`${spec.operationId}.${part}`] = schema
    return { $ref: `#/definitions/${spec.operationId}.${part}` }
  }
  return {
    tags: [spec.operationId.split('_')[0]],
    summary: spec.summary,
    operationId: spec.operationId,
    consumes: spec.encoding === 'multipart' ? ['multipart/form-data'] : ['application/json'],
    produces: [spec.reply === 'file' ? 'application/octet-stream' : 'application/json'],
    parameters: [
      ...pathParameterNames(spec.path).map((name) => toParameter(name, 'path', true)),
      ...toQuery(views, read),
      ...toBody(spec, read, (schema) => define('Request', schema)),
    ],
    responses: {
      [spec.status]: {
        description: 'OK',
        ...toReply(views, read, (schema) => define('Reply', schema)),
      },
      401: { description: 'Unauthorized' },
    },
  }
}

const toParameter = (name: string, place: string, required: boolean, schema?: SwaggerSchema) => ({
  name,
  in: place,
  required,
  ...(schema ?? { type: 'string' }),
})

/** Query parameters of all views together: the words of a parameter that decides the view are joined. */
function toQuery(views: readonly OperationSpec[], read: ReadSchema): object[] {
  const found = new Map<string, { schema: SwaggerSchema; words: unknown[]; needed: number }>()
  for (const { query } of views) {
    if (!query) continue
    const { properties = {}, required = [] } = read(query, false) as ObjectSchema
    for (const [name, schema] of Object.entries(properties)) {
      const known = found.get(name) ?? { schema, words: [], needed: 0 }
      known.words.push(...((schema.enum as unknown[] | undefined) ?? []))
      known.needed += required.includes(name) ? 1 : 0
      found.set(name, known)
    }
  }
  return [...found].map(([name, { schema, words, needed }]) =>
    toParameter(name, 'query', needed === views.length, {
      ...schema,
      ...(words.length > 0 ? { enum: [...new Set(words)] } : {}),
    }),
  )
}

interface ObjectSchema {
  readonly properties?: Readonly<Record<string, SwaggerSchema>>
  readonly required?: readonly string[]
}

function toBody(
  spec: OperationSpec,
  read: ReadSchema,
  define: (schema: SwaggerSchema) => SwaggerSchema,
): object[] {
  if (!spec.body) return []
  const schema = read(spec.body, false)
  if (spec.encoding !== 'multipart') {
    return [{ name: 'contract', in: 'body', required: true, schema: define(schema) }]
  }
  const { properties = {}, required = [] } = schema as ObjectSchema
  return Object.entries(properties).map(([name, field]) =>
    // A file has no schema of its own: whatever has none is one.
    toParameter(name, 'formData', required.includes(name), field.type ? field : { type: 'file' }),
  )
}

/**
 * A download has no schema in real documents (reference A, package of a workflow). Two views of a list are declared as
 * one, with the fields of both; which view a real document declares differs by list.
 */
function toReply(
  views: readonly OperationSpec[],
  read: ReadSchema,
  define: (schema: SwaggerSchema) => SwaggerSchema,
): object {
  const schemas = views.flatMap(({ response }): SwaggerSchema[] =>
    response ? [read(response, true)] : [],
  )
  const [schema] = schemas
  if (!schema) return {}
  if (!schema.items) return { schema: define(schema) }
  const items = schemas.map((one) => one.items as ObjectSchema)
  return { schema: { ...schema, items: define(join(items)) } }
}

/** All fields; needed is what each of them needs. */
function join(schemas: readonly ObjectSchema[]): SwaggerSchema {
  const [first, ...others] = schemas as [ObjectSchema, ...ObjectSchema[]]
  if (others.length === 0 || !first.properties) return first as SwaggerSchema
  return {
    ...first,
    properties: Object.assign({}, ...schemas.map(({ properties }) => properties)) as object,
    required: first.required?.filter((name) =>
      others.every(({ required }) => required?.includes(name)),
    ),
  }
}
