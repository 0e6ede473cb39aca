import { z } from 'zod'
import { operation } from '../../operation.ts'
import { reducedCredential } from '../v3/credentials.ts'

/** For anybody with API access; no parameters (server-v1v2 6.1). The operation id is ours. */
export const listMyCredentials = operation({
  method: 'GET',
  path: '/user/v2/credentials',
  status: 200,
  operationId: 'UserV2_GetCredentials',
  role: 'user',
  since: '2021.4',
  danger: 'none',
  summary: 'Lists the credentials the caller may use, directly or through a studio.',
  response: z.array(reducedCredential),
})
