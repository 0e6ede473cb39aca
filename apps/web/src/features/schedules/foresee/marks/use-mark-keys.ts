import { type KeyboardEvent, useRef, useState } from 'react'

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

const toPlace = (row: number, column: number) => `${row}:${column}`

/**
 * One place of the Tab order for many marks: arrow keys walk rows and columns, Home and End the row. Places without a
 * mark are stepped over.
 */
export function useMarkKeys(rowCount: number, columnCount: number, first = toPlace(0, 0)) {
  const root = useRef<HTMLElement>(null)
  const [chosen, setChosen] = useState<string>()
  const active = chosen ?? first
  const find = (row: number, column: number) =>
    root.current?.querySelector<HTMLElement>(`[data-place="${toPlace(row, column)}"]`)
  const walk = (row: number, column: number, down: number, right: number) => {
    let [atRow, atColumn] = [row, column]
    while (atRow >= 0 && atRow < rowCount && atColumn >= 0 && atColumn < columnCount) {
      const mark = find(atRow, atColumn)
      if (mark) {
        mark.focus()
        return
      }
      atRow += down
      atColumn += right
    }
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const place = (event.target as HTMLElement).dataset.place
    const [row = 0, column = 0] = (place ?? '').split(':').map(Number)
    const step = steps[event.key]
    if (!place || event.altKey || event.ctrlKey || event.metaKey) return
    if (step) walk(row + step[0], column + step[1], ...step)
    else if (event.key === 'Home') walk(row, 0, 0, 1)
    else if (event.key === 'End') walk(row, columnCount - 1, 0, -1)
    else return
    event.preventDefault()
  }
  return {
    ref: (element: HTMLElement | null) => {
      root.current = element
    },
    onKeyDown,
    /** What a mark needs. */
    propsOf: (row: number, column: number) => {
      const place = toPlace(row, column)
      return {
        'data-place': place,
        tabIndex: place === active ? 0 : -1,
        onFocus: () => setChosen(place),
      }
    },
  }
}
