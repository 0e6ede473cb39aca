import { z } from 'zod'
import { operation } from '../../operation.ts'
import { readFlag, readText, serverId } from '../../values.ts'
import { pageQuery } from '../v1/subscriptions.ts'

/** Studios as V2 describes them: without contact, with their credential. The operation id is ours. */
export const listAdminSubscriptionsV2 = operation({
  method: 'GET',
  path: '/admin/v2/subscriptions',
  status: 200,
  operationId: 'AdminV2_GetSubscriptions',
  role: 'Curator',
  since: '2021.4',
  danger: 'none',
  summary: 'Lists studios with their default credential.',
  query: z.object(pageQuery),
  response: z.array(
    z.object({
      id: serverId,
      name: readText,
      active: readFlag,
      expirationDate: readText,
      /** Up to 2021.2. */
      defaultWorkerTag: readText,
      defaultWorkflowCredentialId: readText,
    }),
  ),
})
