import type { ChangeResult, RowResult } from '@curator/console-contract/runs'
import { ListX } from 'lucide-react'
import { formatCounted } from '../../lib/format-count.ts'
import { DataGrid } from '../../ui/data-grid.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import type { GridColumn } from '../../ui/grid-column.ts'
import type { PagedRows } from '../../ui/paged-rows.ts'
import { OutcomeBadge } from './outcome-badge.tsx'
import { type PlanWords, usePlanWords } from './plan-words.tsx'
import { VerdictBadge } from './verdict-badge.tsx'

/** The change that decided how a row ended: the first with the row's outcome. */
function findDecisive(row: RowResult): ChangeResult | undefined {
  return row.changes.find((change) => change.outcome === row.outcome)
}

/** Why a row ended as it did, in words; for a row without changes, why it had none. */
function toReason(row: RowResult): string {
  return findDecisive(row)?.message ?? row.reasons.join(' ')
}

const toColumns = (words: PlanWords): readonly GridColumn<RowResult>[] => [
  { key: 'line', header: 'Line', width: 72, align: 'right', render: (row) => row.line },
  { key: 'subject', header: words.subjectHeader, width: 240, render: (row) => row.subject },
  {
    key: 'verdict',
    header: 'Verdict',
    width: 130,
    render: (row) => <VerdictBadge verdict={row.verdict} />,
  },
  {
    key: 'outcome',
    header: 'Outcome',
    width: 140,
    render: (row) =>
      row.changes.length === 0 ? (
        <span className="text-muted">{words.none.label}</span>
      ) : (
        <OutcomeBadge outcome={row.outcome} />
      ),
  },
  { key: 'reason', header: 'Why', width: 320, render: toReason },
  {
    key: 'server',
    header: 'Server’s own text',
    width: 260,
    render: (row) => (
      <span className="font-mono text-xs">{findDecisive(row)?.serverText ?? ''}</span>
    ),
  },
  {
    key: 'status',
    header: 'HTTP',
    width: 72,
    align: 'right',
    render: (row) => findDecisive(row)?.httpStatus ?? '',
  },
]

/** The rows of a run; Enter or a click opens everything that was done for one. */
export function RunRowGrid({
  rows,
  isFiltered,
  resetKey,
  currentLine,
  onOpen,
}: {
  readonly rows: PagedRows<RowResult, unknown>
  readonly isFiltered: boolean
  readonly resetKey: string
  readonly currentLine: number | null
  readonly onOpen: (row: RowResult) => void
}) {
  const words = usePlanWords()
  return (
    <DataGrid
      label="Results by row"
      columns={toColumns(words)}
      rowCount={rows.rowCount}
      getRow={rows.getRow}
      rowKey={(row) => String(row.line)}
      onVisibleRangeChange={rows.onVisibleRangeChange}
      onRowAction={onOpen}
      currentKey={currentLine === null ? undefined : String(currentLine)}
      isLoading={rows.isLoading}
      isStale={rows.isStale}
      countText={formatCounted(rows.rowCount, 'row', 'rows')}
      resetKey={resetKey}
      empty={
        <EmptyState
          icon={ListX}
          title={isFiltered ? 'No row matches' : 'This run has no rows'}
          text={isFiltered ? 'Choose another outcome or search for something else.' : undefined}
        />
      }
    />
  )
}
