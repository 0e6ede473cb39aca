import { type ClipboardEvent, type KeyboardEvent, type MouseEvent, useRef } from 'react'
import type { GridPosition } from '../../../ui/grid-position.ts'
import { toCellKeyAction } from './cell-keys.ts'
import { columnsBefore } from './use-cell-cursor.ts'
import type { CellEditing } from './use-cell-editing.ts'

const movingKeys = /^(Arrow|Page|Home|End|Tab)/

/** The cell of a field that an event came from; undefined for the person, the header and a cell's text box. */
function findCell(target: EventTarget | null): GridPosition | undefined {
  if (!(target instanceof HTMLElement) || target.dataset.row === undefined) return undefined
  const row = Number(target.dataset.row)
  const column = Number(target.dataset.column) - columnsBefore
  return row >= 0 && column >= 0 ? { row, column } : undefined
}

/** The cell element below a press, unless the press was in its text box. */
function elementUnder(target: EventTarget): Element | null {
  if (!(target instanceof Element) || target instanceof HTMLInputElement) return null
  return target.closest('[data-row]')
}

/** What keys, presses and the clipboard do in the cells around a grid. */
export function useCellHandlers({ cursor, act, type, paste, copy }: CellEditing) {
  const wasFocused = useRef(false)
  return {
    onKeyDownCapture: (event: KeyboardEvent) => {
      const cell = findCell(event.target)
      const action = cell && toCellKeyAction(event)
      if (action) {
        event.preventDefault()
        event.stopPropagation()
        act(action, cell)
      } else if (cell && movingKeys.test(event.key)) cursor.unmark()
    },
    onPaste: (event: ClipboardEvent) => {
      const cell = findCell(event.target)
      if (!cell) return
      event.preventDefault()
      paste(event.clipboardData.getData('text/plain'), cell)
    },
    onCopy: (event: ClipboardEvent) => {
      const cell = findCell(event.target)
      if (!cell) return
      event.preventDefault()
      event.clipboardData.setData('text/plain', copy(cell))
    },
    // The first press goes to a cell, the second one types in it; with Shift it marks from the active cell.
    onMouseDownCapture: (event: MouseEvent) => {
      const element = elementUnder(event.target)
      wasFocused.current = element !== null && element === document.activeElement
      const cell = findCell(element)
      if (cell && !(event.shiftKey && cursor.markTo(cell))) cursor.unmark()
    },
    onClick: (event: MouseEvent) => {
      const cell = findCell(elementUnder(event.target))
      if (cell && !event.shiftKey && wasFocused.current) type(cell, null)
    },
    onFocusCapture: (event: { readonly target: EventTarget }) => {
      const cell = findCell(event.target)
      if (cell) cursor.setActive(cell)
    },
  }
}
