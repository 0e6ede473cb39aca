import { expect, test, vi } from 'vitest'
import { readAllPages, readAllToChoose, readRowRange } from './read-pages.ts'

const rows = Array.from({ length: 450 }, (_, at) => at)
const listOf = (total: number) =>
  vi.fn(async ({ page, pageSize }: { readonly page: number; readonly pageSize: number }) => ({
    items: rows.slice(0, total).slice((page - 1) * pageSize, page * pageSize),
    total,
  }))

test('every page is read, and no page more', async () => {
  const readPage = listOf(450)
  await expect(readAllPages(readPage)).resolves.toEqual(rows)
  expect(readPage.mock.calls.map(([{ page }]) => page)).toEqual([1, 2, 3])
})

test('no more is read than is wanted', async () => {
  const readPage = listOf(450)
  await expect(readAllPages(readPage, 150)).resolves.toEqual(rows.slice(0, 150))
  expect(readPage).toHaveBeenCalledTimes(1)
})

test('a list that became shorter meanwhile has an end', async () => {
  const readPage = vi.fn(async ({ page }: { readonly page: number }) => ({
    items: page === 1 ? rows.slice(0, 200) : [],
    total: 450,
  }))
  await expect(readAllPages(readPage)).resolves.toHaveLength(200)
})

test('more than a plan takes are not read but told in words', async () => {
  const readPage = listOf(450)
  await expect(readAllToChoose(readPage, 450)).resolves.toHaveLength(450)
  readPage.mockClear()
  await expect(readAllToChoose(readPage, 449)).rejects.toThrow(
    'These are 450, too many to choose at once. A plan takes at most 449. Narrow the list.',
  )
  expect(readPage).toHaveBeenCalledTimes(1)
})

test.each([
  [0, 0, [1], [0]],
  [95, 104, [1, 2], rows.slice(95, 105)],
  [200, 205, [3], rows.slice(200, 206)],
  [440, 460, [5], rows.slice(440)],
])('rows %i to %i are cut out of their pages', async (first, last, pages, expected) => {
  const readPage = vi.fn(async (page: number) => ({
    items: rows.slice((page - 1) * 100, page * 100),
  }))
  await expect(readRowRange(readPage, 100, first, last)).resolves.toEqual(expected)
  expect(readPage.mock.calls.map(([page]) => page)).toEqual(pages)
})
