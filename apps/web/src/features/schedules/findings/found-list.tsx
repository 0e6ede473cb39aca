import type { Connection } from '@curator/console-contract/connections'
import { SearchX } from 'lucide-react'
import { useMemo, useRef } from 'react'
import { toProblemText } from '../../../api/problem-text.ts'
import { usePermission } from '../../../api/session.queries.ts'
import { DataGrid } from '../../../ui/data-grid.tsx'
import { DetailSplit } from '../../../ui/detail-split.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { usePagedRows } from '../../../ui/paged-rows.ts'
import { ProblemPanel } from '../../../ui/problem-panel.tsx'
import { BulkBar, handOverFirst } from '../bulk/bulk-bar.tsx'
import { FindingsPanel } from '../details/findings-panel.tsx'
import { SchedulePanel } from '../schedule-panel.tsx'
import type { ScheduleFilterValues } from '../schedule-search.ts'
import { useOpenSchedule } from '../schedules.queries.ts'
import { useScheduleSelection } from '../selection/schedule-selection.ts'
import { findingsQueries, foundPageSize } from './findings.queries.ts'
import type { FindingsSearch } from './findings-search.ts'
import { findingsText, toFoundCount } from './findings-text.ts'
import { foundRowHeight, toFoundColumns } from './found-columns.tsx'

/** The schedules that the rules in force name, what can be done with chosen ones, and one in full beside them. */
export function FoundList({
  connection,
  filters,
  listed,
  search,
  onChange,
}: {
  readonly connection: Connection
  /** What a plan for everything that matches says. */
  readonly filters: ScheduleFilterValues
  /** The same schedules, as they are asked for. */
  readonly listed: ScheduleFilterValues
  readonly search: FindingsSearch
  readonly onChange: (patch: Partial<FindingsSearch>, isReplaced?: boolean) => void
}) {
  const canPlan = usePermission('plans.write')
  const rows = usePagedRows({
    pageSize: foundPageSize,
    resetKey: JSON.stringify(listed),
    pageOptions: (page) => findingsQueries.page(connection.id, listed, page),
  })
  const selection = useScheduleSelection(connection.id, filters, rows)
  const asked = search.finding
  const columns = useMemo(() => toFoundColumns(connection.id, asked), [connection.id, asked])
  const open = useOpenSchedule(connection.id, search.open)
  const sight = useRef({ first: 0, last: -1 })
  const inSight = () =>
    Array.from({ length: sight.current.last - sight.current.first + 1 }, (_, at) =>
      rows.getRow(sight.current.first + at),
    ).filter((row) => row !== undefined)
  if (rows.error) return <ProblemPanel {...toProblemText(rows.error)} onRetry={rows.retry} />
  return (
    <>
      {canPlan && selection.count > 0 && (
        <BulkBar
          connectionId={connection.id}
          selection={selection}
          total={rows.rowCount}
          inSight={inSight}
          cannot={rows.page?.cannot ?? []}
          lead={handOverFirst}
        />
      )}
      <DetailSplit
        title={open.schedule?.name || 'Schedule'}
        onClose={() => onChange({ open: undefined })}
        detail={
          search.open ? (
            <div className="flex flex-col">
              <div className="p-4 pb-0">
                <FindingsPanel connectionId={connection.id} scheduleId={search.open} />
              </div>
              <SchedulePanel connectionId={connection.id} {...open} />
            </div>
          ) : null
        }
      >
        <DataGrid
          label={`Findings of ${connection.name}`}
          columns={columns}
          rowCount={rows.rowCount}
          getRow={rows.getRow}
          rowKey={({ id }) => id}
          onVisibleRangeChange={(first, last) => {
            sight.current = { first, last }
            rows.onVisibleRangeChange(first, last)
          }}
          sort={search.sort}
          onSortChange={(sort) => onChange({ sort: sort as typeof search.sort }, true)}
          {...(canPlan ? { selection: selection.grid } : {})}
          onRowAction={({ id }) => onChange({ open: id }, search.open !== undefined)}
          currentKey={search.open}
          isLoading={rows.isLoading}
          isStale={rows.isStale}
          rowHeight={foundRowHeight}
          stickyFirstColumn
          countText={toFoundCount(rows.rowCount)}
          resetKey={JSON.stringify(listed)}
          empty={
            <EmptyState
              icon={SearchX}
              title={findingsText.filtered}
              text={findingsText.filteredText}
            />
          }
        />
      </DetailSplit>
    </>
  )
}
