import type { ConnectionId } from '@curator/console-contract/ids'
import {
  getSchedulePolicy,
  putSchedulePolicy,
  type SchedulePolicy,
} from '@curator/console-contract/schedule-policy'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../api/client.ts'
import { directoryKey } from '../../../api/connections.queries.ts'

/** What the schedules of a connection are measured against. */
export function policyQuery(connectionId: ConnectionId) {
  return queryOptions({
    queryKey: [...directoryKey(connectionId), 'schedule-policy'],
    queryFn: ({ signal }) => call(getSchedulePolicy, { query: { connectionId } }, signal),
  })
}

/** Replaces the policy; findings are then read anew. */
export function useSavePolicy(connectionId: ConnectionId) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (policy: SchedulePolicy) =>
      call(putSchedulePolicy, { body: { connectionId, policy } }),
    onSuccess: (saved) => {
      client.setQueryData(policyQuery(connectionId).queryKey, saved)
      return client.invalidateQueries({ queryKey: directoryKey(connectionId) })
    },
  })
}
