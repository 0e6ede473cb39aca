import {
  type CollectionAction,
  type CollectionSelection,
  createCollectionCreation,
  createCollectionPlan,
  createMembershipPlan,
} from '@curator/console-contract/collection-plans'
import {
  exportCollections,
  findCollectionAssets,
  getCollection,
  listCollections,
  type ServerCollection,
} from '@curator/console-contract/collections'
import type { CollectionId, ConnectionId } from '@curator/console-contract/ids'
import type { RequestOf } from '@curator/endpoint/endpoint'
import {
  keepPreviousData,
  type QueryClient,
  queryOptions,
  useMutation,
} from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { call } from '../../api/client.ts'
import { directoryKey } from '../../api/connections.queries.ts'
import { readRowRange } from '../../api/read-pages.ts'
import { paths } from '../../paths.ts'
import type { CollectionSearch } from './collection-search.ts'

/** Rows asked for at once: more than a screen. */
export const collectionPageSize = 100

export const collectionQueries = {
  page: (connectionId: ConnectionId, filters: CollectionSearch, page: number) =>
    queryOptions({
      queryKey: [...directoryKey(connectionId), 'collections', filters, page],
      queryFn: ({ signal }) =>
        call(
          listCollections,
          { query: { ...filters, connectionId, page, pageSize: collectionPageSize } },
          signal,
        ),
    }),
  details: (connectionId: ConnectionId, collectionId: CollectionId) =>
    queryOptions({
      queryKey: [...directoryKey(connectionId), 'collection', collectionId],
      queryFn: ({ signal }) =>
        call(getCollection, { params: { collectionId }, query: { connectionId } }, signal),
    }),
  assets: (connectionId: ConnectionId, kind: 'workflow' | 'schedule', search: string) =>
    queryOptions({
      queryKey: [...directoryKey(connectionId), 'collection-assets', kind, search],
      queryFn: ({ signal }) =>
        call(findCollectionAssets, { query: { connectionId, kind, search } }, signal),
      placeholderData: keepPreviousData,
    }),
}

/** The collections from one place of a list to another, both included, whether or not they have been read yet. */
export function readCollectionRange(
  client: QueryClient,
  connectionId: ConnectionId,
  filters: CollectionSearch,
  first: number,
  last: number,
): Promise<ServerCollection[]> {
  return readRowRange(
    (page) => client.ensureQueryData(collectionQueries.page(connectionId, filters, page)),
    collectionPageSize,
    first,
    last,
  )
}

/** Plans what is to be done with collections and goes to the plan. */
export function usePlanCollections(connectionId: ConnectionId) {
  const navigate = useNavigate()
  return useMutation({
    mutationFn: (wish: {
      readonly selection: CollectionSelection
      readonly action: CollectionAction
    }) => call(createCollectionPlan, { body: { connectionId, ...wish } }),
    onSuccess: ({ planId }) => navigate(paths.plan(planId)),
  })
}
export type MembershipWish = Omit<RequestOf<typeof createMembershipPlan>['body'], 'connectionId'>

/** Plans something for single memberships and goes to the plan. */
export function usePlanMemberships(connectionId: ConnectionId) {
  const navigate = useNavigate()
  return useMutation({
    mutationFn: (wish: MembershipWish) =>
      call(createMembershipPlan, { body: { connectionId, ...wish } }),
    onSuccess: ({ planId }) => navigate(paths.plan(planId)),
  })
}
type NewCollection = Omit<RequestOf<typeof createCollectionCreation>['body'], 'connectionId'>

/** Plans a new collection with what goes into it, and goes to the plan. */
export function usePlanNewCollection(connectionId: ConnectionId) {
  const navigate = useNavigate()
  return useMutation({
    mutationFn: (wish: NewCollection) =>
      call(createCollectionCreation, { body: { connectionId, ...wish } }),
    onSuccess: ({ planId }) => navigate(paths.plan(planId)),
  })
}

/** All collections that match, as a file. */
export function useExportCollections(connectionId: ConnectionId) {
  return useMutation({
    mutationFn: (filters: CollectionSearch) =>
      call(exportCollections, { query: { ...filters, connectionId } }),
  })
}
