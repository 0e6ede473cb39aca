import type { FieldChange } from '@curator/console-contract/plans'
import { hiddenValue } from '../../alteryx/call-secrets.ts'

/** Fields of a body that a plan shows; a larger one is for a file. */
const mostFields = 200
/** Characters of a value that a plan shows. */
const longestValue = 500

/**
 * What a body sets, field by field, beside what is there. Without `before` every field is new; with it only those that
 * differ are named, and values the Server never answers stand as new. Secrets are hidden in both before they come here.
 */
export function listDifferences(
  body: unknown,
  before: Readonly<Record<string, unknown>> | null,
): FieldChange[] {
  if (body === undefined) return []
  const fields = flatten(body, '')
  const changed = fields.flatMap(([path, value]): FieldChange[] => {
    const old = before === null ? undefined : find(before, path.split('.'))
    const isNew = old === undefined
    if (!isNew && value !== hiddenValue && show(old) === show(value)) return []
    return [
      {
        field: path === '' ? 'body' : `body.${path}`,
        label: path === '' ? 'Body' : path,
        before: isNew ? null : show(old),
        after: show(value),
      },
    ]
  })
  return changed.slice(0, mostFields)
}

/** Leaves with their dotted place; lists and empty objects are leaves. */
function flatten(value: unknown, path: string): [string, unknown][] {
  if (!isObject(value) || isFile(value) || Object.keys(value).length === 0) return [[path, value]]
  return Object.entries(value).flatMap(([name, inner]) =>
    flatten(inner, path === '' ? name : `${path}.${name}`),
  )
}

function find(value: unknown, [name, ...rest]: readonly string[]): unknown {
  if (name === undefined) return value
  if (!isObject(value)) return undefined
  const key = Object.keys(value).find((each) => each.toLowerCase() === name.toLowerCase())
  return key === undefined ? undefined : find(value[key], rest)
}

function show(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (isObject(value) && isFile(value)) return showFile(value)
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text
}

function showFile({ fileName, base64 }: StoredFile): string {
  const bytes = Buffer.byteLength(base64, 'base64')
  return `${fileName} (${bytes.toLocaleString('en')} bytes)`
}

interface StoredFile {
  readonly fileName: string
  readonly base64: string
}

function isFile(
  value: Readonly<Record<string, unknown>>,
): value is Record<string, unknown> & StoredFile {
  return typeof value.fileName === 'string' && typeof value.base64 === 'string'
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
