import type { ConnectionId, UserId } from '@curator/console-contract/ids'
import { maxPageSize } from '@curator/console-contract/paging'
import { listUserGroups } from '@curator/console-contract/user-groups'
import {
  exportUsers,
  listUsers,
  type ServerUser,
  type UserColumn,
} from '@curator/console-contract/users'
import type { ReplyOf } from '@curator/endpoint/endpoint'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
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
  /** The first groups by name, for the filter. */
  groups: (connectionId: ConnectionId) =>
    queryOptions({
      queryKey: [...directoryKey(connectionId), 'user-groups', 'choices'],
      queryFn: async ({ signal }) =>
        (await call(listUserGroups, { query: { connectionId, pageSize: maxPageSize } }, signal))
          .items,
    }),
}

/** A user among all pages read so far; stays known while it is open, wherever the list has been scrolled to. */
export function useOpenUser(
  connectionId: ConnectionId,
  id: UserId | undefined,
): ServerUser | undefined {
  const client = useQueryClient()
  const last = useRef<ServerUser>(undefined)
  if (id === undefined) return undefined
  const found = client
    .getQueriesData<ReplyOf<typeof listUsers>>({
      queryKey: [...directoryKey(connectionId), 'users'],
    })
    .flatMap(([, page]) => page?.items ?? [])
    .find((candidate) => candidate.id === id)
  if (found) last.current = found
  return last.current?.id === id ? last.current : undefined
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
