import type { ConnectionId, UserId } from '@curator/console-contract/ids'
import { listUserGroups, readMemberships } from '@curator/console-contract/user-groups'
import { getUser, listUserChoices, listUsers } from '@curator/console-contract/users'
import { keepPreviousData, queryOptions, useMutation } from '@tanstack/react-query'
import { call } from '../api/client.ts'
import { directoryKey } from '../api/connections.queries.ts'
import { readAllPages } from '../api/read-pages.ts'

/** People offered while somebody types. */
const foundMax = 8
/** Fewer letters find everybody. */
export const fewestLetters = 2

/** The first people of a Server that a search finds. */
export function peopleSearchQuery(connectionId: ConnectionId | undefined, search: string) {
  return queryOptions({
    queryKey: [...directoryKey(connectionId ?? ('' as ConnectionId)), 'people-search', search],
    queryFn: async ({ signal }) => {
      if (!connectionId) return []
      const query = { connectionId, search, pageSize: foundMax }
      return (await call(listUsers, { query }, signal)).items
    },
    enabled: connectionId !== undefined && search.length >= fewestLetters,
    placeholderData: keepPreviousData,
  })
}

/** A person of a Server; not asked for without an id. */
export function personQuery(connectionId: ConnectionId, userId: UserId | undefined) {
  return queryOptions({
    queryKey: [...directoryKey(connectionId), 'person', userId],
    queryFn: ({ signal }) =>
      call(
        getUser,
        { params: { userId: userId ?? ('' as UserId) }, query: { connectionId } },
        signal,
      ),
    enabled: userId !== undefined,
  })
}

/** Values that fields of users have on a Server. */
export function userChoicesQuery(connectionId: ConnectionId) {
  return queryOptions({
    queryKey: [...directoryKey(connectionId), 'user-choices'],
    queryFn: ({ signal }) => call(listUserChoices, { query: { connectionId } }, signal),
  })
}

/** All groups of a Server by name. */
export function allGroupsQuery(connectionId: ConnectionId) {
  return queryOptions({
    queryKey: [...directoryKey(connectionId), 'user-groups', 'choices'],
    queryFn: ({ signal }) =>
      readAllPages((paging) =>
        call(listUserGroups, { query: { connectionId, ...paging } }, signal),
      ),
  })
}

/** Reads a file or paste of people, or of memberships; nothing is kept by the console. */
export function useReadMemberships(connectionId: ConnectionId, about: 'memberships' | 'people') {
  return useMutation({
    mutationFn: (sheet: { readonly fileName: string; readonly bytes: Uint8Array<ArrayBuffer> }) =>
      call(readMemberships, {
        query: { connectionId, about, fileName: sheet.fileName },
        body: sheet.bytes,
      }),
  })
}
