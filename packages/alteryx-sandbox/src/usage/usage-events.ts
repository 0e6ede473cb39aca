import type { World } from '../world.ts'
import { toUlid } from './ulid.ts'

/** One thing somebody did, for the vendor's records. */
export interface UsageEvent {
  readonly eventId: string
  readonly eventType: 'SignIn' | 'JobCompleted'
  readonly timestamp: string
  readonly userId: string
  /** Of a job only. */
  readonly workflowId?: string
}

/**
 * Usage events since the last removal, oldest first: the last sign-in of each person and every job that ended. They
 * follow from what the world holds, so nothing has to be written when it happens.
 */
export function listUsageEvents(world: World): UsageEvent[] {
  const events: UsageEvent[] = []
  const add = (at: string, id: string, event: Omit<UsageEvent, 'eventId' | 'timestamp'>) => {
    const eventId = toUlid(Date.parse(at), id)
    if (eventId > world.usageRemovedUpTo) events.push({ eventId, timestamp: at, ...event })
  }
  for (const { id, lastLoginDateTime } of world.users.values()) {
    if (lastLoginDateTime) add(lastLoginDateTime, id, { eventType: 'SignIn', userId: id })
  }
  for (const { id, endTime, ownerId, workflowId } of world.jobs.values()) {
    if (endTime) add(endTime, id, { eventType: 'JobCompleted', userId: ownerId, workflowId })
  }
  return events.sort((one, other) => (one.eventId < other.eventId ? -1 : 1))
}
