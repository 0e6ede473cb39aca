import type { ConnectionId, UserId } from '@curator/console-contract/ids'
import {
  createUserPlan,
  type UserAction,
  type UserSelection,
} from '@curator/console-contract/user-plans'
import {
  exportUsers,
  getUser,
  listUserFindings,
  listUsers,
  type ServerUser,
  type UserColumn,
} from '@curator/console-contract/users'
import type { ReplyOf } from '@curator/endpoint/endpoint'
import {
  keepPreviousData,
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
import type { UserFilterValues } from './user-search.ts'

/** Rows asked for at once: more than a screen, so that scrolling meets loaded rows. */
export const userPageSize = 100

export const usersQueries = {
  page: (connectionId: ConnectionId, filters: UserFilterValues, page: number) =>
    queryOptions({
      queryKey: [...directoryKey(connectionId), 'users', filters, page],
      queryFn: ({ signal }) =>
        call(
          listUsers,
          { query: { ...filters, connectionId, page, pageSize: userPageSize } },
          signal,
        ),
    }),
  /** One user, wherever it stands in the list. */
  one: (connectionId: ConnectionId, userId: UserId) =>
    queryOptions({
      queryKey: [...directoryKey(connectionId), 'user', userId],
      queryFn: ({ signal }) =>
        call(getUser, { params: { userId }, query: { connectionId } }, signal),
    }),
  /** Counts of what is wrong, or may be; those of other days stay while new ones are on their way. */
  findings: (connectionId: ConnectionId, inactiveDays: number) =>
    queryOptions({
      queryKey: [...directoryKey(connectionId), 'user-findings', inactiveDays],
      queryFn: ({ signal }) =>
        call(listUserFindings, { query: { connectionId, inactiveDays } }, signal),
      placeholderData: keepPreviousData,
    }),
}

/**
 * The user whose details are open: from the pages read so far, else asked for by id. Stays known while it is open,
 * wherever the list has been scrolled to.
 */
export function useOpenUser(connectionId: ConnectionId, id: UserId | undefined) {
  const client = useQueryClient()
  const last = useRef<ServerUser>(undefined)
  const found = client
    .getQueriesData<ReplyOf<typeof listUsers>>({
      queryKey: [...directoryKey(connectionId), 'users'],
    })
    .flatMap(([, page]) => page?.items ?? [])
    .find((candidate) => candidate.id === id)
  if (found) last.current = found
  const known = last.current?.id === id ? last.current : undefined
  const isAsked = id !== undefined && known === undefined
  const asked = useQuery({
    ...usersQueries.one(connectionId, id ?? ('' as UserId)),
    enabled: isAsked,
  })
  return { user: known ?? asked.data, error: asked.error, retry: () => void asked.refetch() }
}

/** The users from one place of a list to another, both included, whether or not they have been read yet. */
export function readUserRange(
  client: QueryClient,
  connectionId: ConnectionId,
  filters: UserFilterValues,
  first: number,
  last: number,
): Promise<ServerUser[]> {
  return readRowRange(
    (page) => client.ensureQueryData(usersQueries.page(connectionId, filters, page)),
    userPageSize,
    first,
    last,
  )
}

/** Plans what is to be done with users and goes to the plan. */
export function useCreateUserPlan(connectionId: ConnectionId) {
  const navigate = useNavigate()
  return useMutation({
    mutationFn: (wish: { readonly selection?: UserSelection; readonly action: UserAction }) =>
      call(createUserPlan, { body: { connectionId, ...wish } }),
    onSuccess: ({ planId }) => navigate(paths.plan(planId)),
  })
}

/** All users that match, as a file. */
export function useExportUsers(connectionId: ConnectionId) {
  return useMutation({
    mutationFn: ({
      filters,
      columns,
    }: {
      filters: UserFilterValues
      columns: readonly UserColumn[]
    }) => call(exportUsers, { query: { ...filters, connectionId, column: [...columns] } }),
  })
}
