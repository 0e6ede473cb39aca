import { randomUUID } from 'node:crypto'
import type { EventKind } from '@curator/console-contract/notifications'
import type { Kysely } from 'kysely'
import { recordEvent } from '../src/store/notification.store.ts'
import type { Database } from '../src/store/schema.ts'

/** A draft of an account on a connection, with an event of it; answers the plan's id. */
export async function recordPlanEvent(
  db: Kysely<Database>,
  event: {
    readonly kind: Extract<EventKind, 'approval_wanted' | `plan_${string}`>
    readonly authorId: string
    readonly actorId?: string
    readonly connectionId: string
    readonly title?: string
  },
): Promise<string> {
  const { kind, authorId, connectionId, title = 'Offboard 3 people' } = event
  const planId = randomUUID()
  const now = new Date()
  await db
    .insertInto('plan')
    .values({
      id: planId,
      connection_id: connectionId,
      author_id: authorId,
      slice: 'offboarding',
      title,
      sheet_id: null,
      state: 'draft',
      digest: 'd',
      row_count: 0,
      change_count: 0,
      verdict_counts: '{}',
      kind_counts: '{}',
      danger: 'none',
      directory_taken_at: now,
      options: '{}',
      created_at: now,
      expires_at: now,
    })
    .execute()
  await recordEvent(db, { kind, planId, actorId: event.actorId ?? authorId, occasion: 'first' })
  return planId
}
