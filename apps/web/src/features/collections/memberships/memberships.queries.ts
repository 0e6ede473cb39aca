import { maxCollectionChanges } from '@curator/console-contract/collection-plans'
import {
  exportCollectionMemberships,
  listCollectionMemberships,
  membershipFilters,
} from '@curator/console-contract/collections'
import type { ConnectionId } from '@curator/console-contract/ids'
import { queryOptions, useMutation } from '@tanstack/react-query'
import type { z } from 'zod'
import { call } from '../../../api/client.ts'
import { directoryKey } from '../../../api/connections.queries.ts'
import { readAllToChoose } from '../../../api/read-pages.ts'
import { type MembershipRow, toMembershipRow } from '../members/membership-row.ts'

/** What the address of the list holds: filters and sort. */
export const membershipSearch = membershipFilters.omit({ connectionId: true })
export type MembershipSearch = z.output<typeof membershipSearch>

/** Rows asked for at once: more than a screen. */
export const membershipPageSize = 100

export const membershipsQuery = (
  connectionId: ConnectionId,
  filters: MembershipSearch,
  page: number,
) =>
  queryOptions({
    queryKey: [...directoryKey(connectionId), 'collection-memberships', filters, page],
    queryFn: async ({ signal }) => {
      const query = { ...filters, connectionId, page, pageSize: membershipPageSize }
      const reply = await call(listCollectionMemberships, { query }, signal)
      return { ...reply, items: reply.items.map(toMembershipRow) }
    },
  })

/** Every membership that matches. Throws `too_many_rows` for more than a plan takes. */
export async function readAllMemberships(
  connectionId: ConnectionId,
  filters: MembershipSearch,
): Promise<MembershipRow[]> {
  const rows = await readAllToChoose(
    (paging) => call(listCollectionMemberships, { query: { ...filters, connectionId, ...paging } }),
    maxCollectionChanges,
  )
  return rows.map(toMembershipRow)
}

/** All memberships that match, as a file that can be brought back as a sheet. */
export function useExportMemberships(connectionId: ConnectionId) {
  return useMutation({
    mutationFn: (filters: MembershipSearch) =>
      call(exportCollectionMemberships, { query: { ...filters, connectionId } }),
  })
}
