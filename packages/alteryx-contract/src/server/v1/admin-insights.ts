import { z } from 'zod'
import { operation } from '../../operation.ts'
import { readFlag, readInstant, readText, serverId } from '../../values.ts'

/** What stands beside the owner in both versions. */
export const insightFields = {
  /** Where it is stored; everything else points to `insightId`. */
  id: serverId,
  insightId: serverId,
  name: readText,
  lastUpdated: readInstant,
  ownerId: readText,
  iconId: readText,
}

/** What both user models tell about an owner and we read. Key, secret and password hash stay unread. */
export const insightOwnerFields = {
  id: readText,
  email: readText,
  firstName: readText,
  lastName: readText,
  active: readFlag,
  apiEnabled: readFlag,
  validated: readFlag,
  accountLocked: readFlag,
  dateAdded: readInstant,
  dateUpdated: readInstant,
  updateLastLoginDate: readInstant,
  subscriptionId: readText,
  timezone: readText,
}

export const insightQuery = z.object({
  search: z.string().optional(),
  offset: z.coerce.number().int().optional(),
  limit: z.coerce.number().int().optional(),
})

/** The model of the owner nominally has key, secret and password hash (server-v1v2 4.3). */
export const insightSecrets = { reply: ['apiKey', 'apiSecret', 'securityInfo'] } as const

const owner = z
  .object({ ...insightOwnerFields, curator: readFlag })
  .nullish()
  .transform((value) => value ?? null)

/** Insights, a feature of older releases; each with its owner in the old user model. The id is ours. */
export const listAdminInsights = operation({
  method: 'GET',
  path: '/admin/v1/insights',
  status: 200,
  operationId: 'AdminV1_GetInsights',
  role: 'Curator',
  since: '2021.4',
  danger: 'none',
  secrets: insightSecrets,
  summary: 'Lists insights, with owners as V1 describes them.',
  query: insightQuery,
  response: z.array(z.object({ ...insightFields, owner })),
})
