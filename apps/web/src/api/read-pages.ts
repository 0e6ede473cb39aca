import { maxPageSize } from '@curator/console-contract/paging'
import { ProblemError } from '@curator/endpoint/problem'
import { formatCount } from '../lib/format-count.ts'

type Page<Row> = { readonly items: readonly Row[]; readonly total: number }

type ReadPage<Row> = (paging: {
  readonly page: number
  readonly pageSize: number
}) => Promise<Page<Row>>

/** Every row of a list, page after page; at most `limit`. */
export async function readAllPages<Row>(
  readPage: ReadPage<Row>,
  limit = Number.POSITIVE_INFINITY,
): Promise<Row[]> {
  const rows: Row[] = []
  for (let page = 1; ; page += 1) {
    const { items, total } = await readPage({ page, pageSize: maxPageSize })
    rows.push(...items)
    if (items.length === 0 || rows.length >= Math.min(total, limit)) return rows.slice(0, limit)
  }
}

/** Every row of a list for a plan that takes at most `most`. Throws `too_many_rows` before it has read them. */
export const readAllToChoose = <Row>(readPage: ReadPage<Row>, most: number): Promise<Row[]> =>
  readAllPages(async (paging) => {
    const page = await readPage(paging)
    if (page.total <= most) return page
    throw new ProblemError({
      code: 'too_many_rows',
      status: 422,
      title: `These are ${formatCount(page.total)}, too many to choose at once.`,
      detail: `A plan takes at most ${formatCount(most)}. Narrow the list.`,
    })
  })

/** The rows from one place of a list to another, both included; `readPage` counts from 1. */
export async function readRowRange<Row>(
  readPage: (page: number) => Promise<Pick<Page<Row>, 'items'>>,
  pageSize: number,
  first: number,
  last: number,
): Promise<Row[]> {
  const rows: Row[] = []
  const from = Math.floor(first / pageSize)
  for (let index = from; index <= Math.floor(last / pageSize); index += 1) {
    const { items } = await readPage(index + 1)
    rows.push(...items)
    if (items.length < pageSize) break
  }
  const start = first - from * pageSize
  return rows.slice(start, start + last - first + 1)
}
