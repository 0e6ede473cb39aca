import type { ConnectionId, UserId } from '@curator/console-contract/ids'
import { maxPageSize } from '@curator/console-contract/paging'
import { listUserGroups, type UserGroup } from '@curator/console-contract/user-groups'
import {
  exportUsers,
  getUser,
  listUsers,
  type ServerUser,
  type UserColumn,
} from '@curator/console-contract/users'
import type { ReplyOf } from '@curator/endpoint/endpoint'
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { call } from '../../api/client.ts'
import { directoryKey } from '../../api/connections.queries.ts'
import type { UserSearch } from './user-search.ts'

/** Rows asked for at once: more than a screen, so that scrolling meets loaded rows. */
export const userPageSize = 100

export type UserFilterValues = Omit<UserSearch, 'user'>

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
  /** All groups by name, for the filter and its chips. */
  groups: (connectionId: ConnectionId) =>
    queryOptions({
      queryKey: [...directoryKey(connectionId), 'user-groups', 'choices'],
      queryFn: async ({ signal }) => {
        const groups: UserGroup[] = []
        for (let page = 1; ; page += 1) {
          const query = { connectionId, page, pageSize: maxPageSize }
          const { items, total } = await call(listUserGroups, { query }, signal)
          groups.push(...items)
          if (items.length === 0 || groups.length >= total) return groups
        }
      },
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
