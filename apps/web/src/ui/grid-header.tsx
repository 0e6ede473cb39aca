import { ArrowDown, ArrowUp, ArrowUpDown } from 'lucide-react'
import type { CSSProperties } from 'react'
import { Checkbox } from './checkbox.tsx'
import { classNames } from './class-names.ts'
import type { GridColumn, GridSelection } from './grid-column.ts'
import { stickyClasses } from './grid-row.tsx'

type HeaderProps<Row> = {
  readonly columns: readonly GridColumn<Row>[]
  readonly layout: CSSProperties
  readonly height: number
  readonly sort: string | undefined
  readonly onSortChange: ((sort: string) => void) | undefined
  readonly selection: GridSelection | undefined
  readonly isFirstSticky: boolean
  /** The column that holds the grid's tab stop, when it is in the header. */
  readonly activeColumn: number | undefined
}

const sortIcons = { ascending: ArrowUp, descending: ArrowDown, none: ArrowUpDown } as const

function directionOf(key: string, sort: string | undefined): keyof typeof sortIcons {
  if (sort === key) return 'ascending'
  return sort === `-${key}` ? 'descending' : 'none'
}

/** The row of column names: stays in sight, sorts on press. */
export function GridHeader<Row>(props: HeaderProps<Row>) {
  const offset = props.selection ? 1 : 0
  return (
    <div
      role="row"
      tabIndex={-1}
      aria-rowindex={1}
      className="sticky top-0 z-20 grid border-b border-line bg-canvas text-sm font-medium text-muted"
      style={{ ...props.layout, height: props.height }}
    >
      {props.selection && (
        <div
          role="columnheader"
          aria-colindex={1}
          data-row={-1}
          data-column={0}
          tabIndex={props.activeColumn === 0 ? 0 : -1}
          className="flex items-center justify-center outline-offset-[-2px]"
        >
          <Checkbox
            aria-label="Select all rows"
            excludeFromTabOrder
            isSelected={props.selection.allState === 'all'}
            isIndeterminate={props.selection.allState === 'some'}
            onChange={props.selection.onToggleAll}
          />
        </div>
      )}
      {props.columns.map((column, index) => (
        <HeaderCell
          key={column.key}
          column={column}
          index={index + offset}
          isTabStop={props.activeColumn === index + offset}
          isSticky={props.isFirstSticky && index === 0}
          direction={directionOf(column.key, props.sort)}
          onSortChange={props.onSortChange}
        />
      ))}
    </div>
  )
}

function HeaderCell<Row>({
  column,
  index,
  isTabStop,
  isSticky,
  direction,
  onSortChange,
}: {
  readonly column: GridColumn<Row>
  readonly index: number
  readonly isTabStop: boolean
  readonly isSticky: boolean
  readonly direction: keyof typeof sortIcons
  readonly onSortChange: ((sort: string) => void) | undefined
}) {
  const isSortable = column.isSortable === true && onSortChange !== undefined
  const Icon = sortIcons[direction]
  return (
    <div
      role="columnheader"
      aria-colindex={index + 1}
      {...(isSortable ? { 'aria-sort': direction } : {})}
      data-row={-1}
      data-column={index}
      tabIndex={isTabStop ? 0 : -1}
      className={classNames(
        'group flex min-w-0 items-center px-3 outline-offset-[-2px]',
        column.align === 'right' && 'justify-end',
        isSticky && `${stickyClasses} bg-canvas`,
      )}
    >
      {isSortable ? (
        <button
          type="button"
          tabIndex={-1}
          onClick={() => onSortChange(direction === 'ascending' ? `-${column.key}` : column.key)}
          className={classNames(
            'flex min-w-0 flex-1 items-center gap-1 self-stretch rounded-sm hover:text-text',
            column.align === 'right' && 'justify-end',
          )}
        >
          <span className="truncate">{column.header}</span>
          <Icon
            aria-hidden
            className={classNames(
              'size-3.5 shrink-0',
              direction === 'none'
                ? 'opacity-0 group-hover:opacity-100 group-focus:opacity-100'
                : 'text-text',
            )}
          />
        </button>
      ) : (
        <span className="truncate">{column.header}</span>
      )}
    </div>
  )
}
