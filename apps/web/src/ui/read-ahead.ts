import {
  type DefaultError,
  type QueryKey,
  type UseQueryOptions,
  useQueryClient,
} from '@tanstack/react-query'
import { useEffect, useRef } from 'react'

/** How long the rows that have just come get to be drawn. */
const drawMs = 250

/**
 * Reads the pages from 1 to `lastPage` into the query cache, two at a time, while nothing in view is being read. Begins
 * anew for another `resetKey`. A page that can't be read ends it without a word: the view asks again when it gets there.
 */
export function useReadAhead<Page, Key extends QueryKey>({
  pageOptions,
  resetKey,
  lastPage,
  isBusy,
}: {
  readonly pageOptions: (page: number) => UseQueryOptions<Page, DefaultError, Page, Key>
  readonly resetKey: string
  /** 0 reads nothing ahead. */
  readonly lastPage: number
  readonly isBusy: boolean
}): void {
  const client = useQueryClient()
  const options = useRef(pageOptions)
  options.current = pageOptions
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question has other pages
  useEffect(() => {
    if (isBusy || lastPage === 0) return undefined
    let isOver = false
    let next = 1
    const readOn = async () => {
      while (!isOver && next <= lastPage) {
        const { queryKey, queryFn } = options.current(next)
        next += 1
        if (!queryFn || client.getQueryData(queryKey) !== undefined) continue
        await client.fetchQuery({ queryKey, queryFn })
      }
    }
    const stop = () => {
      isOver = true
      clearTimeout(start)
    }
    // What is in view is drawn first.
    const start = setTimeout(() => {
      readOn().catch(stop)
      readOn().catch(stop)
    }, drawMs)
    return stop
  }, [client, resetKey, lastPage, isBusy])
}
