import type { ComponentProps, CSSProperties, ReactNode } from 'react'
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
        className={toScrollerClasses(isEmpty)}
        style={toScrollPadding(rowHeight, stickyGroup !== undefined, isFirstSticky ? widths : [])}
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
          {view.items.map(({ index, start }) => (
            <GridItem
              {...shared}
              key={index}
              index={index}
              top={start}
              source={isLoading ? undefined : props}
              columnCount={columnCount}
              activeColumn={activeColumnOf(index)}
            />
          ))}
        </div>
      </div>
      {isEmpty && <div className="flex-1 overflow-auto bg-surface">{props.empty}</div>}
      <GridCount text={props.countText} rowCount={rowCount} isLoading={isLoading} />
    </div>
  )
}

/** An empty grid is as high as its header. */
function toScrollerClasses(isEmpty: boolean): string {
  const height = isEmpty ? 'shrink-0 overflow-y-hidden' : 'min-h-0 flex-1'
  return `overflow-auto bg-surface ${height}`
}

/** A row, or the heading of a group that stands in its place. Without a `source` it is a skeleton. */
function GridItem<Row>({
  source,
  columnCount,
  ...place
}: Omit<ComponentProps<typeof GridRow<Row>>, 'row' | 'isCurrent' | 'onAction'> & {
  readonly source: DataGridProps<Row> | undefined
  readonly columnCount: number
}) {
  const { activeColumn, height, index, layout, top } = place
  const group = source?.groups?.at(index)
  if (group) {
    const isTabStop = activeColumn !== undefined
    return (
      <GridGroupRow group={group} {...{ index, top, height, layout, columnCount, isTabStop }} />
    )
  }
  const row = source?.getRow(index)
  return (
    <GridRow
      {...place}
      row={row}
      isCurrent={row !== undefined && source?.rowKey(row) === source?.currentKey}
      onAction={source?.onRowAction}
    />
  )
}

/** Reads out how many rows there are, whenever that changes. */
function GridCount({
  text,
  rowCount,
  isLoading,
}: {
  readonly text: string | undefined
  readonly rowCount: number
  readonly isLoading: boolean
}) {
  return (
    <div role="status" className="sr-only">
      {isLoading ? 'Loading' : (text ?? formatCounted(rowCount, 'row', 'rows'))}
    </div>
  )
}

/** Keeps what is scrolled to from ending up below the header or the first column, which stay in place. */
function toScrollPadding(
  rowHeight: number,
  hasStickyGroup: boolean,
  stickyWidths: readonly number[],
): CSSProperties {
  return {
    scrollPaddingTop: hasStickyGroup ? rowHeight * 2 : rowHeight,
    scrollPaddingLeft: stickyWidths[0] ?? 0,
  }
}
