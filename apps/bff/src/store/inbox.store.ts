import { type Kysely, sql } from 'kysely'
import { type EventRecord, eventColumns, eventTables } from './event-record.ts'
import type { Database } from './schema.ts'

export type InboxStore = ReturnType<typeof createInboxStore>

/** What each person is told of inside the console. */
export function createInboxStore(db: Kysely<Database>) {
  const countUnread = async (accountId: string): Promise<number> => {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from notification where account_id = ${accountId} and read_at is null`.execute(
      db,
    )
    return rows[0]?.count ?? 0
  }
  return {
    countUnread,

    /** Newest first. */
    list: async (
      accountId: string,
      query: { readonly isUnreadOnly: boolean; readonly offset: number; readonly limit: number },
    ): Promise<{
      items: readonly (EventRecord & { isRead: boolean })[]
      total: number
    }> => {
      const where = sql`n.account_id = ${accountId} and (${!query.isUnreadOnly} or n.read_at is null)`
      const [found, counted] = await Promise.all([
        sql<EventRecord & { isRead: boolean }>`
          select ${eventColumns}, n.read_at is not null as "isRead"
          from ${eventTables} join notification n on n.event_id = e.id where ${where}
          order by e.happened_at desc, e.id limit ${query.limit} offset ${query.offset}`.execute(
          db,
        ),
        sql<{
          total: number
        }>`select count(*)::int as total from notification n where ${where}`.execute(db),
      ])
      return { items: found.rows, total: counted.rows[0]?.total ?? 0 }
    },

    /** These of the person's own, or all that happened up to an instant. */
    markRead: async (
      accountId: string,
      which: { readonly ids: readonly string[] } | { readonly upTo: Date },
      now: Date,
    ): Promise<void> => {
      const matches =
        'ids' in which
          ? sql`e.id = any(${[...which.ids]}::uuid[])`
          : sql`date_trunc('milliseconds', e.happened_at) <= ${which.upTo}`
      await sql`update notification n set read_at = ${now} from event e
        where e.id = n.event_id and n.account_id = ${accountId} and n.read_at is null and ${matches}`.execute(
        db,
      )
    },
  }
}
