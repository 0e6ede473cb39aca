import type { ConnectionId } from '@curator/console-contract/ids'
import { maxSelectedSchedules } from '@curator/console-contract/schedule-plans'
import type { ServerSchedule } from '@curator/console-contract/schedules'
import { useQueryClient } from '@tanstack/react-query'
import { formatCount } from '../../../lib/format-count.ts'
import { useListSelection } from '../../../ui/use-list-selection.ts'
import type { ScheduleFilterValues } from '../schedule-search.ts'
import { readScheduleRange } from '../schedules.queries.ts'

/** The schedules chosen in the list, for its grid and for what is done with them. */
export function useScheduleSelection(
  connectionId: ConnectionId,
  filters: ScheduleFilterValues,
  rows: {
    readonly rowCount: number
    readonly getRow: (index: number) => ServerSchedule | undefined
  },
) {
  const client = useQueryClient()
  return useListSelection({
    filters,
    rows,
    readRange: (first, last) => readScheduleRange(client, connectionId, filters, first, last),
    nameOf: ({ name }: ServerSchedule) => name,
  })
}
export type ScheduleSelectionState = ReturnType<typeof useScheduleSelection>

/** Why nothing can be planned for this many; undefined when it can. */
export function toTooMany(count: number): string | undefined {
  if (count <= maxSelectedSchedules) return undefined
  return `A plan takes at most ${formatCount(maxSelectedSchedules)} schedules. Narrow the list.`
}
