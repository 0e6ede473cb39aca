import type { ApiCall, FormField, OperationDetail } from '@curator/console-contract/api-explorer'

/** What a person has entered: text for path and query, JSON for the body. `undefined` is a value left out. */
export type CallValues = {
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  readonly body?: unknown
}

/** A file as it travels in a call. */
export type CallFile = {
  readonly fileName: string
  readonly contentType?: string
  readonly base64: string
}

/** Bodies longer than this stay out of links: browsers and proxies cut long addresses. */
const longestLinkedBody = 4_000

/** What a field holds before anybody touched it: what is required is there, empty; everything else is left out. */
export function toEmptyValue(field: FormField): unknown {
  if (!field.isRequired) return undefined
  switch (field.kind) {
    case 'text':
      return ''
    case 'object':
      return Object.fromEntries(
        field.fields
          .map((inner) => [inner.name, toEmptyValue(inner)] as const)
          .filter(([, value]) => value !== undefined),
      )
    case 'list':
      return []
    case 'map':
      return {}
    default:
      return undefined
  }
}

export function toEmptyValues({ body }: OperationDetail): CallValues {
  return body ? { params: {}, query: {}, body: toEmptyValue(body) } : { params: {}, query: {} }
}

/** The call that is sent; what is empty in path or query is left out. */
export function toCall({ operationId }: OperationDetail, values: CallValues): ApiCall {
  const given = (texts: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''))
  const call = { operationId, params: given(values.params), query: given(values.query) }
  return values.body === undefined ? call : { ...call, body: values.body }
}

/** A value without its secrets and files, for links and the history. */
export function withoutSecrets(field: FormField, value: unknown): unknown {
  if (value === undefined || field.isSecret || field.kind === 'file') return undefined
  const { item } = field
  if (field.kind === 'list' && item && Array.isArray(value))
    return value.map((entry) => withoutSecrets(item, entry) ?? null)
  if (!isObject(value)) return value
  const inner = (name: string) =>
    field.kind === 'map' ? item : field.fields.find((each) => each.name === name)
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, entry]) => {
        const known = inner(name)
        return [name, known ? withoutSecrets(known, entry) : entry] as const
      })
      .filter(([, entry]) => entry !== undefined),
  )
}

/** The values as parameters of an address: `p.userId`, `q.view`, `body`. Holds no secret and no file. */
export function toLinkParams(operation: OperationDetail, values: CallValues): URLSearchParams {
  const params = new URLSearchParams()
  for (const [place, texts] of [
    ['p', values.params],
    ['q', values.query],
  ] as const)
    for (const [name, text] of Object.entries(texts))
      if (text !== '') params.set(`${place}.${name}`, text)
  if (!operation.body) return params
  const body = withoutSecrets(operation.body, values.body)
  const text = JSON.stringify(body)
  const isUntouched = text === JSON.stringify(toEmptyValue(operation.body))
  if (text !== undefined && !isUntouched && text.length <= longestLinkedBody)
    params.set('body', text)
  return params
}

/** Reads values back from an address; what the operation does not have is dropped. */
export function fromLinkParams(operation: OperationDetail, params: URLSearchParams): CallValues {
  const read = (place: string, fields: readonly FormField[]) =>
    Object.fromEntries(
      fields.flatMap(({ name }) => {
        const text = params.get(`${place}.${name}`)
        return text === null ? [] : [[name, text] as const]
      }),
    )
  const values = { params: read('p', operation.params), query: read('q', operation.query) }
  if (!operation.body) return values
  try {
    return { ...values, body: JSON.parse(params.get('body') ?? '') as unknown }
  } catch {
    return { ...values, body: toEmptyValue(operation.body) }
  }
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** An object with one member set, or left out where the value is undefined. Order is kept. */
export function withMember(object: unknown, name: string, value: unknown): Record<string, unknown> {
  const next: Record<string, unknown> = { ...(isObject(object) ? object : {}) }
  if (value === undefined) delete next[name]
  else next[name] = value
  return next
}
