import { useRef, useState } from 'react'
import type { GridSelection } from './grid-column.ts'
import {
  type Chosen,
  choose,
  chooseAll,
  countChosen,
  followFilters,
  isChosen,
  isEveryChosen,
  noneChosen,
  type RowsInList,
} from './list-selection.ts'

type Identified = { readonly id: string }

type ListOfRows<Row extends Identified, Filters extends object> = {
  /** What the list asks, its order included. */
  readonly filters: Filters
  readonly rows: RowsInList<Row>
  /** The rows from one place to another, both included, whether or not they have been read yet. */
  readonly readRange: (first: number, last: number) => Promise<readonly Row[]>
  /** Every row that matches, for what takes rows by name; without it all are chosen as "everything that matches". */
  readonly readAll?: () => Promise<readonly Row[]>
  /** Names a row for its checkbox. */
  readonly nameOf: (row: Row) => string
}

/** The rows chosen in a list, for its grid and for what is done with them; chosen by name they outlive its filters. */
export function useListSelection<Row extends Identified, Filters extends object>({
  filters,
  rows,
  readRange,
  readAll,
  nameOf,
}: ListOfRows<Row, Filters>) {
  const { chosen, question, isRead, chooseSome, chooseEvery, chooseNone } = useChosen<Row, Filters>(
    filters,
  )
  const { error, readThen, forget } = useReading<Row>()
  const anchor = useRef<{ readonly index: number; readonly question: string }>(undefined)
  const count = countChosen(chosen, rows.rowCount)
  const toggle = (index: number, isRange: boolean) => {
    const row = rows.getRow(index)
    if (!row) return
    const isWanted = !isChosen(chosen, row.id)
    const from = anchor.current
    if (isRange && from?.question === question) {
      const range = readRange(Math.min(from.index, index), Math.max(from.index, index))
      readThen(range, (some) => chooseSome(some, isWanted))
    } else chooseSome([row], isWanted)
    anchor.current = { index, question }
  }
  const clear = () => {
    anchor.current = undefined
    forget()
    chooseNone()
  }
  const all = () => (readAll ? readThen(readAll(), chooseEvery) : chooseEvery())
  const isAll = isEveryChosen(chosen, rows, isRead)
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
  return { chosen, count, grid, clear, all, chooseSome, rangeError: error }
}

function useChosen<Row extends Identified, Filters extends object>(filters: Filters) {
  const [kept, setChosen] = useState<Chosen<Row, Filters>>(noneChosen)
  // The question whose rows were all read to be chosen.
  const [allOf, setAllOf] = useState<string>()
  const question = JSON.stringify(filters)
  const chosen = followFilters(kept, filters)
  if (chosen !== kept) setChosen(chosen)
  const put = (some: readonly Row[], isWanted: boolean, allOfNow: string | undefined) => {
    setAllOf(allOfNow)
    setChosen((before) => choose(before, some, isWanted))
  }
  return {
    chosen,
    question,
    isRead: allOf === question,
    chooseSome: (some: readonly Row[], isWanted: boolean) =>
      put(some, isWanted, isWanted ? allOf : undefined),
    /** All rows of the list where they were read; otherwise everything that its filters match. */
    chooseEvery: (every?: readonly Row[]) =>
      every ? put(every, true, question) : setChosen(chooseAll(filters)),
    chooseNone: () => {
      setAllOf(undefined)
      setChosen(noneChosen())
    },
  }
}

/** Reads rows to do something with them, and says why that failed; what arrives after `forget` is left alone. */
function useReading<Row>() {
  const [error, setError] = useState<Error>()
  const turn = useRef(0)
  return {
    error,
    readThen: (reading: Promise<readonly Row[]>, take: (rows: readonly Row[]) => void) => {
      setError(undefined)
      const begun = turn.current
      const isWanted = () => turn.current === begun
      reading.then(
        (rows) => isWanted() && take(rows),
        (failure: Error) => isWanted() && setError(failure),
      )
    },
    forget: () => {
      turn.current += 1
      setError(undefined)
    },
  }
}
