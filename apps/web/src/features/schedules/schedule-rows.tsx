import type { Connection } from '@curator/console-contract/connections'
import type { ScheduleColumn, ServerSchedule } from '@curator/console-contract/schedules'
import { useCallback, useMemo } from 'react'
import { DataGrid } from '../../ui/data-grid.tsx'
import { DetailSplit } from '../../ui/detail-split.tsx'
import type { GridDensity, GridSelection } from '../../ui/grid-column.ts'
import { Panel } from '../../ui/page.tsx'
import type { PagedRows } from '../../ui/paged-rows.ts'
import { toGridColumns } from './schedule-columns.ts'
import { SchedulePanel } from './schedule-panel.tsx'
import { hasFilters, noFilters, type ScheduleSearch, toFilterValues } from './schedule-search.ts'
import { useOpenSchedule } from './schedules.queries.ts'
import { SchedulesEmpty } from './schedules-empty.tsx'
import { SchedulesFailed } from './schedules-failed.tsx'
import { countSchedules } from './schedules-text.ts'

/** The grid of schedules with the details of one beside it; in place of it, why there is none. */
export function ScheduleRows({
  connection,
  rows,
  search,
  onChange,
  shown,
  density,
  selection,
  canPlan,
  onSight,
}: {
  readonly connection: Connection
  readonly rows: PagedRows<ServerSchedule, unknown>
  readonly search: ScheduleSearch
  readonly onChange: (patch: Partial<ScheduleSearch>, isReplaced?: boolean) => void
  readonly shown: readonly ScheduleColumn[]
  readonly density: GridDensity
  readonly selection: GridSelection
  /** Those who may only read choose nothing. */
  readonly canPlan: boolean
  /** Told which rows have come into view. */
  readonly onSight: (first: number, last: number) => void
}) {
  const columns = useMemo(() => toGridColumns(connection.id, shown), [connection.id, shown])
  const openId = search.open
  const open = useOpenSchedule(connection.id, openId)
  const { onVisibleRangeChange } = rows
  // biome-ignore lint/correctness/useExhaustiveDependencies: the owner's listener only notes the range
  const handleRange = useCallback(
    (first: number, last: number) => {
      onSight(first, last)
      onVisibleRangeChange(first, last)
    },
    [onVisibleRangeChange],
  )
  if (rows.error) {
    return (
      <Panel isFilled>
        <SchedulesFailed connection={connection} error={rows.error} onRetry={rows.retry} />
      </Panel>
    )
  }
  return (
    <DetailSplit
      title={open.schedule?.name || 'Schedule'}
      detail={openId ? <SchedulePanel connectionId={connection.id} {...open} /> : null}
      onClose={() => onChange({ open: undefined })}
    >
      <DataGrid
        label={`Schedules of ${connection.name}`}
        columns={columns}
        rowCount={rows.rowCount}
        getRow={rows.getRow}
        rowKey={({ id }) => id}
        onVisibleRangeChange={handleRange}
        sort={search.sort}
        onSortChange={(sort) => onChange({ sort: sort as typeof search.sort }, true)}
        {...(canPlan ? { selection } : {})}
        onRowAction={({ id }) => onChange({ open: id }, openId !== undefined)}
        currentKey={openId}
        isLoading={rows.isLoading}
        isStale={rows.isStale}
        density={density}
        stickyFirstColumn
        countText={countSchedules(rows.rowCount)}
        resetKey={JSON.stringify(toFilterValues(search))}
        empty={
          <SchedulesEmpty
            connection={connection}
            isFiltered={hasFilters(search)}
            canPlan={canPlan}
            onClear={() => onChange(noFilters)}
          />
        }
      />
    </DetailSplit>
  )
}
