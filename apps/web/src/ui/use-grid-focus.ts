import {
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { clampPosition, type GridExtent, type GridPosition, nextPosition } from './grid-position.ts'

const controls =
  'a[href], button:not([disabled]), input:not([disabled]), select, textarea, [role="button"]'

/** What a person can operate inside a cell. */
export function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(`${controls}, label`) !== null
}

/**
 * One tab stop for a whole grid: remembers the active cell, moves the focus with the keys, and hands Enter and Space
 * to the owner. Cells carry `data-row` and `data-column`.
 */
export function useGridFocus({
  scroller,
  extent,
  rowHeight,
  scrollToRow,
  onEnter,
  onSpace,
}: {
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly extent: Omit<GridExtent, 'pageRows'>
  readonly rowHeight: number
  readonly scrollToRow: (row: number) => void
  readonly onEnter: (row: number) => void
  readonly onSpace: (row: number, isRange: boolean) => void
}) {
  const [wanted, setWanted] = useState<GridPosition>({ row: -1, column: 0 })
  const mustFocus = useRef(false)
  const full = {
    ...extent,
    pageRows: Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2),
  }
  const active = clampPosition(wanted, full)

  const cellAt = ({ row, column }: GridPosition) =>
    scroller.current?.querySelector<HTMLElement>(`[data-row="${row}"][data-column="${column}"]`) ??
    // A heading has one cell over all columns.
    scroller.current?.querySelector<HTMLElement>(`[data-row="${row}"]`)

  // After each paint of the grid, not only after a move: the row may come in view a frame later.
  useLayoutEffect(() => {
    if (!mustFocus.current) return
    const cell = cellAt(active)
    if (!cell) return
    mustFocus.current = false
    cell.focus({ preventScroll: true })
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  })

  const move = (next: GridPosition) => {
    mustFocus.current = true
    if (next.row >= 0 && next.row !== active.row) scrollToRow(next.row)
    setWanted(next)
  }

  const enter = (cell: HTMLElement) => {
    const control = cell.querySelector<HTMLElement>(controls)
    if (!control) onEnter(active.row)
    else if (active.row === -1) control.click()
    else control.focus()
  }

  const onCellKey = (cell: HTMLElement, event: KeyboardEvent<HTMLDivElement>): boolean => {
    const next = nextPosition(active, event, full)
    if (next) move(next)
    else if (event.key === 'Enter' || event.key === 'F2') enter(cell)
    else if (event.key === ' ') onSpace(active.row, event.shiftKey)
    else return false
    return true
  }

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const cell = (event.target as Element).closest<HTMLElement>('[data-row]')
    if (cell && cell === event.target) {
      if (onCellKey(cell, event)) event.preventDefault()
    } else if (event.key === 'Escape') {
      // Inside a cell's control the keys are its own; Escape leads back to the cell.
      cell?.focus()
    }
  }

  const onFocus = (event: FocusEvent<HTMLDivElement>) => {
    const cell = (event.target as Element).closest<HTMLElement>('[data-row]')
    if (cell) setWanted({ row: Number(cell.dataset.row), column: Number(cell.dataset.column) })
  }

  const reset = useCallback(() => setWanted({ row: -1, column: 0 }), [])
  return { active, onKeyDown, onFocus, reset, move }
}
