import type { listSubscriptions as contract } from '@curator/alteryx-contract/server/v3/subscriptions'
import type { ParsedRequestOf } from '@curator/endpoint/endpoint'
import type { World } from '../world.ts'
import { countContents, toSubscription } from './subscription-view.ts'

type Filters = ParsedRequestOf<typeof contract>['query']

/** SubscriptionUserWorkflowCountView of the studios that fit. The name is compared whole, case apart (our choice). */
export function listSubscriptions(world: World, filters: Filters) {
  const countOf = countContents(world)
  const name = filters.name?.toLowerCase()
  return [...world.subscriptions.values()]
    .map((record) => ({ ...toSubscription(record), ...countOf(record.id) }))
    .filter(
      (studio) =>
        fits(name, studio.name.toLowerCase()) &&
        fits(filters.canShareSchedule, String(studio.canShareSchedules)) &&
        fits(filters.defaultWorkflowCredentialId, studio.credentialId) &&
        studio.userCount >= (filters.userCountGreaterThanEquals ?? 0) &&
        studio.userCount <= (filters.userCountLessThanEquals ?? Number.POSITIVE_INFINITY) &&
        studio.workflowCount >= (filters.workflowCountGreaterThanEquals ?? 0) &&
        studio.workflowCount <= (filters.workflowCountLessThanEquals ?? Number.POSITIVE_INFINITY),
    )
}

function fits(wanted: string | undefined, value: string): boolean {
  return wanted === undefined || wanted === value
}
