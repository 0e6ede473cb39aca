import type { ChannelKind, DeliveryState, MailSecurity } from '@curator/console-contract/channels'
import type { EventKind } from '@curator/console-contract/notifications'
import type { RunCounts } from '@curator/console-contract/runs'
import type { ColumnType, Generated } from 'kysely'
import type { Instant, Json, MaybeInstant } from './schema.ts'

/** What people and channels are told of; written in the transaction that makes it happen. */
export interface EventTable {
  id: string
  /** One event for each thing that happened, whoever records it again. */
  key: string
  kind: EventKind
  /** Null for events about a review. */
  plan_id: string | null
  campaign_id: string | null
  /** When a stage of the review ends. */
  due_at: MaybeInstant
  run_id: string | null
  connection_id: string
  actor_id: string
  counts: Json<RunCounts | null>
  happened_at: Instant
}

/** An event in the list of a person. */
export interface NotificationTable {
  account_id: string
  event_id: string
  read_at: MaybeInstant
}

/** A way out of the console: a webhook or e-mail. */
export interface ChannelTable {
  id: string
  name: string
  kind: ChannelKind
  is_on: boolean
  event_kinds: Json<EventKind[]>
  /** Null: all connections. */
  connection_ids: ColumnType<string[] | null, string | null, string | null>
  /** What may be shown of where it leads to; form by kind. */
  target: Json<unknown>
  /** The address of a webhook, sealed; null for e-mail. */
  secret_key_id: string | null
  secret_nonce: Buffer | null
  secret_sealed: Buffer | null
  created_at: Instant
}

/** One event on its way through one channel. */
export interface DeliveryTable {
  id: Generated<string>
  event_id: string
  channel_id: string
  state: DeliveryState
  /** Grows with each try; a try that ends late, after another began, changes nothing. */
  attempts: Generated<number>
  due_at: Instant
  lease_until: MaybeInstant
  /** What came of the last try, in words. */
  words: string | null
  created_at: Instant
  ended_at: MaybeInstant
}

/** The one mail server; its password is sealed. */
export interface MailServerTable {
  id: Generated<boolean>
  host: string
  port: number
  security: MailSecurity
  user_name: string | null
  sender: string
  secret_key_id: string | null
  secret_nonce: Buffer | null
  secret_sealed: Buffer | null
}
