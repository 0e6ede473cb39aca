import { maxPageSize } from '@curator/console-contract/paging'

type Page<Row> = { readonly items: readonly Row[]; readonly total: number }

/** Every row of a list, page after page; at most `limit`. */
export async function readAllPages<Row>(
  readPage: (paging: { readonly page: number; readonly pageSize: number }) => Promise<Page<Row>>,
  limit = Number.POSITIVE_INFINITY,
): Promise<Row[]> {
  const rows: Row[] = []
  for (let page = 1; ; page += 1) {
    const { items, total } = await readPage({ page, pageSize: maxPageSize })
    rows.push(...items)
    if (items.length === 0 || rows.length >= Math.min(total, limit)) return rows.slice(0, limit)
  }
}

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
