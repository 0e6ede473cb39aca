import {
  type AccessTargetKind,
  createMissingSharesPlan,
  explainAccess,
  findAccessTargets,
  listMissingShares,
} from '@curator/console-contract/access'
import type { ConnectionId, UserId } from '@curator/console-contract/ids'
import type { ReplyOf } from '@curator/endpoint/endpoint'
import { keepPreviousData, queryOptions, useMutation } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { call } from '../../api/client.ts'
import { directoryKey } from '../../api/connections.queries.ts'
import { readAllPages } from '../../api/read-pages.ts'
import { paths } from '../../paths.ts'
import type { MissingSearch } from './missing/missing-search.ts'

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

export const missingQuery = (connectionId: ConnectionId, filters: MissingSearch, page: number) =>
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

/** Every missing share that matches, page after page. */
export async function readAllMissing(
  connectionId: ConnectionId,
  filters: MissingSearch,
): Promise<MissingRow[]> {
  const rows = await readAllPages((paging) =>
    call(listMissingShares, { query: { ...filters, connectionId, ...paging } }),
  )
  return rows.map(toRow)
}

/** Plans the shares that are missing and goes to the plan. */
export function usePlanMissing(connectionId: ConnectionId) {
  const navigate = useNavigate()
  return useMutation({
    mutationFn: (keys: string[]) => call(createMissingSharesPlan, { body: { connectionId, keys } }),
    onSuccess: ({ planId }) => navigate(paths.plan(planId)),
  })
}
