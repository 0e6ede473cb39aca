import { z } from 'zod'
import { operation } from '../../operation.ts'
import { readFlag, readInstant, readText, serverId } from '../../values.ts'
import { pageQuery } from './subscriptions.ts'

const readCount = z
  .int()
  .nullish()
  .transform((value) => value ?? null)

/** What V1 and V2 both tell about a person (server-v1v2 4.17, 4.18). */
export const adminUserFields = {
  id: serverId,
  accountLocked: readFlag,
  accountLockedAt: readInstant,
  active: readFlag,
  anonymous: readFlag,
  canSchedule: readFlag,
  canSetPriority: readFlag,
  canSetWorkerAssignment: readFlag,
  dateAdded: readInstant,
  dateUpdated: readInstant,
  email: readText,
  expirationDate: readText,
  firstName: readText,
  lastName: readText,
  numFailedLogins: readCount,
  pending: readFlag,
  subscriptionId: readText,
  updateLastLoginDate: readInstant,
  userProfile: z
    .object({ picture: readText, iconId: readText })
    .nullish()
    .transform((value) => value ?? null),
  validated: readFlag,
  timezone: readText,
  language: readText,
}

/** People as V1 describes them: `curator` in place of a role, and the studio each is in. The operation id is ours. */
export const listAdminUsers = operation({
  method: 'GET',
  path: '/admin/v1/users',
  status: 200,
  operationId: 'AdminV1_GetUsers',
  role: 'Curator',
  since: '2021.4',
  danger: 'none',
  summary: 'Lists people with their studio, failed sign-ins and locks.',
  query: z.object(pageQuery),
  response: z.array(z.object({ ...adminUserFields, curator: readFlag })),
})
