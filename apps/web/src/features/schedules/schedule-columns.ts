import type { ConnectionId } from '@curator/console-contract/ids'
import {
  type ScheduleColumn,
  type ServerSchedule,
  scheduleColumn,
  scheduleColumns,
  scheduleSorts,
} from '@curator/console-contract/schedules'
import { z } from 'zod'
import { useStored } from '../../lib/use-stored.ts'
import type { GridColumn } from '../../ui/grid-column.ts'
import { toScheduleCell } from './schedule-cell.tsx'
import { columnLabels } from './schedules-text.ts'

/** Least widths in pixels. */
const widths: Record<ScheduleColumn, number> = {
  name: 220,
  owner: 190,
  workflow: 190,
  isEnabled: 160,
  rule: 280,
  timeZone: 140,
  nextRunAt: 190,
  lastRunAt: 190,
  lastError: 220,
  priority: 90,
  workerTag: 110,
  credential: 150,
  frequency: 110,
  state: 150,
  runCount: 80,
  createdAt: 190,
  comment: 220,
  id: 240,
}
const sortable: readonly string[] = scheduleSorts

/** Columns at first. The name is always there: it names the row. */
const standardColumns: ScheduleColumn[] = [
  'name',
  'owner',
  'workflow',
  'isEnabled',
  'rule',
  'timeZone',
  'nextRunAt',
  'lastRunAt',
  'lastError',
  'priority',
  'workerTag',
]

export function toGridColumns(
  connectionId: ConnectionId,
  shown: readonly ScheduleColumn[],
): GridColumn<ServerSchedule>[] {
  return scheduleColumns
    .filter((key) => shown.includes(key))
    .map((key) => ({
      key,
      header: columnLabels[key],
      width: widths[key],
      isSortable: sortable.includes(key),
      ...(key === 'runCount' ? { align: 'right' as const } : {}),
      render: (schedule) => toScheduleCell(connectionId, schedule, key),
    }))
}

/** The columns this person chose, remembered in this browser. */
export function useShownColumns(): readonly [
  ScheduleColumn[],
  (columns: ScheduleColumn[]) => void,
] {
  const [wanted, setWanted] = useStored(
    'console.schedules.columns',
    z.array(scheduleColumn),
    standardColumns,
  )
  return [scheduleColumns.filter((key) => key === 'name' || wanted.includes(key)), setWanted]
}

/** How high rows are, remembered in this browser. */
export function useDensity() {
  return useStored('console.schedules.density', z.enum(['comfortable', 'compact']), 'comfortable')
}
