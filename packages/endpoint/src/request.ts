import type { z } from 'zod'
import type { EndpointSpec } from './endpoint.ts'
import { type FieldFault, toFieldFaults } from './problem.ts'

/** The caller's request does not fit the descriptor. Carries every fault, never only the first. */
export class RequestInvalid extends Error {
  readonly faults: readonly FieldFault[]

  constructor(faults: readonly FieldFault[]) {
    super(`request invalid: ${faults.map((fault) => fault.path).join(', ')}`)
    this.name = 'RequestInvalid'
    this.faults = faults
  }
}

/** The raw parts of a request as they came in, before parsing. */
export interface RawRequest {
  readonly params: unknown
  readonly query: unknown
  readonly body: unknown
}

/** Parses the declared parts of a request. Throws `RequestInvalid` with the faults of all parts together. */
export function parseRequest(spec: EndpointSpec, raw: RawRequest): Record<string, unknown> {
  const parsed: Record<string, unknown> = {}
  const faults: FieldFault[] = []
  for (const place of ['params', 'query', 'body'] as const) {
    const schema = spec[place]
    if (!schema) continue
    const result = schema.safeParse(raw[place])
    if (result.success) parsed[place] = result.data
    else faults.push(...toFieldFaults(result.error as z.ZodError, place))
  }
  if (faults.length > 0) throw new RequestInvalid(faults)
  return parsed
}

/** Query text as an object: a name once gives its text, a repeated name gives an array. Keys never reach a prototype. */
export function readQuery(search: string): Record<string, string | string[]> {
  const values = Object.create(null) as Record<string, string | string[]>
  for (const [name, value] of new URLSearchParams(search)) {
    const before = values[name]
    if (before === undefined) values[name] = value
    else if (Array.isArray(before)) before.push(value)
    else values[name] = [before, value]
  }
  return values
}

type Scalar = string | number | boolean | null | undefined

/**
 * The path and query of a call, relative to the wire's base address, without a leading slash. Each path parameter is
 * encoded; an absent or empty one is a `TypeError`, for it would call another operation.
 */
export function toTarget(
  spec: EndpointSpec,
  input: { readonly params?: unknown; readonly query?: unknown },
): string {
  const path = toPath(spec, (input.params ?? {}) as Record<string, Scalar>)
  const query = toSearch((input.query ?? {}) as Record<string, Scalar | Scalar[]>)
  return `${path.replace(/^\//, '')}${query ? `?${query}` : ''}`
}

function toPath(spec: EndpointSpec, params: Record<string, Scalar>): string {
  // One pass over the template, so that a value that holds `$` or `:name` is never read again.
  return spec.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = params[name]
    if (value === undefined || value === null || ['', '.', '..'].includes(String(value))) {
      throw new TypeError(`${spec.method} ${spec.path}: path parameter "${name}" is missing`)
    }
    return encodeURIComponent(String(value))
  })
}

function toSearch(query: Record<string, Scalar | Scalar[]>): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item !== undefined && item !== null) search.append(name, String(item))
    }
  }
  return search.toString()
}
