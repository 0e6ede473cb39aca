import {
  type ApiCall,
  createCallPlan,
  downloadReply,
  getOperation,
  listOperations,
  sendCall,
} from '@curator/console-contract/api-explorer'
import type { ConnectionId } from '@curator/console-contract/ids'
import { queryOptions, useMutation } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { call } from '../../api/client.ts'

const key = (connectionId: ConnectionId) => ['connection', connectionId, 'api-explorer'] as const
/** What a Server can do changes when it is upgraded, not between two looks. */
const staleTime = 10 * 60_000

export const explorerQueries = {
  operations: (connectionId: ConnectionId) =>
    queryOptions({
      queryKey: [...key(connectionId), 'operations'],
      queryFn: ({ signal }) => call(listOperations, { query: { connectionId } }, signal),
      staleTime,
    }),
  operation: (connectionId: ConnectionId, operationId: string) =>
    queryOptions({
      queryKey: [...key(connectionId), 'operation', operationId],
      queryFn: ({ signal }) =>
        call(getOperation, { params: { operationId }, query: { connectionId } }, signal),
      staleTime,
    }),
}

/** Sends a read. A new call, and leaving the page, give up the one before: the BFF then stops asking, too. */
export function useSendCall(connectionId: ConnectionId) {
  const pending = useRef<AbortController>(undefined)
  useEffect(() => () => pending.current?.abort(), [])
  const mutation = useMutation({
    mutationFn: (apiCall: ApiCall) => {
      pending.current?.abort()
      pending.current = new AbortController()
      return call(sendCall, { body: { connectionId, call: apiCall } }, pending.current.signal)
    },
  })
  const stop = () => {
    pending.current?.abort()
    mutation.reset()
  }
  return { ...mutation, stop }
}

/** The whole reply as a file. */
export function useDownloadReply(connectionId: ConnectionId) {
  return useMutation({
    mutationFn: (apiCall: ApiCall) =>
      call(downloadReply, { body: { connectionId, call: apiCall } }),
  })
}

export function useCreateCallPlan(connectionId: ConnectionId) {
  return useMutation({
    mutationFn: (apiCall: ApiCall) =>
      call(createCallPlan, { body: { connectionId, call: apiCall } }),
  })
}
