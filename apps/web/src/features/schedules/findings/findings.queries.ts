import type { ConnectionId } from '@curator/console-contract/ids'
import { listScheduleFindings } from '@curator/console-contract/schedule-findings'
import { listSchedules } from '@curator/console-contract/schedules'
import type { ReplyOf } from '@curator/endpoint/endpoint'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../api/client.ts'
import { directoryKey } from '../../../api/connections.queries.ts'
import type { ScheduleFilterValues } from '../schedule-search.ts'

/** A schedule of the list with what was found about it. */
export type FoundSchedule = ReplyOf<typeof listSchedules>['items'][number]

/** Rows asked for at once: they are high, and each says more than one of the list of schedules. */
export const foundPageSize = 50

export const findingsQueries = {
  /** How many schedules each rule names. */
  counts: (connectionId: ConnectionId) =>
    queryOptions({
      queryKey: [...directoryKey(connectionId), 'schedule-finding-counts'],
      queryFn: ({ signal }) => call(listScheduleFindings, { query: { connectionId } }, signal),
    }),
  /** A page of the list, each row with its findings. */
  page: (connectionId: ConnectionId, filters: ScheduleFilterValues, page: number) =>
    queryOptions({
      queryKey: [...directoryKey(connectionId), 'found-schedules', filters, page],
      queryFn: ({ signal }) =>
        call(
          listSchedules,
          {
            query: { ...filters, connectionId, page, pageSize: foundPageSize, with: ['findings'] },
          },
          signal,
        ),
    }),
}
