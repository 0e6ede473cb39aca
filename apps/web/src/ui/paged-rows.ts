import {
  type DefaultError,
  type QueryKey,
  type UseQueryOptions,
  type UseQueryResult,
  useQueries,
} from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'

type PageShape<Row> = { readonly items: readonly Row[]; readonly total: number }

export type PagedRows<Row, Page> = {
  readonly rowCount: number
  readonly getRow: (index: number) => Row | undefined
  readonly onVisibleRangeChange: (first: number, last: number) => void
  /** A page that has arrived, for what the reply says beside its rows. */
  readonly page: Page | undefined
  /** Nothing has arrived yet. */
  readonly isLoading: boolean
  /** What is shown belongs to the question before; the new answer is on its way. */
  readonly isStale: boolean
  readonly isFetching: boolean
  /** Why nothing can be shown; null as long as there are rows. */
  readonly error: DefaultError | null
  readonly retry: () => void
}

type Window = { readonly first: number; readonly last: number }

/**
 * Turns a list that is read page by page into rows by index, for a `DataGrid`: asks for the pages in view and their
 * neighbours, keeps what has arrived, and shows the rows of the last question until the next is answered, so that
 * nothing jumps. `resetKey` names the question (filters and sort).
 */
export function usePagedRows<Page extends PageShape<unknown>, Key extends QueryKey>({
  pageSize,
  resetKey,
  pageOptions,
}: {
  readonly pageSize: number
  readonly resetKey: string
  /** Query options of a page, counted from 1. */
  readonly pageOptions: (page: number) => UseQueryOptions<Page, DefaultError, Page, Key>
}): PagedRows<Page['items'][number], Page> {
  type Row = Page['items'][number]
  const [view, setView] = useState<Window & { readonly key: string }>({
    first: 1,
    last: 1,
    key: resetKey,
  })
  const asked = view.key === resetKey ? view : { first: 1, last: 1 }
  const known = useRef<{
    key: string
    total: number
    getRow: (index: number) => Row | undefined
    page: Page
  }>(null)
  const [told, setTold] = useState<{ readonly key: string; readonly total: number }>()
  const lastPage =
    told?.key === resetKey ? Math.max(1, Math.ceil(told.total / pageSize)) : asked.last
  const pages = toPages(asked, lastPage)
  const results = useQueries({
    queries: pages.map((page) => pageOptions(page)),
  }) as UseQueryResult<Page>[]

  const arrived = results.filter((result) => result.data !== undefined)
  const newest = arrived.reduce<UseQueryResult<Page> | undefined>(
    (best, result) => (best && best.dataUpdatedAt >= result.dataUpdatedAt ? best : result),
    undefined,
  )?.data
  const byPage = new Map(pages.map((page, at) => [page, results[at]?.data]))
  const getRow = (index: number) =>
    byPage.get(Math.floor(index / pageSize) + 1)?.items[index % pageSize]
  if (newest) known.current = { key: resetKey, total: newest.total, getRow, page: newest }
  // The total says which neighbours there are; they are asked for in the same breath.
  if (newest && (told?.key !== resetKey || told.total !== newest.total)) {
    setTold({ key: resetKey, total: newest.total })
  }

  const shown = known.current
  const failed = results.find((result) => result.error !== null)
  const onVisibleRangeChange = useCallback(
    (first: number, last: number) =>
      setView((before) => {
        const next = {
          first: Math.floor(first / pageSize) + 1,
          last: Math.floor(last / pageSize) + 1,
          key: resetKey,
        }
        const isSame =
          before.key === next.key && before.first === next.first && before.last === next.last
        return isSame ? before : next
      }),
    [pageSize, resetKey],
  )
  return {
    rowCount: shown?.total ?? 0,
    getRow: (index) => shown?.getRow(index),
    onVisibleRangeChange,
    page: shown?.page,
    isLoading: !shown && !failed,
    isStale: shown !== null && shown.key !== resetKey,
    isFetching: results.some((result) => result.isFetching),
    error: newest ? null : (failed?.error ?? null),
    retry: () => {
      for (const result of results) if (result.error) void result.refetch()
    },
  }
}

/** The pages in view with one neighbour on each side, inside the list. */
function toPages({ first, last }: Window, lastPage: number): number[] {
  const from = Math.max(1, Math.min(first, lastPage) - 1)
  const to = Math.max(from, Math.min(last + 1, lastPage))
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}
