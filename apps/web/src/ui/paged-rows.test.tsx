import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { expect, test } from 'vitest'
import { usePagedRows } from './paged-rows.ts'

const pageSize = 10
type Ask = { readonly question: string; readonly page: number }

function show(total = 1_000, readAheadRows = 0) {
  const asked: Ask[] = []
  let gate = Promise.resolve()
  const client = new QueryClient({
    defaultOptions: { queries: { retry: false, staleTime: 60_000 } },
  })
  const hook = renderHook(
    ({ question }) =>
      usePagedRows({
        pageSize,
        resetKey: question,
        readAheadRows,
        // eslint-disable-next-line @tanstack/query/exhaustive-deps -- the rest is the server's side of this test
        pageOptions: (page) => ({
          queryKey: [question, page],
          queryFn: async () => {
            asked.push({ question, page })
            await gate
            const items = Array.from(
              { length: pageSize },
              (_, at) => `${question} ${(page - 1) * pageSize + at}`,
            )
            return { items, total }
          },
        }),
      }),
    {
      initialProps: { question: 'a' },
      wrapper: ({ children }: { children: ReactNode }) => (
        <QueryClientProvider client={client}>{children}</QueryClientProvider>
      ),
    },
  )
  return {
    ...hook,
    asked,
    hold: () => {
      let open = (): void => undefined
      gate = new Promise((resolve) => {
        open = resolve
      })
      return () => open()
    },
  }
}

test('asks for the pages in view and their neighbours only', async () => {
  const { result, asked } = show()
  expect(result.current.isLoading).toBe(true)
  await waitFor(() => expect(result.current.rowCount).toBe(1_000))
  expect(result.current.getRow(3)).toBe('a 3')
  expect(result.current.getRow(500)).toBeUndefined()
  act(() => result.current.onVisibleRangeChange(500, 512))
  await waitFor(() => expect(result.current.getRow(500)).toBe('a 500'))
  await waitFor(() =>
    expect(asked.map(({ page }) => page).toSorted((a, b) => a - b)).toEqual([1, 2, 50, 51, 52, 53]),
  )
})

test('shows the rows of the question before until the next is answered', async () => {
  const { result, rerender, hold } = show()
  await waitFor(() => expect(result.current.getRow(0)).toBe('a 0'))
  const release = hold()
  rerender({ question: 'b' })
  expect(result.current).toMatchObject({ isStale: true, isLoading: false, rowCount: 1_000 })
  expect(result.current.getRow(0)).toBe('a 0')
  release()
  await waitFor(() => expect(result.current.getRow(0)).toBe('b 0'))
  expect(result.current.isStale).toBe(false)
})

test('goes back to the first page when the question changes', async () => {
  const { result, rerender, asked } = show()
  await waitFor(() => expect(result.current.getRow(0)).toBe('a 0'))
  act(() => result.current.onVisibleRangeChange(900, 910))
  await waitFor(() => expect(result.current.getRow(900)).toBe('a 900'))
  rerender({ question: 'b' })
  await waitFor(() => expect(result.current.getRow(0)).toBe('b 0'))
  expect(asked.filter(({ question }) => question === 'b').every(({ page }) => page <= 2)).toBe(true)
})

test('rows in view that are not one piece ask for their own pages only', async () => {
  const { result, asked } = show()
  await waitFor(() => expect(result.current.getRow(3)).toBe('a 3'))
  act(() =>
    result.current.onVisiblePiecesChange([
      [0, 4],
      [900, 905],
    ]),
  )
  await waitFor(() => expect(result.current.getRow(900)).toBe('a 900'))
  await waitFor(() =>
    expect(asked.map(({ page }) => page).toSorted((a, b) => a - b)).toEqual([1, 2, 90, 91, 92]),
  )
})

test('a list that is short enough is read to its end, and each of its rows is there before the view is told', async () => {
  const { result, asked } = show(95, 100)
  await waitFor(() => expect(asked).toHaveLength(10))
  await waitFor(() => expect(result.current.getRow(94)).toBe('a 94'))
})

test('a longer list is not read ahead', async () => {
  const { result, asked } = show(105, 100)
  await waitFor(() => expect(result.current.isFetching).toBe(false))
  expect(asked.map(({ page }) => page)).toEqual([1, 2])
})
