import { randomUUID } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { Database } from './schema.ts'

/** One reading of a connection string by a person. */
export interface RevelationRecord {
  readonly at: Date
  readonly accountName: string
  readonly reason: string
}

export type RevelationStore = ReturnType<typeof createRevelationStore>

const mostListed = 50

/** Who saw which connection string, when and why; the string itself is nowhere. */
export function createRevelationStore(db: Kysely<Database>) {
  return {
    add: async (seen: {
      readonly connectionId: string
      readonly dataConnectionId: string
      readonly accountId: string
      readonly reason: string
      readonly at: Date
    }): Promise<void> => {
      await sql`
        insert into connection_string_revelation
          (id, connection_id, data_connection_id, account_id, reason, revealed_at)
        values (${randomUUID()}, ${seen.connectionId}, ${seen.dataConnectionId}, ${seen.accountId},
          ${seen.reason}, ${seen.at})`.execute(db)
    },

    /** Newest first, at most 50. */
    list: async (
      connectionId: string,
      dataConnectionId: string,
    ): Promise<readonly RevelationRecord[]> => {
      const { rows } = await sql<RevelationRecord>`
        select r.revealed_at as at, a.name as "accountName", r.reason
        from connection_string_revelation r join account a on a.id = r.account_id
        where r.connection_id = ${connectionId} and r.data_connection_id = ${dataConnectionId}
        order by r.revealed_at desc limit ${mostListed}`.execute(db)
      return rows
    },
  }
}
