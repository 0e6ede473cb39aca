import type { FieldChange } from '@curator/console-contract/plans'
import { type UserFieldKey, userFields } from '@curator/console-contract/user-fields'
import { toWords } from '../../../plans/planned/field-changes.ts'

/*
 * The two texts of an audit entry. What is written in them is not described by any source: JSON of what changed is read,
 * anything else is shown as it is. Nothing that looks like a secret is shown.
 */

type Values = Readonly<Record<string, unknown>>

/** Characters of one value; whole objects would bury the rest. */
const valueMax = 300
const mask = '•••'
const secretName = /password|passwd|secret|token|apikey|api_key|credential(?!id)|hash|salt/i
const secretPair =
  /((?:password|passwd|secret|token|api_?key|hash|salt)\w*["']?\s*[:=]\s*["']?)[^"',;&\s}]+/gi

/** An object as JSON, or null for anything else. */
export function parseValues(text: string): Values | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Values)
      : null
  } catch {
    return null
  }
}

/** Fields whose value was replaced, in the order of the new values; `nameOf` puts names in place of ids. */
export function toAuditFields(
  oldText: string,
  newText: string,
  nameOf: (id: string) => string | null,
): FieldChange[] {
  const before = parseValues(oldText)
  const after = parseValues(newText)
  if (!before || !after) return toTextFields(oldText, newText, nameOf)
  const keys = [...new Set([...Object.keys(after), ...Object.keys(before)])]
  return keys.map((key) => ({
    field: key,
    label: toLabel(key),
    before: key in before ? toText(key, before[key], nameOf) : null,
    after: key in after ? toText(key, after[key], nameOf) : '',
  }))
}

function toTextFields(
  oldText: string,
  newText: string,
  nameOf: (id: string) => string | null,
): FieldChange[] {
  if (oldText === '' && newText === '') return []
  const clean = (text: string) => shorten(withNames(text.replace(secretPair, `$1${mask}`), nameOf))
  const before = oldText === '' ? null : clean(oldText)
  return [{ field: 'values', label: 'Values', before, after: clean(newText) }]
}

const toLabel = (key: string) => userFields[key as UserFieldKey]?.label ?? key

function toText(key: string, value: unknown, nameOf: (id: string) => string | null): string {
  if (secretName.test(key)) return mask
  if (value === null || typeof value === 'boolean' || typeof value === 'string')
    return shorten(withNames(toWords(key as UserFieldKey, value), nameOf))
  const json = JSON.stringify(value, (name, part: unknown) =>
    secretName.test(name) && typeof part !== 'object' ? mask : part,
  )
  return shorten(withNames(json ?? '', nameOf))
}

function withNames(text: string, nameOf: (id: string) => string | null): string {
  return text.replace(objectIds, (id) => nameOf(id) ?? id)
}

const shorten = (text: string) => (text.length > valueMax ? `${text.slice(0, valueMax)}…` : text)

/** Ids of the Server: 24 hexadecimal digits (reference 3.1). */
const objectIds = /\b[0-9a-f]{24}\b/g

export function findIds(text: string): readonly string[] {
  return text.match(objectIds) ?? []
}
