import type { FormField, OperationDetail } from '@curator/console-contract/api-explorer'
import { type CallFile, type CallValues, isObject } from '../call-values.ts'

/** A call as a script makes it; secrets are placeholders already. */
export type SnippetRequest = {
  readonly method: string
  /** Whole address with path and query encoded. */
  readonly url: string
  readonly tokenUrl: string
  /** What goes out as JSON, placeholders in it; undefined when there is none. */
  readonly json: unknown
  /** Parts of a multipart body: text, or the name of a file. */
  readonly parts: readonly (
    | { readonly name: string; readonly text: string }
    | { readonly name: string; readonly fileName: string }
  )[]
  /** Environment variables that hold the secret values of the body. */
  readonly secretNames: readonly string[]
  readonly isFileReply: boolean
}

/** Environment variables of key and secret, the same in each language. */
export const keyName = 'ALTERYX_KEY'
export const secretName = 'ALTERYX_SECRET'

/** Marks a place in the JSON that a script fills from its environment. Stands in no value by chance. */
const placeholder = (name: string) => `\u0001${name}\u0001`
/** Splits a text at its placeholders: texts at even places, names at odd ones. */
export const splitAtPlaceholders = (text: string) => text.split('\u0001')

/** The request of what was entered, against the Web API address of the connection. */
export function toSnippetRequest(
  baseUrl: string,
  operation: OperationDetail,
  values: CallValues,
): SnippetRequest {
  const base = baseUrl.replace(/\/$/, '')
  const path = operation.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = values.params[name]
    return value ? encodeURIComponent(value) : `{${name}}`
  })
  const query = new URLSearchParams(Object.entries(values.query).filter(([, text]) => text !== ''))
  const secretNames: string[] = []
  const { body } = operation
  const value = body ? hide(body, values.body, ['body'], secretNames) : undefined
  const isMultipart = operation.bodyKind === 'multipart'
  return {
    method: operation.method,
    url: `${base}${path}${query.size > 0 ? `?${query.toString()}` : ''}`,
    tokenUrl: `${base}/oauth2/token`,
    json: isMultipart ? undefined : value,
    parts: isMultipart && isObject(value) ? Object.entries(value).map(toPart) : [],
    secretNames,
    isFileReply: operation.reply === 'file',
  }
}

function toPart([name, value]: [string, unknown]) {
  const file = isObject(value) && 'base64' in value ? (value as unknown as CallFile) : undefined
  if (file) return { name, fileName: file.fileName }
  // Lists travel as JSON text in a multipart body (reference 2.5).
  return { name, text: typeof value === 'string' ? value : JSON.stringify(value) }
}

/** The value with a placeholder in the place of each secret; names of variables are collected. */
function hide(
  field: FormField,
  value: unknown,
  place: readonly string[],
  names: string[],
): unknown {
  const { item } = field
  if (field.kind === 'list' && item && Array.isArray(value))
    return value.map((entry, at) => hide(item, entry, [...place, `${at + 1}`], names))
  if (isObject(value) && field.kind !== 'file') {
    return Object.fromEntries(
      Object.entries(value).map(([name, entry]) => {
        const known = field.kind === 'map' ? item : field.fields.find((each) => each.name === name)
        return [name, known ? hide(known, entry, [...place, name], names) : entry]
      }),
    )
  }
  if (!field.isSecret || value === undefined || value === null) return value
  const name = toVariable(place)
  names.push(name)
  return placeholder(name)
}

/** `body.credentials.newPassword` is `CREDENTIALS_NEW_PASSWORD`. */
function toVariable([, ...names]: readonly string[]): string {
  return names
    .join('_')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .toUpperCase()
}
