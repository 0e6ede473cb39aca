import type { z } from 'zod'

/**
 * Reads an address's parameters by a schema whose every field may be absent. A value that does not fit is dropped; of
 * a repeated one the fitting ones stay.
 */
export function readSearchParams<S extends z.ZodObject>(
  schema: S,
  params: URLSearchParams,
): z.output<S> {
  const values: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(schema.shape)) {
    const value = readField(field as z.ZodType, params.getAll(name))
    if (value !== undefined) values[name] = value
  }
  return values as z.output<S>
}

function readField(field: z.ZodType, given: readonly string[]): unknown {
  const whole = field.safeParse(given.length > 1 ? given : given[0])
  if (whole.success) return whole.data
  const fitting = given.filter((value) => field.safeParse(value).success)
  return field.safeParse(fitting.length > 0 ? fitting : undefined).data
}

/** Writes values back in the schema's order; what is empty or stands for the default is left out. */
export function writeSearchParams<S extends z.ZodObject>(
  schema: S,
  values: z.output<S>,
): URLSearchParams {
  const params = new URLSearchParams()
  for (const [name, field] of Object.entries(schema.shape)) {
    const value = (values as Record<string, unknown>)[name]
    const standard = (field as z.ZodType).safeParse(undefined).data
    if (value === undefined || value === null || value === '' || value === standard) continue
    for (const item of Array.isArray(value) ? value : [value]) params.append(name, String(item))
  }
  return params
}
