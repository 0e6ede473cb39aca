import { z } from 'zod'
import { operation } from '../../operation.ts'
import { queryFlag, readFlag, readInstant, readList, readText, serverId } from '../../values.ts'

const params = z.object({ subscriptionId: serverId })
const curator = { role: 'Curator', since: '2024.2' } as const
const count = z.coerce.number().int().optional()
const named = z.object({ id: serverId, name: readText })

/** What every view says. "Subscription" is the API’s word for a studio. */
const fields = {
  id: serverId,
  name: readText,
  credentialId: readText,
  canShareSchedules: readFlag,
}

/** SubscriptionUserWorkflowCountView. */
export const listedSubscription = z.object({
  ...fields,
  userCount: z.int(),
  workflowCount: z.int(),
})
export type ListedSubscription = z.output<typeof listedSubscription>

/** SubscriptionUserWorkflowDetailsView. */
export const subscription = z.object({
  ...fields,
  users: readList(named),
  workflows: readList(named),
})
export type Subscription = z.output<typeof subscription>

/** Create and filter say `canShareSchedule`, update and views `canShareSchedules` (reference 2.11). */
export const listSubscriptions = operation({
  ...curator,
  method: 'GET',
  path: '/v3/subscriptions',
  status: 200,
  operationId: 'Subscriptions_GetSubscriptions',
  danger: 'none',
  summary: 'Lists studios with the number of their people and workflows.',
  query: z.object({
    name: z.string().optional(),
    canShareSchedule: queryFlag.optional(),
    defaultWorkflowCredentialId: z.string().optional(),
    userCountGreaterThanEquals: count,
    userCountLessThanEquals: count,
    workflowCountGreaterThanEquals: count,
    workflowCountLessThanEquals: count,
  }),
  response: z.array(listedSubscription),
})

/** Answers key and secret of the new studio; a plain 200 is declared beside 201. */
export const createSubscription = operation({
  ...curator,
  method: 'POST',
  path: '/v3/subscriptions',
  status: 201,
  operationId: 'Subscriptions_CreateSubscription',
  danger: 'none',
  encodings: ['json', 'form'],
  secrets: { reply: ['apiKey', 'apiSecret'] },
  summary: 'Creates a studio.',
  body: z.object({
    name: z.string().min(1).max(255),
    canShareSchedule: z.boolean().optional(),
    credentialId: z.string().optional(),
  }),
  response: z.object({
    ...fields,
    apiKey: readText,
    apiSecret: readText,
    active: readFlag,
    apiEnabled: readFlag,
    expirationDate: readText,
    expDate: readInstant,
    dateUpdated: readInstant,
    credentials: readList(z.object({ id: readText, credentialId: readText })),
    dataConnections: readList(z.object({ id: readText, dataConnectionId: readText })),
  }),
})

export const getSubscription = operation({
  ...curator,
  method: 'GET',
  path: '/v3/subscriptions/:subscriptionId',
  status: 200,
  operationId: 'Subscriptions_GetSubscriptionById',
  danger: 'none',
  summary: 'Reads one studio with its people and workflows.',
  params,
  response: subscription,
})

export const updateSubscription = operation({
  ...curator,
  method: 'PUT',
  path: '/v3/subscriptions/:subscriptionId',
  status: 200,
  operationId: 'Subscriptions_UpdateSubscription',
  danger: 'caution',
  encodings: ['json', 'form'],
  summary: 'Replaces name, credential and schedule sharing of a studio.',
  params,
  body: z.object({
    name: z.string(),
    credentialId: z.string(),
    canShareSchedules: z.boolean(),
  }),
  response: z.object(fields),
})

/** The id is a query parameter. 400 while people or workflows are left in it. */
export const deleteSubscription = operation({
  ...curator,
  method: 'DELETE',
  path: '/v3/subscriptions',
  status: 200,
  operationId: 'Subscriptions_DeleteSubscription',
  danger: 'destructive',
  summary: 'Deletes a studio that holds nobody and nothing.',
  query: z.object({ subscriptionId: serverId }),
  reply: 'empty',
})

/** Everybody is in one studio, so this takes them out of the one they were in. Workflows go with their owners. */
export const moveUsersToSubscription = operation({
  ...curator,
  method: 'PUT',
  path: '/v3/subscriptions/:subscriptionId/users',
  status: 200,
  operationId: 'Subscriptions_ChangeUsersSubscription',
  danger: 'caution',
  summary: 'Moves people into a studio.',
  params,
  body: z.object({ userIds: z.array(serverId) }),
  reply: 'empty',
})
