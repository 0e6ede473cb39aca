import {
  type AccessTargetKind,
  createMissingSharesPlan,
  explainAccess,
  findAccessTargets,
  listMissingShares,
  type MissingShareFilters,
  type MissingShareSelection,
} from '@curator/console-contract/access'
import type { ConnectionId, UserId } from '@curator/console-contract/ids'
import type { ReplyOf } from '@curator/endpoint/endpoint'
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

export type Question = {
  readonly userId: UserId
  readonly targetKind: AccessTargetKind
  readonly targetId: string
  readonly otherUserId?: UserId | undefined
}

export const explanationQuery = (connectionId: ConnectionId, question: Question) =>
  queryOptions({
    queryKey: [...directoryKey(connectionId), 'access', question],
    queryFn: ({ signal }) => call(explainAccess, { query: { ...question, connectionId } }, signal),
  })

/** Things to explain, by part of the name. */
export const targetsQuery = (connectionId: ConnectionId, kind: AccessTargetKind, search: string) =>
  queryOptions({
    queryKey: [...directoryKey(connectionId), 'access-targets', kind, search],
    queryFn: async ({ signal }) =>
      (await call(findAccessTargets, { query: { connectionId, kind, search } }, signal)).items,
    placeholderData: keepPreviousData,
  })

/** Rows asked for at once: more than a screen. */
export const missingPageSize = 100

export const missingQuery = (
  connectionId: ConnectionId,
  filters: MissingShareFilters,
  page: number,
) =>
  queryOptions({
    queryKey: [...directoryKey(connectionId), 'missing-shares', filters, page],
    queryFn: async ({ signal }) => {
      const query = { ...filters, connectionId, page, pageSize: missingPageSize }
      const reply = await call(listMissingShares, { query }, signal)
      return { ...reply, items: reply.items.map(toRow) }
    },
  })

const toRow = (item: ReplyOf<typeof listMissingShares>['items'][number]) => ({
  ...item,
  id: item.key,
})
export type MissingRow = ReturnType<typeof toRow>

/** The missing shares from one place of a list to another, both included, whether or not they have been read yet. */
export function readMissingRange(
  client: QueryClient,
  connectionId: ConnectionId,
  filters: MissingShareFilters,
  first: number,
  last: number,
): Promise<MissingRow[]> {
  return readRowRange(
    (page) => client.ensureQueryData(missingQuery(connectionId, filters, page)),
    missingPageSize,
    first,
    last,
  )
}

/** Plans the shares that are missing and goes to the plan. */
export function usePlanMissing(connectionId: ConnectionId) {
  const navigate = useNavigate()
  return useMutation({
    mutationFn: (selection: MissingShareSelection) =>
      call(createMissingSharesPlan, { body: { connectionId, selection } }),
    onSuccess: ({ planId }) => navigate(paths.plan(planId)),
  })
}
