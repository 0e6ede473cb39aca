import { useRef, useState } from 'react'
import type { GridSelection } from './grid-column.ts'
import {
  type Chosen,
  choose,
  chooseAll,
  countChosen,
  followFilters,
  isChosen,
  noneChosen,
} from './list-selection.ts'

/** The rows chosen in a list that is read page by page, for its grid and for what is done with them. */
export function useListSelection<Row extends { readonly id: string }, Filters extends object>({
  filters,
  rows,
  readRange,
  nameOf,
}: {
  readonly filters: Filters
  readonly rows: {
    readonly rowCount: number
    readonly getRow: (index: number) => Row | undefined
  }
  /** The rows from one place to another, both included, whether or not they have been read yet. */
  readonly readRange: (first: number, last: number) => Promise<readonly Row[]>
  /** Names a row for its checkbox. */
  readonly nameOf: (row: Row) => string
}) {
  const [kept, setChosen] = useState<Chosen<Row, Filters>>(noneChosen)
  const [rangeError, setRangeError] = useState<Error>()
  const anchor = useRef<number>(undefined)
  const chosen = followFilters(kept, filters)
  if (chosen !== kept) setChosen(chosen)
  const count = countChosen(chosen, rows.rowCount)

  const chooseSome = (some: readonly Row[], isWanted: boolean) =>
    setChosen((before) => choose(before, some, isWanted))
  const toggleRange = (from: number, to: number, isWanted: boolean) => {
    setRangeError(undefined)
    readRange(Math.min(from, to), Math.max(from, to)).then(
      (some) => chooseSome(some, isWanted),
      setRangeError,
    )
  }
  const toggle = (index: number, isRange: boolean) => {
    const row = rows.getRow(index)
    if (!row) return
    const isWanted = !isChosen(chosen, row.id)
    if (isRange && anchor.current !== undefined) toggleRange(anchor.current, index, isWanted)
    else chooseSome([row], isWanted)
    anchor.current = index
  }
  const clear = () => {
    anchor.current = undefined
    setRangeError(undefined)
    setChosen(noneChosen())
  }
  const all = () => setChosen(chooseAll(filters))
  const isAll = rows.rowCount > 0 && count === rows.rowCount && chosen.kind === 'matching'
  const grid: GridSelection = {
    isSelected: (index) => {
      const row = rows.getRow(index)
      return row !== undefined && isChosen(chosen, row.id)
    },
    onToggle: toggle,
    allState: isAll ? 'all' : count > 0 ? 'some' : 'none',
    onToggleAll: () => (isAll ? clear() : all()),
    labelOf: (index) => {
      const row = rows.getRow(index)
      return `Select ${row ? nameOf(row) : 'this row'}`
    },
  }
  return { chosen, count, grid, clear, all, chooseSome, rangeError }
}
