import type { RowFault, SheetCounts } from '@curator/console-contract/sheets'
import { CircleAlert, CircleCheck, CircleSlash, List, SkipForward } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { toProblemText } from '../api/problem-text.ts'
import { formatCounted } from '../lib/format-count.ts'
import { ActionProblem } from '../ui/action-problem.tsx'
import { Button } from '../ui/button.tsx'
import { FilterTiles } from '../ui/filter-tiles.tsx'
import { usePagedRows } from '../ui/paged-rows.ts'
import { ProblemPanel } from '../ui/problem-panel.tsx'
import { ActiveFaultBar } from './active-fault-bar.tsx'
import { findNextFault, type GridCell } from './cell-editor.ts'
import { FaultGrid } from './fault-grid.tsx'
import {
  type RowFilter,
  rowPageSize,
  type SheetRowsDoor,
  toRowsOptions,
  useReloadRows,
  useUpdateRows,
} from './sheet-rows.queries.ts'

const emptyTexts: Record<RowFilter, string> = {
  all: 'This sheet has no rows',
  faulty: 'No row has a fault',
  excluded: 'No row is left out',
}

/** Every row of a sheet with its faults at their cells, to be fixed in place. `only` is what is listed. */
export function FaultsPanel<S>({
  door,
  counts,
  columnNames,
  only,
  onOnlyChange,
  toFaultAction,
}: {
  readonly door: SheetRowsDoor<S>
  readonly counts: SheetCounts
  /** One per column of the sheet: what it fills, else its header. */
  readonly columnNames: readonly string[]
  readonly only: RowFilter
  readonly onOnlyChange: (only: RowFilter) => void
  /** What helps with a fault beside typing, for the cell with this text. */
  readonly toFaultAction?: (fault: RowFault, cell: string) => ReactNode
}) {
  const [goTo, setGoTo] = useState<GridCell | null>(null)
  const [active, setActive] = useState<GridCell | null>(null)
  // The next fault was asked for while the list that holds it is still being read.
  const [isSeeking, setIsSeeking] = useState(false)
  const edits = useUpdateRows(door)
  const reload = useReloadRows(door)
  const rows = usePagedRows({
    pageSize: rowPageSize,
    resetKey: only,
    pageOptions: (page) => toRowsOptions(door, only, page),
  })
  const isSettled = !rows.isLoading && !rows.isStale && !rows.isFetching
  const { rowCount, getRow } = rows
  useEffect(() => {
    if (!isSeeking || !isSettled) return
    setIsSeeking(false)
    setGoTo(findNextFault({ rowCount, getRow }, null))
  }, [isSeeking, isSettled, rowCount, getRow])

  const handleNextFault = (from: GridCell | null) => {
    const next = findNextFault(rows, from)
    if (next) return setGoTo({ ...next })
    // None below among the rows at hand: begin at the top of what is still faulty.
    setIsSeeking(true)
    if (only === 'faulty') void reload()
    else onOnlyChange('faulty')
  }
  return (
    <>
      <RowTiles counts={counts} only={only} onOnlyChange={onOnlyChange}>
        <Button
          icon={SkipForward}
          isDisabled={counts.faulty === 0}
          onPress={() => handleNextFault(active)}
        >
          Next fault
        </Button>
      </RowTiles>
      {edits.error && (
        <ActionProblem
          {...toProblemText(edits.error)}
          action={
            <Button size="small" onPress={() => edits.variables && edits.mutate(edits.variables)}>
              Save it again
            </Button>
          }
        />
      )}
      {rows.error ? (
        <ProblemPanel {...toProblemText(rows.error)} onRetry={rows.retry} />
      ) : (
        <div className="flex h-0 min-h-96 shrink-0 grow flex-col overflow-hidden rounded-lg border border-line">
          <FaultGrid
            columnNames={columnNames}
            rows={rows}
            resetKey={only}
            goTo={goTo}
            emptyText={emptyTexts[only]}
            onActive={setActive}
            onEdit={edits.mutate}
            onNextFault={handleNextFault}
            onGoTo={(cell) => setGoTo({ ...cell })}
          />
          <ActiveFaultBar
            columnNames={columnNames}
            row={active ? getRow(active.row) : undefined}
            active={active}
            {...(toFaultAction ? { toFaultAction } : {})}
          />
        </div>
      )}
      <p role="status" className="sr-only">
        {formatCounted(counts.faulty, 'faulty row', 'faulty rows')} left,{' '}
        {formatCounted(counts.ready, 'row', 'rows')} ready.
      </p>
    </>
  )
}

function RowTiles({
  counts,
  only,
  onOnlyChange,
  children,
}: {
  readonly counts: SheetCounts
  readonly only: RowFilter
  readonly onOnlyChange: (only: RowFilter) => void
  readonly children: ReactNode
}) {
  const { total, ready, faulty, excluded } = counts
  return (
    <FilterTiles
      label="Rows of the sheet"
      chosen={only}
      onChange={(key) => onOnlyChange(key ?? 'all')}
      tiles={[
        {
          key: 'faulty',
          text: 'Faulty',
          meaning:
            'A cell is marked. Fix it, or leave the row out; else nothing is written for it.',
          count: faulty,
          icon: CircleAlert,
          tone: faulty > 0 ? 'bad' : 'neutral',
        },
        {
          key: 'excluded',
          text: 'Left out',
          meaning: 'You took these rows out. Tick them to bring them after all.',
          count: excluded,
          icon: CircleSlash,
          tone: 'neutral',
        },
        {
          key: 'all',
          text: ready === total ? 'All rows, ready' : 'All rows',
          meaning: `${formatCounted(ready, 'row is', 'rows are')} ready.`,
          count: total,
          icon: ready === total ? CircleCheck : List,
          tone: ready === total ? 'good' : 'neutral',
        },
      ]}
    >
      {children}
    </FilterTiles>
  )
}
