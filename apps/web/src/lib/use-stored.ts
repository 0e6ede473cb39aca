import { useState } from 'react'
import type { z } from 'zod'

/**
 * A choice of how something is shown, remembered in this browser under `key`: columns, density, theme. Never for data
 * of a Server. What is stored and does not fit the schema is ignored.
 */
export function useStored<T>(
  key: string,
  schema: z.ZodType<T>,
  standard: T,
): readonly [T, (value: T) => void] {
  const [value, setValue] = useState(() => readStored(key, schema) ?? standard)
  return [
    value,
    (next) => {
      setValue(next)
      writeStored(key, next)
    },
  ]
}

/** The stored value, or undefined. */
export function readStored<T>(key: string, schema: z.ZodType<T>): T | undefined {
  try {
    return schema.parse(JSON.parse(localStorage.getItem(key) ?? ''))
  } catch {
    // Nothing stored, not ours, or storage is switched off.
    return undefined
  }
}

export function writeStored(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value))
  } catch {
    // Storage may be full or switched off; the choice then lasts until the page is left.
  }
}
