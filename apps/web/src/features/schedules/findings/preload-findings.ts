import { connectionId as connectionIdSchema } from '@curator/console-contract/ids'
import type { QueryClient } from '@tanstack/react-query'
import { readParam } from '../../../lib/read-param.ts'
import { readSearchParams } from '../../../lib/search-params.ts'
import { schedulesQueries } from '../schedules.queries.ts'
import { findingsQueries } from './findings.queries.ts'
import { findingsSearch, toListed } from './findings-search.ts'

/** Asks for the counts and the first rows at once, as the page that is about to open will. What fails is asked for again there. */
export function preloadFindings(client: QueryClient, id: string | undefined, address: URL): void {
  const connectionId = readParam(connectionIdSchema, id)
  if (!connectionId) return
  const listed = toListed(readSearchParams(findingsSearch, address.searchParams))
  void client.prefetchQuery(findingsQueries.counts(connectionId))
  if (listed) void client.prefetchQuery(findingsQueries.page(connectionId, listed, 1))
  void client.prefetchQuery(schedulesQueries.choices(connectionId))
}
