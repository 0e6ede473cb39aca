/** A part of the address as its schema reads it; null when it does not fit, for anyone can type an address. */
export function readParam<T>(
  schema: { safeParse(value: unknown): { success: true; data: T } | { success: false } },
  value: string | undefined | null,
): T | null {
  const result = schema.safeParse(value)
  return result.success ? result.data : null
}
