import { z } from 'zod'
import { operation } from '../../operation.ts'
import { queryFlag } from '../../values.ts'
import { historyQuery, workflowHistory } from '../v1/workflow-history.ts'

/** As in V1, with more filters; `useEvents` compares the dates with those of changes. The id is ours. */
export const listAllWorkflowsV2 = operation({
  method: 'GET',
  path: '/admin/v2/workflows/all',
  status: 200,
  operationId: 'AdminV2_GetAllWorkflows',
  role: 'Curator',
  since: '2021.4',
  danger: 'none',
  summary: 'Lists workflows with their revisions, deleted ones too.',
  query: z.object({
    ...historyQuery,
    name: z.string().optional(),
    subscriptionId: z.string().optional(),
    useEvents: queryFlag.optional(),
  }),
  response: z.array(workflowHistory),
})
