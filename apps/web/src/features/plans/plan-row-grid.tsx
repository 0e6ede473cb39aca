import type { ChangeDanger, PlanRow, PlanRowSort } from '@curator/console-contract/plans'
import { ListX } from 'lucide-react'
import { type ReactNode, useMemo } from 'react'
import { formatCounted } from '../../lib/format-count.ts'
import { DataGrid } from '../../ui/data-grid.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import type { GridColumn } from '../../ui/grid-column.ts'
import type { PagedRows } from '../../ui/paged-rows.ts'
import { DangerBadge } from './danger-badge.tsx'
import { FieldChangeLine } from './field-change-list.tsx'
import { type PlanWords, usePlanWords } from './plan-words.tsx'
import type { GroupedRows } from './use-grouped-rows.ts'
import { VerdictBadge } from './verdict-badge.tsx'

/** More fields than these are counted only: a row has one line. */
const shownParts = 4

/** What a row changes on one line: its first fields, or the sentence of a change without fields. */
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
  const more = parts.length - shownParts
  return (
    <>
      {parts.slice(0, shownParts).map((part, index) => (
        <span key={part.key}>
          {index > 0 && <span className="text-muted"> · </span>}
          {part.node}
        </span>
      ))}
      {more > 0 && <span className="text-muted"> · {more} more</span>}
    </>
  )
}

const dangers: readonly ChangeDanger[] = ['destructive', 'caution']

/** The worst danger of what a row changes. */
function toDanger(row: PlanRow): ChangeDanger {
  return dangers.find((danger) => row.changes.some((change) => change.danger === danger)) ?? 'none'
}

const toColumns = (words: PlanWords): readonly GridColumn<PlanRow>[] => [
  {
    key: 'line',
    header: 'Line',
    width: 72,
    align: 'right',
    isSortable: true,
    render: (row) => row.line,
  },
  {
    key: 'subject',
    header: words.subjectHeader,
    width: 240,
    isSortable: true,
    render: (row) => row.subject,
  },
  {
    key: 'verdict',
    header: 'Verdict',
    width: 130,
    render: (row) => <VerdictBadge verdict={row.verdict} />,
  },
  {
    key: 'danger',
    header: 'Danger',
    width: 120,
    isSortable: true,
    render: (row) => <DangerBadge danger={toDanger(row)} />,
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
  shown,
  isFiltered,
  resetKey,
  sort,
  onSortChange,
  currentLine,
  onOpen,
}: {
  readonly rows: PagedRows<PlanRow, unknown>
  /** The same rows as they stand in the grid, with headings where there are any. */
  readonly shown: GroupedRows
  readonly isFiltered: boolean
  readonly resetKey: string
  readonly sort: PlanRowSort
  readonly onSortChange: (sort: string) => void
  readonly currentLine: number | null
  readonly onOpen: (row: PlanRow) => void
}) {
  const words = usePlanWords()
  const columns = useMemo(() => toColumns(words), [words])
  return (
    <DataGrid
      label="Rows of the plan"
      columns={columns}
      rowCount={shown.rowCount}
      getRow={shown.getRow}
      {...(shown.groups ? { groups: shown.groups } : {})}
      sort={sort}
      onSortChange={onSortChange}
      rowKey={(row) => String(row.line)}
      onVisibleRangeChange={shown.onVisibleRangeChange}
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
          text={isFiltered ? 'Take a filter away or search for something else.' : undefined}
        />
      }
    />
  )
}
