import type { CSSProperties, ReactNode } from 'react'
import { formatCounted } from '../lib/format-count.ts'
import { classNames } from './class-names.ts'
import {
  type GridColumn,
  type GridDensity,
  type GridSelection,
  rowHeights,
  selectionWidth,
  toTracks,
} from './grid-column.ts'
import { type GridGroup, GridGroupRow, StickyGroup } from './grid-group-row.tsx'
import { GridHeader } from './grid-header.tsx'
import type { GridPosition } from './grid-position.ts'
import { GridRow } from './grid-row.tsx'
import { useGridView } from './use-grid-view.ts'

export type DataGridProps<Row> = {
  readonly label: string
  readonly columns: readonly GridColumn<Row>[]
  readonly rowCount: number
  /** `undefined` while the row is on its way: a skeleton stands in its place. */
  readonly getRow: (index: number) => Row | undefined
  readonly rowKey: (row: Row) => string
  /** Told when other rows come into view, first and last included. */
  readonly onVisibleRangeChange?: (first: number, last: number) => void
  /** A column key, with a minus in front for descending. */
  readonly sort?: string | undefined
  readonly onSortChange?: (sort: string) => void
  readonly selection?: GridSelection
  /** Enter or a click on a row. */
  readonly onRowAction?: (row: Row, index: number) => void
  /** Key of the row whose details stand beside the grid. */
  readonly currentKey?: string | undefined
  /** Shown in place of rows when there are none. */
  readonly empty?: ReactNode
  /** The first answer is still on its way. */
  readonly isLoading?: boolean
  /** What is shown is about to be replaced. */
  readonly isStale?: boolean
  readonly density?: GridDensity
  /** Pixels; in place of the density's height, for rows with two lines. */
  readonly rowHeight?: number
  readonly stickyFirstColumn?: boolean
  /** Read out when it changes: "41 users". */
  readonly countText?: string
  /** When it changes, the grid goes back to its first row. */
  readonly resetKey?: string
  /** Headings within the rows: the one that stands at an index, and the one that the row at an index stands under. */
  readonly groups?: {
    readonly at: (index: number) => GridGroup | undefined
    readonly of: (index: number) => GridGroup | undefined
  }
  /** A new object scrolls to this cell and puts the focus there; `column` counts the selection column. */
  readonly goTo?: GridPosition | null
}

/** Rows of skeleton before the first answer. */
const loadingRows = 12

/**
 * The one grid for long lists: only rows in view are in the page, whatever `rowCount` is. ARIA grid pattern with one
 * tab stop; arrows, Home, End, PageUp and PageDown move, Enter acts or enters a cell's control, Escape leaves it,
 * Space selects. Give the parent a height: the grid fills it and scrolls inside.
 */
export function DataGrid<Row>(props: DataGridProps<Row>) {
  const { columns, selection, density = 'comfortable', isLoading = false } = props
  const rowHeight = props.rowHeight ?? rowHeights[density]
  const rowCount = isLoading ? loadingRows : props.rowCount
  const columnCount = columns.length + (selection ? 1 : 0)
  const isEmpty = rowCount === 0
  const isFirstSticky = props.stickyFirstColumn ?? false
  const isBusy = isLoading || props.isStale === true
  const view = useGridView({ ...props, rowCount, columnCount, rowHeight, isLoading })
  const widths = [...(selection ? [selectionWidth] : []), ...columns.map((column) => column.width)]
  const layout = {
    gridTemplateColumns: toTracks(widths),
    minWidth: widths.reduce((sum, width) => sum + width, 0),
  }
  const shared = {
    columns,
    layout,
    height: rowHeight,
    selection,
    isFirstSticky,
  }
  const stickyGroup = isLoading ? undefined : props.groups?.of(view.firstIndex)
  const activeColumnOf = (row: number) => (view.active.row === row ? view.active.column : undefined)
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col">
      <div
        ref={view.scroller}
        role="grid"
        aria-label={props.label}
        aria-rowcount={isLoading ? -1 : rowCount + 1}
        aria-colcount={columnCount}
        aria-busy={isBusy}
        aria-multiselectable={selection !== undefined}
        onKeyDown={view.onKeyDown}
        onFocus={view.onFocus}
        className={classNames(
          'overflow-auto bg-surface',
          isEmpty ? 'shrink-0 overflow-y-hidden' : 'min-h-0 flex-1',
        )}
        style={toScrollPadding(
          stickyGroup ? rowHeight * 2 : rowHeight,
          isFirstSticky ? widths : [],
        )}
      >
        <GridHeader
          {...shared}
          sort={props.sort}
          onSortChange={props.onSortChange}
          activeColumn={activeColumnOf(-1)}
        />
        {stickyGroup && <StickyGroup group={stickyGroup} top={rowHeight} height={rowHeight} />}
        <div
          role="rowgroup"
          className={classNames('relative', props.isStale && 'opacity-60')}
          style={{ height: view.totalHeight, minWidth: layout.minWidth }}
        >
          {view.items.map(({ index, start }) => {
            const group = isLoading ? undefined : props.groups?.at(index)
            if (group) {
              const isTabStop = activeColumnOf(index) !== undefined
              const place = { index, top: start, height: rowHeight, layout, columnCount }
              return <GridGroupRow key={index} group={group} {...place} isTabStop={isTabStop} />
            }
            const row = isLoading ? undefined : props.getRow(index)
            return (
              <GridRow
                {...shared}
                key={index}
                index={index}
                row={row}
                top={start}
                isCurrent={row !== undefined && props.rowKey(row) === props.currentKey}
                activeColumn={activeColumnOf(index)}
                onAction={props.onRowAction}
              />
            )
          })}
        </div>
      </div>
      {isEmpty && <div className="flex-1 overflow-auto bg-surface">{props.empty}</div>}
      <GridCount text={isLoading ? 'Loading' : props.countText} rowCount={rowCount} />
    </div>
  )
}

/** Reads out how many rows there are, whenever that changes. */
function GridCount({
  text,
  rowCount,
}: {
  readonly text: string | undefined
  readonly rowCount: number
}) {
  return (
    <div role="status" className="sr-only">
      {text ?? formatCounted(rowCount, 'row', 'rows')}
    </div>
  )
}

/** Keeps what is scrolled to from ending up below the header or the first column, which stay in place. */
function toScrollPadding(headerHeight: number, stickyWidths: readonly number[]): CSSProperties {
  return { scrollPaddingTop: headerHeight, scrollPaddingLeft: stickyWidths[0] ?? 0 }
}
