import type { DeliveryState } from '@curator/console-contract/channels'
import { type Kysely, sql } from 'kysely'
import { type EventRecord, eventColumns, eventTables } from './event-record.ts'
import type { Database } from './schema.ts'

/** A delivery that this process may try now. */
export interface ClaimedDelivery {
  readonly id: string
  /** With this one; a result is taken only while no other try has begun. */
  readonly attempts: number
  readonly event: EventRecord
  /** E-mail addresses of the people who find the event in their own list. */
  readonly concerned: readonly string[]
}

/** A delivery for administrators. */
export interface DeliveryRecord {
  readonly deliveryId: string
  readonly channelId: string
  readonly channelName: string
  readonly state: DeliveryState
  readonly attempts: number
  readonly words: string | null
  readonly createdAt: Date
  readonly dueAt: Date
  readonly endedAt: Date | null
  readonly event: EventRecord
}

export type DeliveryStore = ReturnType<typeof createDeliveryStore>

/** Longest time that one try may take; a process that died in it gives the delivery back after this. */
const leaseMs = 90_000

/** What goes out through channels: one row for each event and channel. Time is the database's. */
export function createDeliveryStore(db: Kysely<Database>) {
  const select = async (rest: ReturnType<typeof sql>): Promise<DeliveryRecord[]> => {
    const { rows } = await sql<Omit<DeliveryRecord, 'event'> & EventRecord>`
      select ${eventColumns}, d.id as "deliveryId", d.channel_id as "channelId", c.name as "channelName", d.state,
        d.attempts, d.words, d.created_at as "createdAt", d.due_at as "dueAt", d.ended_at as "endedAt"
      from ${eventTables} join delivery d on d.event_id = e.id join channel c on c.id = d.channel_id ${rest}`.execute(
      db,
    )
    return rows.map((row) => ({ ...row, event: row }))
  }
  return {
    /** Channels for which something is due. */
    listDueChannels: async (): Promise<readonly string[]> => {
      const { rows } = await sql<{ id: string }>`
        select distinct d.channel_id as id from delivery d where ${isDue}`.execute(db)
      return rows.map(({ id }) => id)
    },

    /** The delivery of a channel that is due longest, for this process alone. */
    claim: async (channelId: string): Promise<ClaimedDelivery | undefined> => {
      const { rows } = await sql<
        EventRecord & Pick<ClaimedDelivery, 'attempts' | 'concerned'> & { deliveryId: string }
      >`
        with next as (select d.id from delivery d where ${isDue} and d.channel_id = ${channelId}
            order by d.due_at, d.created_at, d.id limit 1 for update skip locked),
          claimed as (update delivery d set attempts = d.attempts + 1,
              lease_until = clock_timestamp() + ${leaseMs} * interval '1 ms'
            from next n where d.id = n.id returning d.id, d.event_id, d.attempts)
        select ${eventColumns}, d.id as "deliveryId", d.attempts, array(select o.email from notification n
            join account o on o.id = n.account_id where n.event_id = e.id and o.disabled_at is null
            union select m.email from review_reminder m where m.event_id = e.id order by 1) as concerned
        from ${eventTables} join claimed d on d.event_id = e.id`.execute(db)
      const row = rows[0]
      if (!row) return undefined
      return { id: row.deliveryId, attempts: row.attempts, concerned: row.concerned, event: row }
    },

    /** Writes what came of a try; changes nothing when another try has begun or the delivery has ended. */
    finish: async (
      { id, attempts }: Pick<ClaimedDelivery, 'id' | 'attempts'>,
      end: { readonly state: DeliveryState; readonly words: string; readonly waitMs: number },
    ): Promise<void> => {
      await sql`update delivery set state = ${end.state}, words = ${end.words}, lease_until = null,
          due_at = clock_timestamp() + ${end.waitMs} * interval '1 ms',
          ended_at = case when ${end.state !== 'waiting'} then clock_timestamp() end
        where id = ${id} and attempts = ${attempts} and state = 'waiting'`.execute(db)
    },

    /** Newest first. */
    list: async (query: {
      readonly channelId: string | undefined
      readonly state: DeliveryState | undefined
      readonly offset: number
      readonly limit: number
    }): Promise<{ items: readonly DeliveryRecord[]; total: number }> => {
      const where = sql`where (${query.channelId ?? null}::uuid is null or d.channel_id = ${query.channelId ?? null})
        and (${query.state ?? null}::text is null or d.state = ${query.state ?? null})`
      const [items, counted] = await Promise.all([
        select(
          sql`${where} order by d.created_at desc, d.id limit ${query.limit} offset ${query.offset}`,
        ),
        sql<{ total: number }>`select count(*)::int as total from delivery d ${where}`.execute(db),
      ])
      return { items, total: counted.rows[0]?.total ?? 0 }
    },

    /** Makes a delivery due as if it had never been tried, unless it is tried right now. Undefined when there is none. */
    resend: async (id: string): Promise<DeliveryRecord | undefined> => {
      await sql`update delivery set state = 'waiting', attempts = 0, due_at = clock_timestamp(), lease_until = null,
          words = null, ended_at = null
        where id = ${id} and (lease_until is null or lease_until < clock_timestamp())`.execute(db)
      return (await select(sql`where d.id = ${id}`))[0]
    },

    /** Forgets events of before this instant, with notifications and deliveries. Answers how many. */
    removeEventsBefore: async (before: Date): Promise<number> => {
      const query = db.deleteFrom('event').where('happened_at', '<', before)
      return Number((await query.executeTakeFirst()).numDeletedRows)
    },
  }
}

const isDue = sql`d.state = 'waiting' and d.due_at <= clock_timestamp()
  and (d.lease_until is null or d.lease_until < clock_timestamp())`
