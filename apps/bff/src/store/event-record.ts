import type { Environment } from '@curator/console-contract/connections'
import type { EventKind } from '@curator/console-contract/notifications'
import type { RunCounts } from '@curator/console-contract/runs'
import { sql } from 'kysely'

/** An event as stored, with what readers want of its plan, connection and actor. */
export interface EventRecord {
  readonly id: string
  readonly kind: EventKind
  /** Null for events about a review. */
  readonly planId: string | null
  readonly campaignId: string | null
  readonly runId: string | null
  readonly title: string
  readonly connectionId: string
  readonly connectionName: string
  readonly environment: Environment
  readonly actorName: string
  readonly counts: RunCounts | null
  readonly happenedAt: Date
  /** When the stage of a review ends. */
  readonly eventDueAt: Date | null
}

/** Columns of an `EventRecord`, to be selected from `eventTables`. */
export const eventColumns = sql`e.id, e.kind, e.plan_id as "planId", e.run_id as "runId",
  e.campaign_id as "campaignId", e.due_at as "eventDueAt", coalesce(p.title, rc.settings ->> 'name') as title, e.connection_id as "connectionId", k.name as "connectionName", k.environment, a.name as "actorName", e.counts,
  e.happened_at as "happenedAt"`

export const eventTables = sql`event e left join plan p on p.id = e.plan_id
  left join review_campaign rc on rc.id = e.campaign_id join connection k on k.id = e.connection_id
  join account a on a.id = e.actor_id`
