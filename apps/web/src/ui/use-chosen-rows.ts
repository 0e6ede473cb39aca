import type { RowsInList } from './list-selection.ts'
import { useListSelection } from './use-list-selection.ts'

/** Rows of a list for what takes them by name: chosen one by one, by range, or all that match, which are read then. */
export function useChosenRows<Row extends { readonly id: string }, Filters extends object>({
  filters,
  rows,
  readAll,
  nameOf,
}: {
  readonly filters: Filters
  readonly rows: RowsInList<Row>
  /** All rows of the list as it stands, in its order; those that were never in sight too. */
  readonly readAll: () => Promise<readonly Row[]>
  readonly nameOf: (row: Row) => string
}) {
  const selection = useListSelection({
    filters,
    rows,
    readRange: async (first, last) => (await readAll()).slice(first, last + 1),
    readAll,
    nameOf,
  })
  const { chosen, clear, grid, rangeError } = selection
  return {
    chosen: chosen.kind === 'ids' ? [...chosen.rows.values()] : [],
    grid,
    clear,
    error: rangeError,
    /** What its `SelectionBar` takes. */
    bar: { selection, total: rows.rowCount, nameOf },
  }
}
export type ChosenRows<Row extends { readonly id: string }> = ReturnType<
  typeof useChosenRows<Row, object>
>
