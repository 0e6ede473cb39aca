import { refuse } from '../reply.ts'
import type { SandboxState } from '../state.ts'
import type { SubscriptionRecord } from './subscription-record.ts'

/** The studio, or 404. */
export function findSubscription({ world }: SandboxState, id: string): SubscriptionRecord {
  const found = world.subscriptions.get(id)
  if (!found) throw refuse(404, 'The subscription was not found.')
  return found
}
