import type { OperationSpec } from '@curator/alteryx-contract/operation'
import { operations } from '@curator/alteryx-contract/registry'
import type { FieldFault } from '@curator/endpoint/problem'
import { parseRequest, RequestInvalid } from '@curator/endpoint/request'
import { z } from 'zod'
import { rebuildFiles } from './file-parts.ts'

/** A JSON Schema; what forms are drawn from. */
export type JsonSchema = Readonly<Record<string, unknown>>

/** How a body travels, as people have to know it: a bare value is not wrapped in an object. */
export type BodyKind =
  | 'none'
  | 'object'
  | 'bare string'
  | 'bare array'
  | 'bare boolean'
  | 'multipart'

/** An operation of Alteryx Server in console words. */
export interface OperationDescription {
  readonly operationId: string
  /** `V3`, or one of the older families. */
  readonly family: 'V3' | 'Admin V1' | 'Admin V2' | 'User V2' | 'Subscription V1'
  /** `users`, `collections`: the first step of the path that names a thing. */
  readonly area: string
  readonly method: OperationSpec['method']
  /** Template with `:name` parameters, relative to the Web API address. */
  readonly path: string
  readonly summary: string
  readonly role: OperationSpec['role']
  readonly since: string
  readonly until: string | null
  readonly danger: OperationSpec['danger']
  readonly needsTls: boolean
  readonly notOnAuth: readonly string[]
  readonly bodyKind: BodyKind
  /** Each an object schema, or null where there is none. */
  readonly params: JsonSchema | null
  readonly query: JsonSchema | null
  readonly body: JsonSchema | null
  readonly reply: 'json' | 'empty' | 'file'
  readonly replySchema: JsonSchema | null
  readonly replyNote: string | null
  /** Names of fields, at any depth, whose values are never shown or kept. */
  readonly secretFields: readonly string[]
  /** Those of them that are sent: sealed before a call is stored. */
  readonly sentSecrets: readonly string[]
}

/** One call of an operation, not yet checked. Values of `params` and `query` are text. */
export interface ServerCall {
  readonly operationId: string
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  /** Absent (`undefined`) where the operation has no body. */
  readonly body?: unknown
}

/** Descriptors by operation id; a list whose reply depends on `view` has one per view. */
const byId = new Map<string, OperationSpec[]>()
for (const spec of operations) {
  if (spec.role === 'anyone') continue
  byId.set(spec.operationId, [...(byId.get(spec.operationId) ?? []), spec])
}

const descriptions = new Map<string, OperationDescription>()

/** Every operation this build knows, but for the token endpoint. */
export function listOperations(): readonly OperationDescription[] {
  return [...byId.keys()].flatMap((id) => findOperation(id) ?? [])
}

export function findOperation(operationId: string): OperationDescription | undefined {
  const known = descriptions.get(operationId)
  const specs = byId.get(operationId)
  if (known || !specs) return known
  const description = describe(specs)
  descriptions.set(operationId, description)
  return description
}

/** The descriptor that fits a call: of two views the one that `view` asks for. */
export function findSpec({ operationId, query }: ServerCall): OperationSpec | undefined {
  const specs = byId.get(operationId) ?? []
  return specs.find((spec) => spec.query?.safeParse(query).success) ?? specs[0]
}

/** Everything wrong with a call, each fault with its place (`params.userId`, `body.role`); empty when it may be sent. */
export function checkCall(call: ServerCall): readonly FieldFault[] {
  const spec = findSpec(call)
  if (!spec)
    return [{ path: 'operationId', rule: 'unknown', message: 'This operation is not known.' }]
  const unknown = (['params', 'query'] as const).flatMap((place) =>
    listUnknown(spec, place, call[place]),
  )
  try {
    const body = spec.encoding === 'multipart' ? rebuildFiles(call.body) : call.body
    parseRequest(spec, { params: call.params, query: call.query, body })
    return unknown
  } catch (error) {
    if (!(error instanceof RequestInvalid)) throw error
    return [...unknown, ...error.faults]
  }
}

/** Real Servers ignore parameters they don't know, so a misspelt filter would silently mean "all". */
function listUnknown(
  spec: OperationSpec,
  place: 'params' | 'query',
  values: Readonly<Record<string, string>>,
): FieldFault[] {
  const schema = spec[place]
  const names = schema instanceof z.ZodObject ? Object.keys(schema.shape) : []
  return Object.keys(values)
    .filter((name) => !names.includes(name))
    .map((name) => ({
      path: `${place}.${name}`,
      rule: 'unknown',
      message: `This operation has no parameter "${name}".`,
    }))
}

function describe(specs: readonly OperationSpec[]): OperationDescription {
  const [spec] = specs as [OperationSpec]
  const { family, area } = placeOf(spec.path)
  return {
    operationId: spec.operationId,
    family,
    area,
    method: spec.method,
    path: spec.path,
    summary: specs.length > 1 ? spec.summary.replace(/, [a-z]+ view\.$/, '.') : spec.summary,
    role: spec.role,
    since: spec.since,
    until: spec.until ?? null,
    danger: spec.danger,
    needsTls: spec.needsTls ?? false,
    notOnAuth: spec.notOnAuth ?? [],
    bodyKind: toBodyKind(spec),
    params: toSchema(spec.params),
    query: toQuerySchema(specs),
    body: toSchema(spec.body),
    reply: spec.reply === 'file' || spec.reply === 'empty' ? spec.reply : 'json',
    replySchema: toSchema(spec.response),
    replyNote: spec.replyNote ?? null,
    secretFields: [...(spec.secrets?.request ?? []), ...(spec.secrets?.reply ?? [])],
    sentSecrets: spec.secrets?.request ?? [],
  }
}

function placeOf(path: string): Pick<OperationDescription, 'family' | 'area'> {
  const [first = '', second = '', third = ''] = path.split('/').slice(1)
  if (first === 'v3') return { family: 'V3', area: second === 'dcm' ? 'dcm' : second }
  if (first === 'v1')
    return { family: 'Subscription V1', area: second.startsWith(':') ? 'workflows' : second }
  const family = first === 'user' ? 'User V2' : second === 'v1' ? 'Admin V1' : 'Admin V2'
  return { family, area: third.startsWith(':') ? 'workflows' : third }
}

function toBodyKind(spec: OperationSpec): BodyKind {
  if (!spec.body) return 'none'
  if (spec.encoding === 'multipart') return 'multipart'
  if (spec.body instanceof z.ZodArray) return 'bare array'
  if (spec.body instanceof z.ZodString) return 'bare string'
  if (spec.body instanceof z.ZodBoolean) return 'bare boolean'
  return 'object'
}

function toSchema(schema: z.ZodType | undefined): JsonSchema | null {
  if (!schema) return null
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema
}

/** Two views of a list are one operation with a choice. */
function toQuerySchema(specs: readonly OperationSpec[]): JsonSchema | null {
  const schema = toSchema(specs[0]?.query)
  if (!schema || specs.length === 1) return schema
  const properties = schema.properties as Readonly<Record<string, unknown>>
  const view = { type: 'string', enum: ['Default', 'Full'] }
  return { ...schema, properties: { ...properties, view } }
}
