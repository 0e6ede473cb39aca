import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import type { GridSelection } from './grid-column.ts'
import type { GridGroup } from './grid-group-row.tsx'
import type { GridPosition } from './grid-position.ts'
import { useGridFocus } from './use-grid-focus.ts'

/** Rows drawn beyond the edges of what is seen, so that a small scroll meets drawn rows. */
const overscan = 10

/** What a grid shows at the moment: the rows in view, the scroll, and the cell that holds the focus. */
export function useGridView<Row>({
  rowCount,
  columnCount,
  rowHeight,
  isLoading,
  getRow,
  onRowAction,
  selection,
  onVisibleRangeChange,
  resetKey,
  goTo,
  groups,
}: {
  readonly rowCount: number
  readonly columnCount: number
  readonly rowHeight: number
  readonly isLoading: boolean
  readonly getRow: (index: number) => Row | undefined
  readonly onRowAction?: (row: Row, index: number) => void
  readonly selection?: GridSelection
  readonly onVisibleRangeChange?: (first: number, last: number) => void
  readonly resetKey?: string
  readonly goTo?: GridPosition | null
  readonly groups?: { readonly at: (index: number) => GridGroup | undefined }
}) {
  const scroller = useRef<HTMLDivElement>(null)
  const activeRow = useRef(-1)
  const virtualizer = useVirtualizer({
    count: rowCount,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan,
    // A guess until the box has been measured, so that the first paint has rows already.
    initialRect: { width: 0, height: window.innerHeight / 2 },
    // The header stands in the scrolled box and takes a row's height from what is seen.
    scrollPaddingEnd: rowHeight,
    // A heading may cover the first row.
    scrollPaddingStart: groups ? rowHeight : 0,
    // The row that holds the focus stays in the page, so that scrolling never takes the focus away.
    rangeExtractor: (range: Range) =>
      withRow(defaultRangeExtractor(range), activeRow.current, rowCount),
  })
  const { active, onKeyDown, onFocus, reset, move } = useGridFocus({
    scroller,
    extent: { rowCount: isLoading ? 0 : rowCount, columnCount },
    rowHeight,
    scrollToRow: (row) => virtualizer.scrollToIndex(row),
    onEnter: (index) => {
      if (index < 0 || isLoading) return
      const group = groups?.at(index)
      if (group) return group.onToggle()
      const row = getRow(index)
      if (row !== undefined) onRowAction?.(row, index)
    },
    onSpace: (index, isRange) => {
      const group = index >= 0 && !isLoading ? groups?.at(index) : undefined
      if (group) group.onToggle()
      else if (index >= 0) selection?.onToggle(index, isRange)
    },
  })
  activeRow.current = active.row

  const measuredHeight = useRef(rowHeight)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new height asks for new measures
  useEffect(() => {
    if (measuredHeight.current === rowHeight) return
    measuredHeight.current = rowHeight
    virtualizer.measure()
  }, [rowHeight])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new key goes back to the first row
  useEffect(() => {
    if (scroller.current) scroller.current.scrollTop = 0
    reset()
  }, [resetKey, reset])
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new wish moves the focus
  useEffect(() => {
    if (goTo) move({ ...goTo })
  }, [goTo])
  const first = virtualizer.range?.startIndex ?? 0
  const last = virtualizer.range?.endIndex ?? 0
  useEffect(() => onVisibleRangeChange?.(first, last), [first, last, onVisibleRangeChange])

  return {
    scroller,
    active,
    onKeyDown,
    onFocus,
    firstIndex: first,
    items: virtualizer.getVirtualItems(),
    totalHeight: virtualizer.getTotalSize(),
  }
}

function withRow(indexes: number[], row: number, rowCount: number): number[] {
  if (row < 0 || row >= rowCount || indexes.includes(row)) return indexes
  return [...indexes, row].sort((a, b) => a - b)
}
