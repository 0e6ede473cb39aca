import { getCollectionNeeds, noteCollectionNeeds } from '@curator/console-contract/access'
import { listDataConnections } from '@curator/console-contract/data-connections'
import type { CollectionId, ConnectionId } from '@curator/console-contract/ids'
import type { ReplyOf, RequestOf } from '@curator/endpoint/endpoint'
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../api/client.ts'
import { directoryKey } from '../../../api/connections.queries.ts'

export type CollectionNeeds = ReplyOf<typeof getCollectionNeeds>
export type NotedNeed = CollectionNeeds['noted'][number]

/** Data connections offered while somebody types. */
const foundMax = 50

export function needsQuery(connectionId: ConnectionId, collectionId: CollectionId) {
  return queryOptions({
    queryKey: [...directoryKey(connectionId), 'collection-needs', collectionId],
    queryFn: ({ signal }) =>
      call(getCollectionNeeds, { params: { collectionId }, query: { connectionId } }, signal),
  })
}

/** Data connections by part of their name. */
export function dataConnectionSearchQuery(connectionId: ConnectionId, search: string) {
  return queryOptions({
    queryKey: [...directoryKey(connectionId), 'data-connections', 'choices', search],
    queryFn: async ({ signal }) => {
      const query = { connectionId, pageSize: foundMax, ...(search ? { search } : {}) }
      return (await call(listDataConnections, { query }, signal)).items
    },
    placeholderData: keepPreviousData,
  })
}

/** Notes what a collection needs; nothing is written to the Server. */
export function useNoteNeeds(connectionId: ConnectionId, collectionId: CollectionId) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (needs: RequestOf<typeof noteCollectionNeeds>['body']['needs']) =>
      call(noteCollectionNeeds, { params: { collectionId }, body: { connectionId, needs } }),
    onSuccess: () => client.invalidateQueries({ queryKey: directoryKey(connectionId) }),
  })
}
