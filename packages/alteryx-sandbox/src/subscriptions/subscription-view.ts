import type { World } from '../world.ts'
import type { SubscriptionRecord } from './subscription-record.ts'

/** SubscriptionView. */
export function toSubscription(record: SubscriptionRecord) {
  const { id, name, credentialId, canShareSchedules } = record
  return { id, name, credentialId, canShareSchedules }
}

/** The definition Subscription, the answer of creating: the only place where key and secret are shown. */
export function toNewSubscription(record: SubscriptionRecord) {
  const { apiKey, apiSecret, dateUpdated } = record
  return {
    ...toSubscription(record),
    apiKey,
    apiSecret,
    active: true,
    apiEnabled: true,
    expirationDate,
    expDate: `${expirationDate}T00:00:00Z`,
    dateUpdated,
    credentials: [],
    dataConnections: [],
  }
}

/** SubscriptionUserWorkflowDetailsView; workflows are those of its people (reference 3.4). */
export function toSubscriptionInFull(world: World, record: SubscriptionRecord) {
  const people = [...world.users.values()].filter(
    ({ subscriptionId }) => subscriptionId === record.id,
  )
  return {
    ...toSubscription(record),
    users: people.map(({ id, firstName, lastName }) => ({ id, name: `${firstName} ${lastName}` })),
    workflows: people.flatMap((person) =>
      world.workflows.of(person.id).map(({ id, name }) => ({ id, name })),
    ),
  }
}

/** Studios here never expire; V1 and V2 show a day far ahead. */
export const expirationDate = '2099-12-31'

/** How many people and workflows each studio holds, in one pass over both. */
export function countContents(
  world: World,
): (id: string) => { readonly userCount: number; readonly workflowCount: number } {
  const users = new Map<string, number>()
  const workflows = new Map<string, number>()
  const add = (counts: Map<string, number>, id: string) => counts.set(id, (counts.get(id) ?? 0) + 1)
  for (const { subscriptionId } of world.users.values()) add(users, subscriptionId)
  for (const { ownerId } of world.workflows.values()) {
    const studio = world.users.get(ownerId)?.subscriptionId
    if (studio !== undefined) add(workflows, studio)
  }
  return (id) => ({ userCount: users.get(id) ?? 0, workflowCount: workflows.get(id) ?? 0 })
}
