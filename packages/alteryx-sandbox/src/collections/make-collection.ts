import type { CollectionRecord } from './collection-record.ts'

type Wanted = Pick<CollectionRecord, 'id' | 'name' | 'ownerId' | 'dateAdded'> &
  Partial<CollectionRecord>

/** An empty collection. */
export function makeCollection(wanted: Wanted): CollectionRecord {
  return {
    users: new Map(),
    userGroups: new Map(),
    subscriptions: new Map(),
    workflows: new Map(),
    schedules: new Map(),
    insights: new Map(),
    ...wanted,
  }
}
