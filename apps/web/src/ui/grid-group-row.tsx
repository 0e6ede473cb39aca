import { ChevronDown, ChevronRight } from 'lucide-react'
import type { CSSProperties, ReactNode } from 'react'
import { formatCounted } from '../lib/format-count.ts'

/** A heading within the rows of a grid. */
export type GridGroup = {
  readonly label: ReactNode
  /** Rows under it, folded away or not. */
  readonly count: number
  readonly isFolded: boolean
  readonly onToggle: () => void
}

function GroupWords({ group }: { readonly group: GridGroup }) {
  const Icon = group.isFolded ? ChevronRight : ChevronDown
  return (
    // Stays in sight when the grid scrolls sideways.
    <span className="sticky left-3 flex items-center gap-2">
      <Icon aria-hidden className="size-4 shrink-0 text-muted" />
      <span className="font-semibold">{group.label}</span>
      <span className="text-sm text-muted tabular-nums">
        {formatCounted(group.count, 'row', 'rows')}
      </span>
    </span>
  )
}

/** A heading as a row of its own: one cell over all columns, folded by click, Enter or Space. */
export function GridGroupRow({
  group,
  index,
  top,
  height,
  layout,
  columnCount,
  isTabStop,
}: {
  readonly group: GridGroup
  readonly index: number
  readonly top: number
  readonly height: number
  readonly layout: CSSProperties
  readonly columnCount: number
  readonly isTabStop: boolean
}) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid answers the keys of all its rows
    <div
      role="row"
      tabIndex={-1}
      aria-rowindex={index + 2}
      onClick={group.onToggle}
      className="absolute inset-x-0 cursor-pointer border-b border-line bg-sunken outline-none"
      style={{ minWidth: layout.minWidth, height, transform: `translateY(${top}px)` }}
    >
      <div
        role="gridcell"
        aria-colindex={1}
        aria-colspan={columnCount}
        aria-expanded={!group.isFolded}
        data-row={index}
        data-column={0}
        tabIndex={isTabStop ? 0 : -1}
        className="flex h-full items-center px-3 text-text outline-offset-[-2px]"
      >
        <GroupWords group={group} />
      </div>
    </div>
  )
}

/** The heading of the first row in sight, kept below the column names; for the eye and the mouse only. */
export function StickyGroup({
  group,
  top,
  height,
}: {
  readonly group: GridGroup
  readonly top: number
  readonly height: number
}) {
  return (
    <div aria-hidden className="sticky z-[15] h-0" style={{ top }}>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keys belong to the heading's own row */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the same */}
      <div
        onClick={group.onToggle}
        className="flex cursor-pointer items-center border-b border-line bg-sunken px-3 text-text"
        style={{ height }}
      >
        <GroupWords group={group} />
      </div>
    </div>
  )
}
