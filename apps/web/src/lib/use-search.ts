import { useCallback, useMemo, useRef } from 'react'
import { useSearchParams } from 'react-router'
import type { z } from 'zod'
import { readSearchParams, writeSearchParams } from './search-params.ts'

/**
 * A page's state that lives in its address. `change` merges a patch; the page before stays reachable with Back unless
 * `isReplaced`, for values that change with every key.
 */
export function useSearch<S extends z.ZodObject>(
  schema: S,
): readonly [z.output<S>, (patch: Partial<z.output<S>>, isReplaced?: boolean) => void] {
  const [params, setParams] = useSearchParams()
  const text = params.toString()
  const values = useMemo(() => readSearchParams(schema, new URLSearchParams(text)), [schema, text])
  const latest = useRef(values)
  latest.current = values
  const change = useCallback(
    (patch: Partial<z.output<S>>, isReplaced = false) => {
      latest.current = { ...latest.current, ...patch }
      setParams(writeSearchParams(schema, latest.current), { replace: isReplaced })
    },
    [schema, setParams],
  )
  return [values, change]
}
