/** What stands in the place of a secret wherever people or the store may see it. */
export const hiddenValue = '••••••'

/** A value with its secrets taken out, and what was taken out by place (`credentials.default.secrets`). */
export interface Stripped {
  readonly value: unknown
  readonly secrets: Readonly<Record<string, unknown>>
}

/** Takes the values of fields with these names out, at any depth, names compared without case. */
export function stripSecrets(value: unknown, names: readonly string[]): Stripped {
  const wanted = new Set(names.map((name) => name.toLowerCase()))
  const secrets: Record<string, unknown> = {}
  const strip = (item: unknown, place: readonly string[]): unknown => {
    if (Array.isArray(item)) return item.map((inner, index) => strip(inner, [...place, `${index}`]))
    if (!isObject(item)) return item
    return Object.fromEntries(
      Object.entries(item).map(([name, inner]) => {
        const at = [...place, name]
        if (!wanted.has(name.toLowerCase()) || isEmpty(inner)) return [name, strip(inner, at)]
        secrets[JSON.stringify(at)] = inner
        return [name, hiddenValue]
      }),
    )
  }
  return { value: wanted.size === 0 ? value : strip(value, []), secrets }
}

/** Puts back what `stripSecrets` took out. */
export function restoreSecrets(
  value: unknown,
  secrets: Readonly<Record<string, unknown>>,
): unknown {
  if (Object.keys(secrets).length === 0) return value
  const restore = (item: unknown, place: readonly string[]): unknown => {
    const key = JSON.stringify(place)
    if (Object.hasOwn(secrets, key)) return secrets[key]
    if (Array.isArray(item))
      return item.map((inner, index) => restore(inner, [...place, `${index}`]))
    if (!isObject(item)) return item
    return Object.fromEntries(
      Object.entries(item).map(([name, inner]) => [name, restore(inner, [...place, name])]),
    )
  }
  return restore(value, [])
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === ''
}
