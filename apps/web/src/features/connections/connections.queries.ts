import {
  createConnection,
  type createConnectionBody,
  removeConnection,
  updateConnection,
  type updateConnectionBody,
} from '@curator/console-contract/connections'
import type { ConnectionId } from '@curator/console-contract/ids'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { call } from '../../api/client.ts'
import { connectionsQuery } from '../../api/connections.queries.ts'

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
