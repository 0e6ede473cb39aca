import {
  getCollection,
  listCollections,
  type ServerCollection,
} from '@curator/console-contract/collections'
import type { CollectionId, ConnectionId } from '@curator/console-contract/ids'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { call } from '../api/client.ts'
import { directoryKey } from '../api/connections.queries.ts'

/** Collections offered while somebody types. */
const foundMax = 50

/** Collections by part of their name, the first in the order of names. */
export function collectionSearchQuery(connectionId: ConnectionId, search: string) {
  return queryOptions({
    queryKey: [...directoryKey(connectionId), 'collections', 'choices', search],
    queryFn: async ({ signal }): Promise<ServerCollection[]> => {
      const query = { connectionId, pageSize: foundMax, ...(search ? { search } : {}) }
      return (await call(listCollections, { query }, signal)).items
    },
    placeholderData: keepPreviousData,
  })
}

/** A collection of a Server; not asked for without an id. */
export function collectionQuery(connectionId: ConnectionId, collectionId: CollectionId | null) {
  return queryOptions({
    queryKey: [...directoryKey(connectionId), 'collection-name', collectionId],
    queryFn: async ({ signal }) => {
      const params = { collectionId: collectionId ?? ('' as CollectionId) }
      return (await call(getCollection, { params, query: { connectionId } }, signal)).collection
    },
    enabled: collectionId !== null,
  })
}
