import { useCallback } from 'react'
import { useSearchParams } from 'react-router'
import { readSearchParams, writeSearchParams } from '../../lib/search-params.ts'
import { type ExplorerSearch, explorerSearch, isFormParam } from './explorer-search.ts'

/** The list's filters in the address; what the form holds there stays as it is. */
export function useExplorerSearch() {
  const [params, setParams] = useSearchParams()
  const search = readSearchParams(explorerSearch, params)
  const change = useCallback(
    (patch: Partial<ExplorerSearch>) =>
      setParams(
        (before) => {
          const next = { ...readSearchParams(explorerSearch, before), ...patch }
          const written = writeSearchParams(explorerSearch, next)
          for (const [name, value] of before) if (isFormParam(name)) written.append(name, value)
          return written
        },
        { replace: true },
      ),
    [setParams],
  )
  return [search, change] as const
}
