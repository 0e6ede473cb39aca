import { z } from 'zod'
import { operation } from '../../operation.ts'
import { readFlag, readRole, readText } from '../../values.ts'
import {
  insightFields,
  insightOwnerFields,
  insightQuery,
  insightSecrets,
} from '../v1/admin-insights.ts'

const owner = z
  .object({
    ...insightOwnerFields,
    role: readRole,
    defaultWorkerTag: readText,
    language: readText,
    isDeleted: readFlag,
  })
  .nullish()
  .transform((value) => value ?? null)

/** As in V1, with owners in the newer user model: a role in place of `curator` (server-v1v2 5.1). The id is ours. */
export const listAdminInsightsV2 = operation({
  method: 'GET',
  path: '/admin/v2/insights',
  status: 200,
  operationId: 'AdminV2_GetInsights',
  role: 'Curator',
  since: '2021.4',
  danger: 'none',
  secrets: insightSecrets,
  summary: 'Lists insights, with owners as V2 describes them.',
  query: insightQuery,
  response: z.array(z.object({ ...insightFields, owner })),
})
