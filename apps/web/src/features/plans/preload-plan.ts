import { planId as planIdSchema } from '@curator/console-contract/ids'
import type { QueryClient } from '@tanstack/react-query'
import { readParam } from '../../lib/read-param.ts'
import { readSearchParams } from '../../lib/search-params.ts'
import { planSearch, toPlanRowsQuery } from './plan-search.ts'
import { plansQueries } from './plans.queries.ts'

/** Asks for a plan and its first rows, as the page that is about to open will. What fails is asked for again there. */
export function preloadPlan(client: QueryClient, id: string | undefined, address: URL): void {
  const planId = readParam(planIdSchema, id)
  if (!planId) return
  const filter = readSearchParams(planSearch, address.searchParams)
  void client.prefetchQuery(plansQueries.plan(planId))
  void client.prefetchQuery(plansQueries.planRows(planId, toPlanRowsQuery(filter, 1)))
}
