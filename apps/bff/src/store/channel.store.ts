import type { ChannelKind, MailRecipients } from '@curator/console-contract/channels'
import type { EventKind } from '@curator/console-contract/notifications'
import { type Kysely, type Selectable, sql } from 'kysely'
import type { Sealed } from '../core/secret-box.ts'
import type { ChannelTable } from './notification-schema.ts'
import type { Database } from './schema.ts'

interface StoredShared {
  readonly id: string
  readonly name: string
  readonly isOn: boolean
  readonly eventKinds: readonly EventKind[]
  readonly connectionIds: readonly string[] | null
}

/** The address of a webhook is sealed; only its host can be read. */
export interface StoredWebhook extends StoredShared {
  readonly kind: Exclude<ChannelKind, 'mail'>
  readonly host: string
  readonly allowPrivate: boolean
  readonly address: Sealed
}

export interface StoredMailChannel extends StoredShared {
  readonly kind: 'mail'
  readonly recipients: MailRecipients
}

export type StoredChannel = StoredWebhook | StoredMailChannel

/** Where an address is sealed to; see `SecretBox`. */
export const toChannelPlace = (id: string) => `channel/${id}`

export type ChannelStore = ReturnType<typeof createChannelStore>

/** Channels of notifications. Two names that differ in case only are the same: a unique violation on `channel_name`. */
export function createChannelStore(db: Kysely<Database>) {
  return {
    list: async (): Promise<StoredChannel[]> => {
      const rows = await db.selectFrom('channel').selectAll().orderBy(sql`lower(name)`).execute()
      return rows.map(toChannel)
    },
    find: async (id: string): Promise<StoredChannel | undefined> => {
      const query = db.selectFrom('channel').selectAll().where('id', '=', id)
      const row = await query.executeTakeFirst()
      return row && toChannel(row)
    },
    create: async (channel: StoredChannel, now: Date): Promise<void> => {
      await db
        .insertInto('channel')
        .values({ ...toRow(channel), created_at: now })
        .execute()
    },
    /** Switched off, it ends what waits for it. False when there is no such channel. */
    update: (channel: StoredChannel): Promise<boolean> =>
      db.transaction().execute(async (trx) => {
        const done = await trx
          .updateTable('channel')
          .set(toRow(channel))
          .where('id', '=', channel.id)
          .executeTakeFirst()
        if (!channel.isOn) {
          await sql`update delivery set state = 'skipped', words = 'The channel was switched off.',
              ended_at = clock_timestamp(), lease_until = null
            where channel_id = ${channel.id} and state = 'waiting'`.execute(trx)
        }
        return done.numUpdatedRows > 0n
      }),
    remove: async (id: string): Promise<boolean> => {
      const done = await db.deleteFrom('channel').where('id', '=', id).executeTakeFirst()
      return done.numDeletedRows > 0n
    },
  }
}

function toChannel(row: Selectable<ChannelTable>): StoredChannel {
  const shared = {
    id: row.id,
    name: row.name,
    isOn: row.is_on,
    eventKinds: row.event_kinds,
    connectionIds: row.connection_ids,
  }
  if (row.kind === 'mail') {
    const { recipients } = row.target as Pick<StoredMailChannel, 'recipients'>
    return { ...shared, kind: row.kind, recipients }
  }
  const { secret_key_id: keyId, secret_nonce: nonce, secret_sealed: sealed } = row
  if (keyId === null || !nonce || !sealed) throw new Error('a webhook has an address')
  const { host, allowPrivate } = row.target as Pick<StoredWebhook, 'host' | 'allowPrivate'>
  return { ...shared, kind: row.kind, host, allowPrivate, address: { keyId, nonce, sealed } }
}

function toRow(channel: StoredChannel) {
  const isMail = channel.kind === 'mail'
  const target = isMail
    ? { recipients: channel.recipients }
    : { host: channel.host, allowPrivate: channel.allowPrivate }
  return {
    id: channel.id,
    name: channel.name,
    kind: channel.kind,
    is_on: channel.isOn,
    event_kinds: JSON.stringify(channel.eventKinds),
    connection_ids: channel.connectionIds && JSON.stringify(channel.connectionIds),
    target: JSON.stringify(target),
    secret_key_id: isMail ? null : channel.address.keyId,
    secret_nonce: isMail ? null : channel.address.nonce,
    secret_sealed: isMail ? null : channel.address.sealed,
  }
}
