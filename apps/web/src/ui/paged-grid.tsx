import type { ReactNode } from 'react'
import { DataGrid, type DataGridProps } from './data-grid.tsx'
import { Panel } from './page.tsx'
import type { PagedRows } from './paged-rows.ts'

type OfRows = 'rowCount' | 'getRow' | 'onVisibleRangeChange' | 'isLoading' | 'isStale'

/** A list that is read page by page, in its panel: the grid, or in its place why nothing can be shown. */
export function PagedGrid<Row extends { readonly id: string }>({
  rows,
  selection,
  toFailed,
  ...grid
}: Omit<DataGridProps<Row>, OfRows | 'rowKey' | 'selection' | 'stickyFirstColumn'> & {
  readonly rows: Omit<PagedRows<Row, unknown>, 'page'>
  /** Undefined where nothing may be chosen. */
  readonly selection: DataGridProps<Row>['selection'] | undefined
  readonly toFailed: (error: Error) => ReactNode
}) {
  return (
    <Panel isFilled>
      {rows.error ? (
        toFailed(rows.error)
      ) : (
        <DataGrid<Row>
          {...grid}
          {...(selection ? { selection } : {})}
          rowCount={rows.rowCount}
          getRow={rows.getRow}
          rowKey={({ id }) => id}
          onVisibleRangeChange={rows.onVisibleRangeChange}
          isLoading={rows.isLoading}
          isStale={rows.isStale}
          stickyFirstColumn
        />
      )}
    </Panel>
  )
}
