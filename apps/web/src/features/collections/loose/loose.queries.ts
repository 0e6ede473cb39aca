import { listLooseWorkflows } from '@curator/console-contract/collections'
import type { ConnectionId } from '@curator/console-contract/ids'
import { maxPageSize } from '@curator/console-contract/paging'
import type { ReplyOf } from '@curator/endpoint/endpoint'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../api/client.ts'
import { directoryKey } from '../../../api/connections.queries.ts'

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

/** Every workflow in no collection that matches, page after page. */
export async function readAllLoose(
  connectionId: ConnectionId,
  filters: LooseFilters,
): Promise<LooseWorkflow[]> {
  const workflows: LooseWorkflow[] = []
  for (let page = 1; ; page += 1) {
    const query = { ...filters, connectionId, page, pageSize: maxPageSize }
    const { items, total } = await call(listLooseWorkflows, { query })
    workflows.push(...items)
    if (items.length === 0 || workflows.length >= total) return workflows
  }
}
