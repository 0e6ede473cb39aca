import {
  type DefaultError,
  type QueryKey,
  type UseQueryOptions,
  type UseQueryResult,
  useQueries,
  useQueryClient,
} from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import { useReadAhead } from './read-ahead.ts'

type PageShape<Row> = { readonly items: readonly Row[]; readonly total: number }

export type PagedRows<Row, Page> = {
  readonly rowCount: number
  readonly getRow: (index: number) => Row | undefined
  readonly onVisibleRangeChange: (first: number, last: number) => void
  /** The same for rows in view that are not one piece; each is its first and last row. */
  readonly onVisiblePiecesChange: (pieces: readonly (readonly [number, number])[]) => void
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

/** Pages in view, ascending, of the question `key`. */
type View = { readonly key: string; readonly pages: readonly number[] }

const firstPage: readonly number[] = [1]

/**
 * Turns a list that is read page by page into rows by index, for a `DataGrid`: asks for the pages in view and their
 * neighbours, keeps what has arrived, and shows the rows of the last question until the next is answered, so that
 * nothing jumps. `resetKey` names the question (filters and sort). `readAheadRows`: lists up to this long are read to
 * their end while nothing else is asked for, so that any place of them has its text at once.
 */
export function usePagedRows<Page extends PageShape<unknown>, Key extends QueryKey>({
  pageSize,
  resetKey,
  pageOptions,
  readAheadRows = 0,
}: {
  readonly pageSize: number
  readonly resetKey: string
  /** Query options of a page, counted from 1. */
  readonly pageOptions: (page: number) => UseQueryOptions<Page, DefaultError, Page, Key>
  readonly readAheadRows?: number
}): PagedRows<Page['items'][number], Page> {
  type Row = Page['items'][number]
  const client = useQueryClient()
  const [view, setView] = useState<View>({ key: resetKey, pages: firstPage })
  const asked = view.key === resetKey ? view.pages : firstPage
  const known = useRef<{
    key: string
    total: number
    getRow: (index: number) => Row | undefined
    page: Page
  }>(null)
  const [told, setTold] = useState<{ readonly key: string; readonly total: number }>()
  const lastPage = toLastPage(told?.key === resetKey ? told.total : null, pageSize, asked)
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
  const getRow = (index: number) => {
    const page = Math.floor(index / pageSize) + 1
    // A jump draws its rows before the view is told: what was read before is in the cache.
    if (!byPage.has(page)) byPage.set(page, client.getQueryData<Page>(pageOptions(page).queryKey))
    return byPage.get(page)?.items[index % pageSize]
  }
  if (newest) known.current = { key: resetKey, total: newest.total, getRow, page: newest }
  // The total says which neighbours there are; they are asked for in the same breath.
  if (newest && (told?.key !== resetKey || told.total !== newest.total)) {
    setTold({ key: resetKey, total: newest.total })
  }
  const isFetching = results.some((result) => result.isFetching)
  const aheadTo = toReadAhead(newest?.total, readAheadRows, pageSize)
  useReadAhead({ pageOptions, resetKey, lastPage: aheadTo, isBusy: isFetching })

  const shown = known.current
  const failed = results.find((result) => result.error !== null)
  const onVisiblePiecesChange = useCallback(
    (pieces: readonly (readonly [number, number])[]) =>
      setView((before) => {
        const next = { key: resetKey, pages: toVisiblePages(pieces, pageSize) }
        const isSame = before.key === next.key && before.pages.join() === next.pages.join()
        return isSame ? before : next
      }),
    [pageSize, resetKey],
  )
  const onVisibleRangeChange = useCallback(
    (first: number, last: number) => onVisiblePiecesChange([[first, last]]),
    [onVisiblePiecesChange],
  )
  return {
    rowCount: shown?.total ?? 0,
    getRow: (index) => shown?.getRow(index),
    onVisibleRangeChange,
    onVisiblePiecesChange,
    page: shown?.page,
    isLoading: !shown && !failed,
    isStale: shown !== null && shown.key !== resetKey,
    isFetching,
    error: newest ? null : (failed?.error ?? null),
    retry: () => {
      for (const result of results) if (result.error) void result.refetch()
    },
  }
}

/** The last page of the list; as long as its length is not known, the last one asked for. */
function toLastPage(total: number | null, pageSize: number, asked: readonly number[]): number {
  return Math.max(1, total === null ? Math.max(...asked) : Math.ceil(total / pageSize))
}

/** The last page to read ahead; 0 as long as the length is not known, and for a list that is too long. */
function toReadAhead(total: number | undefined, limit: number, pageSize: number): number {
  return total === undefined || total > limit ? 0 : Math.ceil(total / pageSize)
}

/** Every page that a piece touches, ascending; the first page when nothing is in view. */
function toVisiblePages(
  pieces: readonly (readonly [number, number])[],
  pageSize: number,
): readonly number[] {
  const pages = new Set<number>()
  for (const [first, last] of pieces) {
    const from = Math.floor(first / pageSize) + 1
    const to = Math.floor(last / pageSize) + 1
    for (let page = from; page <= to; page += 1) pages.add(page)
  }
  return pages.size > 0 ? [...pages].sort((a, b) => a - b) : firstPage
}

/** The pages in view with one neighbour on each side, inside the list. */
function toPages(visible: readonly number[], lastPage: number): number[] {
  const inside = visible.map((page) => Math.min(page, lastPage))
  const wanted = new Set(inside.flatMap((page) => [page - 1, page, page + 1]))
  return [...wanted].filter((page) => page >= 1 && page <= lastPage).sort((a, b) => a - b)
}
