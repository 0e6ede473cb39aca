import type { PageQuery } from '@curator/console-contract/paging'
import type { RowEdits, rowFilter, SheetRow } from '@curator/console-contract/sheets'
import { type QueryKey, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'

export type RowFilter = z.output<typeof rowFilter>
/** Edits as they are sent: what is left out stays. */
export type RowEditsInput = Partial<RowEdits>

interface RowPage {
  readonly items: SheetRow[]
  readonly total: number
  readonly page: number
  readonly pageSize: number
}

/** How a slice reads and edits the rows of one of its sheets. */
export interface SheetRowsDoor<S> {
  readonly sheetKey: QueryKey
  readonly rowsKey: QueryKey
  readonly list: (
    query: PageQuery & { readonly only: RowFilter },
    signal: AbortSignal,
  ) => Promise<RowPage>
  readonly edit: (edits: RowEditsInput) => Promise<{ sheet: S; rows: SheetRow[] }>
}

/** Rows asked for at once; the most the wire allows, so that a sheet of 10,000 rows is 50 pages. */
export const rowPageSize = 200

/** A sheet changes only by its own mutations, so nothing here goes stale by time. */
export function toRowsOptions<S>(door: SheetRowsDoor<S>, only: RowFilter, page: number) {
  return queryOptions({
    queryKey: [...door.rowsKey, only, page],
    queryFn: ({ signal }) => door.list({ only, page, pageSize: rowPageSize }, signal),
  })
}

/**
 * Fixes cells and leaves rows out. The rows stay where they are in every list on screen, also in one that they no
 * longer belong to: a fixed row must not vanish under the hands. The next time such a list is opened it is read anew.
 */
export function useUpdateRows<S>(door: SheetRowsDoor<S>) {
  const client = useQueryClient()
  return useMutation({
    // One after the other: two answers out of order would show old counts.
    scope: { id: JSON.stringify(door.rowsKey) },
    mutationFn: door.edit,
    onSuccess: async ({ sheet, rows }) => {
      client.setQueryData(door.sheetKey, sheet)
      client.setQueriesData<RowPage>({ queryKey: door.rowsKey }, (page) =>
        page ? { ...page, items: withRows(page.items, rows) } : page,
      )
      await client.invalidateQueries({ queryKey: door.rowsKey, refetchType: 'none' })
    },
  })
}

/** Reads the rows of a sheet anew, for example to go on with what is still faulty. */
export function useReloadRows<S>(door: SheetRowsDoor<S>): () => Promise<void> {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: door.rowsKey })
}

/** The rows with those that were touched in their new form. */
function withRows(items: readonly SheetRow[], touched: readonly SheetRow[]): SheetRow[] {
  const byLine = new Map(touched.map((row) => [row.line, row]))
  return items.map((row) => byLine.get(row.line) ?? row)
}
