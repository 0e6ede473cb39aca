import type { Connection } from '@curator/console-contract/connections'
import type { ServerSchedule } from '@curator/console-contract/schedules'
import { useMemo, useRef } from 'react'
import { useNavigate } from 'react-router'
import { toProblemText } from '../../api/problem-text.ts'
import { usePermission } from '../../api/session.queries.ts'
import { download } from '../../lib/download.ts'
import { useSearch } from '../../lib/use-search.ts'
import { paths } from '../../paths.ts'
import { ActionProblem } from '../../ui/action-problem.tsx'
import { Page } from '../../ui/page.tsx'
import { usePagedRows } from '../../ui/paged-rows.ts'
import { BulkBar } from './bulk/bulk-bar.tsx'
import { useFilterChoices } from './filters/use-filter-choices.ts'
import { useDensity, useShownColumns } from './schedule-columns.ts'
import { ScheduleFilterBar } from './schedule-filter-bar.tsx'
import { ScheduleListTools } from './schedule-list-tools.tsx'
import { ScheduleRows } from './schedule-rows.tsx'
import { scheduleSearch, toFilterValues, toViewText } from './schedule-search.ts'
import { schedulePageSize, schedulesQueries, useExportSchedules } from './schedules.queries.ts'
import { SchedulesHeader } from './schedules-header.tsx'
import { useScheduleSelection } from './selection/schedule-selection.ts'

/** The list of schedules: search, filters, sort and the open schedule live in the address. */
export function ScheduleList({ connection }: { readonly connection: Connection }) {
  const [search, change] = useSearch(scheduleSearch)
  const navigate = useNavigate()
  const filters = useMemo(() => toFilterValues(search), [search])
  const [shown, setShown] = useShownColumns()
  const [density, setDensity] = useDensity()
  const canPlan = usePermission('plans.write')
  const exporting = useExportSchedules(connection.id)
  const rows = usePagedRows({
    pageSize: schedulePageSize,
    resetKey: JSON.stringify(filters),
    pageOptions: (page) => schedulesQueries.page(connection.id, filters, page),
  })
  const choices = useFilterChoices(connection.id, rows.page?.items ?? [])
  const selection = useScheduleSelection(connection.id, filters, rows)
  const sight = useRef({ first: 0, last: 0 })
  const inSight = () => {
    const schedules: ServerSchedule[] = []
    for (let index = sight.current.first; index <= sight.current.last; index += 1) {
      const row = rows.getRow(index)
      if (row) schedules.push(row)
    }
    return schedules
  }
  return (
    <Page isFilled>
      <SchedulesHeader
        connection={connection}
        page={rows.page}
        canPlan={canPlan}
        present={toViewText(filters)}
        onApply={(view) => void navigate(`${paths.schedules(connection.id)}${view && `?${view}`}`)}
      />
      <ScheduleFilterBar search={search} choices={choices} onChange={change}>
        <ScheduleListTools
          shown={shown}
          onShownChange={setShown}
          density={density}
          onDensityChange={setDensity}
          onExport={() => exporting.mutate({ filters, columns: shown }, { onSuccess: download })}
          isExporting={exporting.isPending}
        />
      </ScheduleFilterBar>
      {exporting.error && <ActionProblem {...toProblemText(exporting.error)} />}
      {canPlan && selection.count > 0 && (
        <BulkBar
          connectionId={connection.id}
          selection={selection}
          total={rows.rowCount}
          inSight={inSight}
          cannot={rows.page?.cannot ?? []}
        />
      )}
      <ScheduleRows
        connection={connection}
        rows={rows}
        search={search}
        onChange={change}
        shown={shown}
        density={density}
        selection={selection.grid}
        canPlan={canPlan}
        onSight={(first, last) => {
          sight.current = { first, last }
        }}
      />
    </Page>
  )
}
