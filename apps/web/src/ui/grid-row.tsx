import { type CSSProperties, type MouseEvent, useRef } from 'react'
import { Checkbox } from './checkbox.tsx'
import { classNames } from './class-names.ts'
import type { GridColumn, GridSelection } from './grid-column.ts'
import { Skeleton } from './skeleton.tsx'
import { isControl } from './use-grid-focus.ts'

/** A first column that stays while the rest scrolls sideways. */
export const stickyClasses = 'sticky left-0 z-10 border-r border-line'

type RowProps<Row> = {
  readonly index: number
  readonly row: Row | undefined
  readonly top: number
  readonly height: number
  readonly columns: readonly GridColumn<Row>[]
  readonly layout: CSSProperties
  readonly selection: GridSelection | undefined
  readonly isCurrent: boolean
  readonly isFirstSticky: boolean
  readonly activeColumn: number | undefined
  readonly onAction: ((row: Row, index: number) => void) | undefined
}

function isInFirstColumn(target: EventTarget): boolean {
  return target instanceof Element && target.closest('[data-column="0"]') !== null
}

/** One row in view. Its place is set by `top`; a missing row is drawn as skeleton. */
export function GridRow<Row>(props: RowProps<Row>) {
  const { index, row, selection, columns, isCurrent, onAction } = props
  const offset = selection ? 1 : 0
  const isSelected = selection?.isSelected(index) ?? false
  const isMarked = isCurrent || isSelected
  // The checkbox tells of its press without the keys held; the press passes here first.
  const isRange = useRef(false)
  const handleClick = (event: MouseEvent) => {
    if (row === undefined || isControl(event.target)) return
    // A press beside the checkbox means the checkbox.
    if (selection && isInFirstColumn(event.target)) selection.onToggle(index, event.shiftKey)
    else if (window.getSelection()?.isCollapsed !== false) onAction?.(row, index)
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid answers the keys of all its rows
    <div
      role="row"
      tabIndex={-1}
      aria-rowindex={index + 2}
      {...(selection ? { 'aria-selected': isSelected } : {})}
      {...(isCurrent ? { 'aria-current': true } : {})}
      {...(row === undefined ? { 'aria-busy': true } : {})}
      onClick={handleClick}
      className={classNames(
        'group absolute inset-x-0 grid border-b border-line outline-none',
        isMarked ? 'bg-accent-soft' : 'bg-surface hover:bg-hover',
        onAction && row !== undefined && 'cursor-pointer',
      )}
      style={{ ...props.layout, height: props.height, transform: `translateY(${props.top}px)` }}
    >
      {selection && (
        <div
          role="gridcell"
          aria-colindex={1}
          data-row={index}
          data-column={0}
          tabIndex={props.activeColumn === 0 ? 0 : -1}
          onClickCapture={(event) => {
            isRange.current = event.shiftKey
          }}
          className="flex items-center justify-center outline-offset-[-2px] select-none"
        >
          <Checkbox
            aria-label={selection.labelOf(index)}
            excludeFromTabOrder
            isSelected={isSelected}
            isDisabled={row === undefined}
            onChange={() => selection.onToggle(index, isRange.current)}
          />
        </div>
      )}
      {columns.map((column, columnIndex) => (
        <div
          key={column.key}
          role="gridcell"
          aria-colindex={columnIndex + offset + 1}
          data-row={index}
          data-column={columnIndex + offset}
          tabIndex={props.activeColumn === columnIndex + offset ? 0 : -1}
          className={classNames(
            'flex min-w-0 items-center px-3 text-sm text-text outline-offset-[-2px]',
            column.align === 'right' && 'justify-end tabular-nums',
            props.isFirstSticky &&
              columnIndex === 0 &&
              `${stickyClasses} ${isMarked ? 'bg-accent-soft' : 'bg-surface group-hover:bg-hover'}`,
          )}
        >
          {row === undefined ? (
            <Skeleton className="h-3 w-2/3" />
          ) : (
            <span
              className={column.align === 'right' ? 'min-w-0 truncate' : 'min-w-0 flex-1 truncate'}
            >
              {column.render(row, index)}
            </span>
          )}
        </div>
      ))}
    </div>
  )
}
