import type { ConnectionId, UserId } from '@curator/console-contract/ids'
import {
  getUserDetails,
  listUserEvents,
  type UserEventSource,
} from '@curator/console-contract/user-details'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { call } from '../../../api/client.ts'
import { directoryKey } from '../../../api/connections.queries.ts'

/** Events on one page of the history. */
export const eventPageSize = 25

/** A page that is opened again after a run must show what the run has done. */
const alwaysOld = { staleTime: 0 }

export const userDetailsQueries = {
  details: (connectionId: ConnectionId, userId: UserId) =>
    queryOptions({
      queryKey: [...directoryKey(connectionId), 'user-details', userId],
      queryFn: ({ signal }) =>
        call(getUserDetails, { params: { userId }, query: { connectionId } }, signal),
      ...alwaysOld,
    }),
  /** Asked for when the history is opened, not before: the Server's audit log is read for it. */
  events: (
    connectionId: ConnectionId,
    userId: UserId,
    { page, source }: { readonly page: number; readonly source: UserEventSource | undefined },
  ) =>
    queryOptions({
      queryKey: [...directoryKey(connectionId), 'user-events', userId, source ?? 'all', page],
      queryFn: ({ signal }) =>
        call(
          listUserEvents,
          {
            params: { userId },
            query: { connectionId, page, pageSize: eventPageSize, ...(source && { source }) },
          },
          signal,
        ),
      placeholderData: keepPreviousData,
      ...alwaysOld,
    }),
}
