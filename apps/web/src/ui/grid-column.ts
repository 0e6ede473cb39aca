import type { ReactNode } from 'react'

/** A column of a `DataGrid`. Wide screens share out spare room in proportion to `width`. */
export type GridColumn<Row> = {
  readonly key: string
  readonly header: string
  /** Least width in pixels. */
  readonly width: number
  readonly isSortable?: boolean
  readonly align?: 'left' | 'right'
  readonly render: (row: Row, index: number) => ReactNode
}

/** Rows chosen in a grid, by index; the owner keeps them, for example as "all except". */
export type GridSelection = {
  readonly isSelected: (index: number) => boolean
  /** `isRange` is true for Shift: from the last toggled row to this one. */
  readonly onToggle: (index: number, isRange: boolean) => void
  readonly allState: 'none' | 'some' | 'all'
  readonly onToggleAll: () => void
  /** Names a row's checkbox, for example with its e-mail address. */
  readonly labelOf: (index: number) => string
}

export type GridDensity = 'comfortable' | 'compact'

/** Row heights in pixels; both stand on the 4 px grid. */
export const rowHeights: Record<GridDensity, number> = { comfortable: 40, compact: 32 }
export const selectionWidth = 40

/** The tracks of every row, header included. */
export function toTracks(widths: readonly number[]): string {
  return widths.map((width) => `minmax(${width}px, ${width}fr)`).join(' ')
}
