import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { expect, test } from 'vitest'
import { usePagedRows } from './paged-rows.ts'

const pageSize = 10
type Ask = { readonly question: string; readonly page: number }

function show(total = 1_000) {
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
