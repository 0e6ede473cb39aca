import { z } from 'zod'
import { operation } from '../../operation.ts'
import { readRole } from '../../values.ts'
import { pageQuery } from '../v1/subscriptions.ts'
import { adminUserFields } from '../v1/users.ts'

/** As V1, with the role. Newer Servers filter by studio; older ones ignore that. The operation id is ours. */
export const listAdminUsersV2 = operation({
  method: 'GET',
  path: '/admin/v2/users',
  status: 200,
  operationId: 'AdminV2_GetUsers',
  role: 'Curator',
  since: '2021.4',
  danger: 'none',
  summary: 'Lists people with their role and studio.',
  query: z.object({ ...pageQuery, subscriptionId: z.string().optional() }),
  response: z.array(z.object({ ...adminUserFields, role: readRole })),
})
