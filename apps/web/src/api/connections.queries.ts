import type { Connection } from '@curator/console-contract/connections'
import { listConnections, startRefresh } from '@curator/console-contract/connections'
import type { ConnectionId } from '@curator/console-contract/ids'
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from './client.ts'

/** How often connections are asked for: often while a directory is being read, else now and then for its age. */
const busyPollMs = 1_500
const idlePollMs = 30_000

/** Whether the directory of a connection is being read just now. */
export function isReading({ directory }: Connection): boolean {
  return directory.isRefreshing || directory.state === 'loading'
}

export const connectionsQuery = queryOptions({
  queryKey: ['connections'],
  queryFn: async ({ signal }) => (await call(listConnections, {}, signal)).items,
  refetchInterval: ({ state }) => (state.data?.some(isReading) ? busyPollMs : idlePollMs),
})

/** Everything read from a connection's directory has a key that starts so; a new directory makes it old. */
export function directoryKey(connectionId: ConnectionId) {
  return ['directory', connectionId] as const
}

/** One connection of the list; undefined while the list is on its way or when there is none of that id. */
export function useConnection(connectionId: string | undefined): Connection | undefined {
  const { data } = useQuery(connectionsQuery)
  return data?.find(({ id }) => id === connectionId)
}

/** Reads a directory anew; the list then shows that it is under way. */
export function useStartRefresh() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (connectionId: ConnectionId) => call(startRefresh, { params: { connectionId } }),
    onSettled: () => client.invalidateQueries({ queryKey: connectionsQuery.queryKey }),
  })
}
