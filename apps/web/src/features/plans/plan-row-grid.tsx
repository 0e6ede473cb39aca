import type { PlanRow } from '@curator/console-contract/plans'
import { ListX } from 'lucide-react'
import type { ReactNode } from 'react'
import { formatCounted } from '../../lib/format-count.ts'
import { DataGrid } from '../../ui/data-grid.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import type { GridColumn } from '../../ui/grid-column.ts'
import type { PagedRows } from '../../ui/paged-rows.ts'
import { FieldChangeLine } from './field-change-list.tsx'
import { type PlanWords, usePlanWords } from './plan-words.tsx'
import { VerdictBadge } from './verdict-badge.tsx'

/** What a row changes on one line: each field that changes, or the sentence of a change without fields. */
function ChangeSummary({ row }: { readonly row: PlanRow }) {
  const parts = row.changes.flatMap((change): { key: string; node: ReactNode }[] =>
    change.fields.length === 0
      ? [{ key: `${change.seq}`, node: change.sentence }]
      : change.fields.map((field) => ({
          key: `${change.seq}-${field.field}`,
          node: <FieldChangeLine change={field} />,
        })),
  )
  if (parts.length === 0) return <span className="text-muted">–</span>
  return parts.map((part, index) => (
    <span key={part.key}>
      {index > 0 && <span className="text-muted"> · </span>}
      {part.node}
    </span>
  ))
}

const toColumns = (words: PlanWords): readonly GridColumn<PlanRow>[] => [
  { key: 'line', header: 'Line', width: 72, align: 'right', render: (row) => row.line },
  { key: 'subject', header: words.subjectHeader, width: 240, render: (row) => row.subject },
  {
    key: 'verdict',
    header: 'Verdict',
    width: 130,
    render: (row) => <VerdictBadge verdict={row.verdict} />,
  },
  {
    key: 'changes',
    header: words.changesHeader,
    width: 420,
    render: (row) => <ChangeSummary row={row} />,
  },
  { key: 'reasons', header: 'Why', width: 320, render: (row) => row.reasons.join(' ') },
]

/** The rows of a plan; Enter or a click opens what a row does. */
export function PlanRowGrid({
  rows,
  isFiltered,
  resetKey,
  currentLine,
  onOpen,
}: {
  readonly rows: PagedRows<PlanRow, unknown>
  readonly isFiltered: boolean
  readonly resetKey: string
  readonly currentLine: number | null
  readonly onOpen: (row: PlanRow) => void
}) {
  const words = usePlanWords()
  return (
    <DataGrid
      label="Rows of the plan"
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
          title={isFiltered ? 'No row matches' : 'This plan has no rows'}
          text={isFiltered ? 'Choose another verdict or search for something else.' : undefined}
        />
      }
    />
  )
}
