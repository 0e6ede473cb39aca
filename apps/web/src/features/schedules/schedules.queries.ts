import type { ConnectionId, ScheduleId, UserId } from '@curator/console-contract/ids'
import { getScheduleFindings } from '@curator/console-contract/schedule-findings'
import {
  createScheduleCreation,
  createSchedulePlan,
  type ScheduleAction,
  type ScheduleSelection,
} from '@curator/console-contract/schedule-plans'
import {
  exportSchedules,
  getSchedule,
  listScheduleChoices,
  listSchedules,
  type ScheduleColumn,
  type ServerSchedule,
} from '@curator/console-contract/schedules'
import { getUserDetails } from '@curator/console-contract/user-details'
import type { ReplyOf, RequestOf } from '@curator/endpoint/endpoint'
import {
  type QueryClient,
  queryOptions,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useRef } from 'react'
import { useNavigate } from 'react-router'
import { call } from '../../api/client.ts'
import { directoryKey } from '../../api/connections.queries.ts'
import { readRowRange } from '../../api/read-pages.ts'
import { paths } from '../../paths.ts'
import type { ScheduleFilterValues } from './schedule-search.ts'

/** Rows asked for at once: more than a screen, so that scrolling meets loaded rows. */
export const schedulePageSize = 100

export const schedulesQueries = {
  page: (connectionId: ConnectionId, filters: ScheduleFilterValues, page: number) =>
    queryOptions({
      queryKey: [...directoryKey(connectionId), 'schedules', filters, page],
      queryFn: ({ signal }) =>
        call(
          listSchedules,
          { query: { ...filters, connectionId, page, pageSize: schedulePageSize } },
          signal,
        ),
    }),
  /** Values that occur, for filters and for fields. */
  choices: (connectionId: ConnectionId) =>
    queryOptions({
      queryKey: [...directoryKey(connectionId), 'schedule-choices'],
      queryFn: ({ signal }) => call(listScheduleChoices, { query: { connectionId } }, signal),
    }),
  one: (connectionId: ConnectionId, scheduleId: ScheduleId) =>
    queryOptions({
      queryKey: [...directoryKey(connectionId), 'schedule', scheduleId],
      queryFn: ({ signal }) =>
        call(getSchedule, { params: { scheduleId }, query: { connectionId } }, signal),
      // A page that is opened again after a run must show what the run has done.
      staleTime: 0,
    }),
  findings: (connectionId: ConnectionId, scheduleId: ScheduleId) =>
    queryOptions({
      queryKey: [...directoryKey(connectionId), 'schedule-findings', scheduleId],
      queryFn: ({ signal }) =>
        call(getScheduleFindings, { params: { scheduleId }, query: { connectionId } }, signal),
    }),
}

/** The workflows that a person owns; `why` says why they can't be read. */
export function ownedWorkflowsQuery(connectionId: ConnectionId, ownerId: UserId | undefined) {
  return queryOptions({
    queryKey: [...directoryKey(connectionId), 'owned-workflows', ownerId],
    queryFn: async ({ signal }) => {
      if (!ownerId) return null
      const query = { connectionId }
      return (await call(getUserDetails, { params: { userId: ownerId }, query }, signal)).workflows
    },
    enabled: ownerId !== undefined,
  })
}

/** The schedule whose details are open: from the pages read so far, else asked for by id. */
export function useOpenSchedule(connectionId: ConnectionId, id: ScheduleId | undefined) {
  const client = useQueryClient()
  const last = useRef<ServerSchedule>(undefined)
  const found = client
    .getQueriesData<ReplyOf<typeof listSchedules>>({
      queryKey: [...directoryKey(connectionId), 'schedules'],
    })
    .flatMap(([, page]) => page?.items ?? [])
    .find((candidate) => candidate.id === id)
  if (found) last.current = found
  const known = last.current?.id === id ? last.current : undefined
  const asked = useQuery({
    ...schedulesQueries.one(connectionId, id ?? ('' as ScheduleId)),
    enabled: id !== undefined && known === undefined,
  })
  return { schedule: known ?? asked.data, error: asked.error, retry: () => void asked.refetch() }
}

/** The schedules from one place of a list to another, both included, whether or not they have been read yet. */
export function readScheduleRange(
  client: QueryClient,
  connectionId: ConnectionId,
  filters: ScheduleFilterValues,
  first: number,
  last: number,
): Promise<ServerSchedule[]> {
  return readRowRange(
    (page) => client.ensureQueryData(schedulesQueries.page(connectionId, filters, page)),
    schedulePageSize,
    first,
    last,
  )
}

/** Plans what is to be done with schedules and goes to the plan. */
export function usePlanSchedules(connectionId: ConnectionId) {
  const navigate = useNavigate()
  return useMutation({
    mutationFn: (wish: {
      /** Left out for moves: they name their schedules. */
      readonly selection?: ScheduleSelection
      readonly action: ScheduleAction
    }) => call(createSchedulePlan, { body: { connectionId, ...wish } }),
    onSuccess: ({ planId }) => navigate(paths.plan(planId)),
  })
}

export type NewSchedule = Omit<RequestOf<typeof createScheduleCreation>['body'], 'connectionId'>

/** Plans a new schedule and goes to the plan. */
export function usePlanCreation(connectionId: ConnectionId) {
  const navigate = useNavigate()
  return useMutation({
    mutationFn: (schedule: NewSchedule) =>
      call(createScheduleCreation, { body: { connectionId, ...schedule } }),
    onSuccess: ({ planId }) => navigate(paths.plan(planId)),
  })
}

/** All schedules that match, as a file. */
export function useExportSchedules(connectionId: ConnectionId) {
  return useMutation({
    mutationFn: ({
      filters,
      columns,
    }: {
      filters: ScheduleFilterValues
      columns: readonly ScheduleColumn[]
    }) => call(exportSchedules, { query: { ...filters, connectionId, column: [...columns] } }),
  })
}
