import {
  getCapabilities,
  refreshCapabilities,
} from '@curator/console-contract/connection-capabilities'
import {
  testConnection,
  type testConnectionBody,
  testStoredConnection,
} from '@curator/console-contract/connection-tests'
import {
  createConnection,
  type createConnectionBody,
  removeConnection,
  updateConnection,
  type updateConnectionBody,
} from '@curator/console-contract/connections'
import type { ConnectionId } from '@curator/console-contract/ids'
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { call } from '../../api/client.ts'
import { connectionsQuery } from '../../api/connections.queries.ts'
import type { CapabilitiesSearch } from './capabilities-search.ts'

/** Adds a connection, or changes the one given. */
export function useSaveConnection(connectionId: ConnectionId | undefined) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (
      body: z.input<typeof createConnectionBody> | z.input<typeof updateConnectionBody>,
    ) =>
      connectionId
        ? call(updateConnection, { params: { connectionId }, body })
        : call(createConnection, { body: body as z.input<typeof createConnectionBody> }),
    onSuccess: () => client.invalidateQueries({ queryKey: connectionsQuery.queryKey }),
  })
}

export function useRemoveConnection() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (connectionId: ConnectionId) =>
      call(removeConnection, { params: { connectionId } }),
    onSuccess: () => client.invalidateQueries({ queryKey: connectionsQuery.queryKey }),
  })
}

/** Tests what stands in the form, before it is saved. */
export function useTestConnection() {
  return useMutation({
    mutationFn: (body: z.input<typeof testConnectionBody>) => call(testConnection, { body }),
  })
}

/** Tests a connection as it is stored. */
export function useTestStoredConnection() {
  return useMutation({
    mutationFn: (connectionId: ConnectionId) =>
      call(testStoredConnection, { params: { connectionId } }),
  })
}

const capabilitiesKey = (connectionId: ConnectionId) => ['capabilities', connectionId]

/** What the Server can do; the rows before a change of the filters stay until the new ones are there. */
export const capabilitiesQuery = (connectionId: ConnectionId, filters: CapabilitiesSearch) =>
  queryOptions({
    queryKey: [...capabilitiesKey(connectionId), filters],
    queryFn: ({ signal }) =>
      call(getCapabilities, { params: { connectionId }, query: filters }, signal),
    placeholderData: keepPreviousData,
  })

/** Has the Server's description read anew. */
export function useRefreshCapabilities(connectionId: ConnectionId) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => call(refreshCapabilities, { params: { connectionId } }),
    onSuccess: () => client.invalidateQueries({ queryKey: capabilitiesKey(connectionId) }),
  })
}
