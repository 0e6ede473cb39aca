import { listLooseWorkflows } from '@curator/console-contract/collections'
import type { ConnectionId } from '@curator/console-contract/ids'
import type { ReplyOf } from '@curator/endpoint/endpoint'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../api/client.ts'
import { directoryKey } from '../../../api/connections.queries.ts'
import { readAllToChoose } from '../../../api/read-pages.ts'

export type LooseWorkflow = ReplyOf<typeof listLooseWorkflows>['items'][number]
type LooseFilters = { readonly search?: string | undefined }

/** Rows asked for at once: more than a screen. */
export const loosePageSize = 100

export const looseQuery = (connectionId: ConnectionId, filters: LooseFilters, page: number) =>
  queryOptions({
    queryKey: [...directoryKey(connectionId), 'loose-workflows', filters, page],
    queryFn: ({ signal }) =>
      call(
        listLooseWorkflows,
        { query: { ...filters, connectionId, page, pageSize: loosePageSize } },
        signal,
      ),
  })

/** How many a plan puts into a collection. */
const maxWorkflows = 10_000

/** Every workflow in no collection that matches. Throws `too_many_rows` for more than a plan takes. */
export function readAllLoose(
  connectionId: ConnectionId,
  filters: LooseFilters,
): Promise<LooseWorkflow[]> {
  return readAllToChoose(
    (paging) => call(listLooseWorkflows, { query: { ...filters, connectionId, ...paging } }),
    maxWorkflows,
  )
}
