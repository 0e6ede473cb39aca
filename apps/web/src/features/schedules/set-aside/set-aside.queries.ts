import type { ConnectionId, ScheduleHoldId, ScheduleId } from '@curator/console-contract/ids'
import {
  createDeletionPlan,
  createHoldRestoration,
  listScheduleDeletions,
  listScheduleHolds,
} from '@curator/console-contract/schedule-plans'
import { keepPreviousData, queryOptions, useMutation } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { call } from '../../../api/client.ts'
import { directoryKey } from '../../../api/connections.queries.ts'
import { paths } from '../../../paths.ts'

/** Holds or deletions on one page. */
export const setAsidePageSize = 25

/** A page that is opened again after a run must show what the run has done. */
const shared = { staleTime: 0, placeholderData: keepPreviousData }

export const setAsideQueries = {
  holds: (connectionId: ConnectionId, page: number) =>
    queryOptions({
      queryKey: [...directoryKey(connectionId), 'schedule-holds', page],
      queryFn: ({ signal }) =>
        call(
          listScheduleHolds,
          { query: { connectionId, page, pageSize: setAsidePageSize } },
          signal,
        ),
      ...shared,
    }),
  deletions: (connectionId: ConnectionId, page: number) =>
    queryOptions({
      queryKey: [...directoryKey(connectionId), 'schedule-deletions', page],
      queryFn: ({ signal }) =>
        call(
          listScheduleDeletions,
          { query: { connectionId, page, pageSize: setAsidePageSize } },
          signal,
        ),
      ...shared,
    }),
}

/** Plans to switch on again what a hold switched off, and goes to the plan. */
export function usePlanRestoration() {
  const navigate = useNavigate()
  return useMutation({
    mutationFn: ({
      holdId,
      perMinute,
    }: {
      readonly holdId: ScheduleHoldId
      readonly perMinute: number
    }) => call(createHoldRestoration, { params: { holdId }, body: { perMinute } }),
    onSuccess: ({ planId }) => navigate(paths.plan(planId)),
  })
}

/** Plans to delete for good what is due: those named, or all. */
export function usePlanDeletion(connectionId: ConnectionId) {
  const navigate = useNavigate()
  return useMutation({
    mutationFn: (scheduleIds: readonly ScheduleId[]) =>
      call(createDeletionPlan, { body: { connectionId, scheduleIds: [...scheduleIds] } }),
    onSuccess: ({ planId }) => navigate(paths.plan(planId)),
  })
}
