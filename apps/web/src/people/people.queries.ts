import type { ConnectionId } from '@curator/console-contract/ids'
import { listUsers } from '@curator/console-contract/users'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { call } from '../api/client.ts'
import { directoryKey } from '../api/connections.queries.ts'

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
