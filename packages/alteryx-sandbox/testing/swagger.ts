import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The parts of a Swagger 2.0 document that answers are compared with. */
interface Swagger {
  readonly paths: Readonly<Record<string, Readonly<Record<string, SwaggerOperation>>>>
  readonly definitions: Readonly<Record<string, SwaggerSchema>>
}
interface SwaggerOperation {
  readonly responses: Readonly<Record<string, { readonly schema?: SwaggerSchema }>>
}
interface SwaggerSchema {
  readonly $ref?: string
  readonly type?: string
  readonly enum?: readonly string[]
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, SwaggerSchema>>
  readonly items?: SwaggerSchema
}

const file = fileURLToPath(
  new URL('../../../../shared/reference/server-v3.swagger.json', import.meta.url),
)

/** What a recent Server says of itself; not part of this repository, so it may be absent. */
export const swagger: Swagger | undefined = existsSync(file)
  ? (JSON.parse(readFileSync(file, 'utf8')) as Swagger)
  : undefined

/** The document, where a test that needs it runs. */
export function readSwagger(): Swagger {
  if (!swagger) throw new Error('the Swagger document is absent')
  return swagger
}

/** A schema without its reference. */
function resolve(document: Swagger, schema: SwaggerSchema): SwaggerSchema {
  const name = schema.$ref?.split('/').at(-1)
  return name === undefined ? schema : (document.definitions[name] ?? {})
}

/** Every way in which a value is not what a Swagger schema describes; null counts as absent. */
export function findMismatches(
  document: Swagger,
  schema: SwaggerSchema,
  value: unknown,
  at = '$',
): string[] {
  const plain = resolve(document, schema)
  if (plain.enum && !plain.enum.includes(String(value))) return [`${at}: not one of the enum`]
  if (plain.type === 'array') {
    if (!Array.isArray(value)) return [`${at}: no array`]
    return value.flatMap((item, index) =>
      findMismatches(document, plain.items ?? {}, item, `${at}[${index}]`),
    )
  }
  if (plain.properties) return findPropertyMismatches(document, plain, value, at)
  const type = plain.type === 'integer' ? 'number' : plain.type
  return type === undefined || type === typeof value ? [] : [`${at}: no ${type}`]
}

function findPropertyMismatches(
  document: Swagger,
  schema: SwaggerSchema,
  value: unknown,
  at: string,
): string[] {
  if (typeof value !== 'object' || value === null) return [`${at}: no object`]
  const given = new Map(
    Object.entries(value).filter(([, item]) => item !== null && item !== undefined),
  )
  const missing = (schema.required ?? []).filter((name) => !given.has(name))
  const properties = schema.properties ?? {}
  return [
    ...missing.map((name) => `${at}.${name}: missing`),
    ...[...given].flatMap(([name, item]) => {
      const known = properties[name]
      return known
        ? findMismatches(document, known, item, `${at}.${name}`)
        : [`${at}.${name}: not declared`]
    }),
  ]
}
