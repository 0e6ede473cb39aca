import type { ConnectionId } from '@curator/console-contract/ids'
import type { ServerUser } from '@curator/console-contract/users'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { GridSelection } from '../../../ui/grid-column.ts'
import type { UserFilterValues } from '../user-search.ts'
import { readUserRange } from '../users.queries.ts'
import {
  type ChosenUsers,
  choose,
  chooseAll,
  countChosen,
  followFilters,
  isChosen,
  noUsers,
} from './user-selection.ts'

type Rows = {
  readonly rowCount: number
  readonly getRow: (index: number) => ServerUser | undefined
}

/** The users chosen in the list, for its grid and for what is done with them. */
export function useUserSelection(
  connectionId: ConnectionId,
  filters: UserFilterValues,
  rows: Rows,
) {
  const client = useQueryClient()
  const [kept, setChosen] = useState<ChosenUsers>(noUsers)
  const [rangeError, setRangeError] = useState<Error>()
  const anchor = useRef<number>(undefined)
  const chosen = followFilters(kept, filters)
  if (chosen !== kept) setChosen(chosen)
  const count = countChosen(chosen, rows.rowCount)

  const toggleRange = (from: number, to: number, isWanted: boolean) => {
    setRangeError(undefined)
    readUserRange(client, connectionId, filters, Math.min(from, to), Math.max(from, to)).then(
      (users) => setChosen((before) => choose(before, users, isWanted)),
      setRangeError,
    )
  }
  const chooseSome = (users: readonly ServerUser[], isWanted: boolean) =>
    setChosen((before) => choose(before, users, isWanted))
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
    setChosen(noUsers)
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
    labelOf: (index) => `Select ${rows.getRow(index)?.email ?? 'this row'}`,
  }
  return { chosen, count, grid, clear, all, chooseSome, rangeError }
}
export type UserSelectionState = ReturnType<typeof useUserSelection>
