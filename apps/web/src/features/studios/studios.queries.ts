import type { ConnectionId, StudioId } from '@curator/console-contract/ids'
import {
  createStudioPlan,
  getStudio,
  listStudios,
  type StudioAction,
  type StudioFilters,
} from '@curator/console-contract/studios'
import { queryOptions, useMutation } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { call } from '../../api/client.ts'
import { directoryKey } from '../../api/connections.queries.ts'
import { readAllPages, readAllToChoose } from '../../api/read-pages.ts'
import { paths } from '../../paths.ts'

export const studioPageSize = 100
export type StudioSearch = Omit<StudioFilters, 'connectionId'>

export const studioQueries = {
  page: (connectionId: ConnectionId, filters: StudioSearch, page: number) =>
    queryOptions({
      queryKey: [...directoryKey(connectionId), 'studios', filters, page],
      queryFn: ({ signal }) =>
        call(
          listStudios,
          { query: { ...filters, connectionId, page, pageSize: studioPageSize } },
          signal,
        ),
    }),
  all: (connectionId: ConnectionId) =>
    queryOptions({
      queryKey: [...directoryKey(connectionId), 'studios', 'choices'],
      queryFn: ({ signal }) =>
        readAllPages((paging) => call(listStudios, { query: { connectionId, ...paging } }, signal)),
    }),
  details: (connectionId: ConnectionId, studioId: StudioId) =>
    queryOptions({
      queryKey: [...directoryKey(connectionId), 'studio', studioId],
      queryFn: ({ signal }) =>
        call(getStudio, { params: { studioId }, query: { connectionId } }, signal),
    }),
}

/** How many studios a plan takes. */
const maxStudios = 1_000

/** Every studio that matches. Throws `too_many_rows` for more than a plan takes. */
export const readAllStudios = (connectionId: ConnectionId, filters: StudioSearch) =>
  readAllToChoose(
    (paging) => call(listStudios, { query: { ...filters, connectionId, ...paging } }),
    maxStudios,
  )

/** Plans something for studios and goes to the plan. */
export function usePlanStudios(connectionId: ConnectionId) {
  const navigate = useNavigate()
  return useMutation({
    mutationFn: (action: StudioAction) =>
      call(createStudioPlan, { body: { connectionId, action } }),
    onSuccess: ({ planId }) => navigate(paths.plan(planId)),
  })
}
export type PlanStudios = ReturnType<typeof usePlanStudios>
