import { useRef, useState } from 'react'
import type { GridSelection } from './grid-column.ts'

type Row = { readonly id: string }

/** Rows of a list chosen one by one, by range, or all that match; they stay chosen when the list is narrowed. */
export function useChosenRows<R extends Row>({
  rowCount,
  getRow,
  readAll,
  nameOf,
}: {
  readonly rowCount: number
  readonly getRow: (index: number) => R | undefined
  /** All rows of the list as it stands, in its order; those that were never in sight too. */
  readonly readAll: () => Promise<readonly R[]>
  readonly nameOf: (row: R) => string
}) {
  const [chosen, setChosen] = useState<ReadonlyMap<string, R>>(new Map())
  const [error, setError] = useState<Error>()
  const anchor = useRef<number>(undefined)
  const set = (rows: readonly R[], isWanted: boolean) =>
    setChosen((before) => {
      const next = new Map(before)
      for (const row of rows) {
        if (isWanted) next.set(row.id, row)
        else next.delete(row.id)
      }
      return next
    })
  const readThenSet = (from: number, to: number, isWanted: boolean) => {
    setError(undefined)
    readAll().then((all) => set(all.slice(from, to + 1), isWanted), setError)
  }
  const clear = () => {
    anchor.current = undefined
    setError(undefined)
    setChosen(new Map())
  }
  const toggle = (index: number, isRange: boolean) => {
    const row = getRow(index)
    if (!row) return
    const isWanted = !chosen.has(row.id)
    const from = anchor.current
    if (isRange && from !== undefined) {
      readThenSet(Math.min(from, index), Math.max(from, index), isWanted)
    } else set([row], isWanted)
    anchor.current = index
  }
  const isAll = rowCount > 0 && chosen.size >= rowCount
  const grid: GridSelection = {
    isSelected: (index) => chosen.has(getRow(index)?.id ?? ''),
    onToggle: toggle,
    allState: isAll ? 'all' : chosen.size > 0 ? 'some' : 'none',
    onToggleAll: () => (isAll ? clear() : readThenSet(0, rowCount, true)),
    labelOf: (index) => {
      const row = getRow(index)
      return `Select ${row ? nameOf(row) : 'this row'}`
    },
  }
  return { chosen: [...chosen.values()], grid, clear, error }
}
export type ChosenRows<R extends Row> = ReturnType<typeof useChosenRows<R>>
