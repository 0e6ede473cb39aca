import { listAdminInsights } from '@curator/alteryx-contract/server/v1/admin-insights'
import { listAdminInsightsV2 } from '@curator/alteryx-contract/server/v2/admin-insights'
import type { ParsedRequestOf } from '@curator/endpoint/endpoint'
import type { IRouter } from 'express'
import { takeSlice } from '../paging.ts'
import { hasInsights } from '../release.ts'
import { jsonReply } from '../reply.ts'
import { serve } from '../serve.ts'
import type { SandboxState } from '../state.ts'
import type { InsightRecord } from './insight-record.ts'
import { toInsightV1, toInsightV2 } from './insight-views.ts'

/** Insights (server-v1v2 4.3, 5.1); empty lists on releases that no longer have them (our choice). */
export function insightRoutes(router: IRouter, state: SandboxState): void {
  serve(router, state, listAdminInsights, ({ query }) =>
    jsonReply(
      200,
      select(state, query).map((record) => toInsightV1(state.world, record)),
    ),
  )
  serve(router, state, listAdminInsightsV2, ({ query }) =>
    jsonReply(
      200,
      select(state, query).map((record) => toInsightV2(state.world, record)),
    ),
  )
}

/** `search` looks into names, case apart: what else it looks into is not described. */
function select(
  { world, options }: SandboxState,
  query: ParsedRequestOf<typeof listAdminInsights>['query'],
): readonly InsightRecord[] {
  if (!hasInsights(options.release)) return []
  const wanted = query.search?.toLowerCase() ?? ''
  const found = [...world.insights.values()].filter(({ name }) =>
    name.toLowerCase().includes(wanted),
  )
  return takeSlice(found, query)
}
