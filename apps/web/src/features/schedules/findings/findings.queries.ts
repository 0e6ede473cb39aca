import type { ConnectionId } from '@curator/console-contract/ids'
import {
  type FoundFinding,
  listFindingsOf,
  listScheduleFindings,
} from '@curator/console-contract/schedule-findings'
import { listSchedules, type ServerSchedule } from '@curator/console-contract/schedules'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../api/client.ts'
import { directoryKey } from '../../../api/connections.queries.ts'
import type { ScheduleFilterValues } from '../schedule-search.ts'
import { schedulePageSize } from '../schedules.queries.ts'

/** A schedule of the list with what was found about it. */
export type FoundSchedule = ServerSchedule & { readonly found: readonly FoundFinding[] }

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
      queryFn: async ({ signal }) => {
        const query = { ...filters, connectionId, page, pageSize: schedulePageSize }
        const list = await call(listSchedules, { query }, signal)
        const ids = list.items.map(({ id }) => id)
        const items = await readFindings(connectionId, ids, signal)
        return {
          ...list,
          items: list.items.map(
            (schedule): FoundSchedule => ({ ...schedule, found: items.get(schedule.id) ?? [] }),
          ),
        }
      },
    }),
}

async function readFindings(
  connectionId: ConnectionId,
  scheduleId: ServerSchedule['id'][],
  signal: AbortSignal,
): Promise<ReadonlyMap<ServerSchedule['id'], readonly FoundFinding[]>> {
  if (scheduleId.length === 0) return new Map()
  const { items } = await call(listFindingsOf, { query: { connectionId, scheduleId } }, signal)
  return new Map(items.map((item) => [item.scheduleId, item.found]))
}
