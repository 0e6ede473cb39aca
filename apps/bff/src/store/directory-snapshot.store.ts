import type { ConnectionId } from '@curator/console-contract/ids'
import type { Kysely } from 'kysely'
import type { Database } from './schema.ts'

/** The last copy of a connection's directory; its body is known to `directory/` only. */
export interface StoredSnapshot {
  readonly takenAt: Date
  readonly userCount: number
  readonly groupCount: number
  readonly body: Uint8Array
}

/** One snapshot per connection, the newest wins: replicas may write in any order. */
export interface DirectorySnapshotStore {
  find(connectionId: ConnectionId): Promise<StoredSnapshot | undefined>
  /** When the stored copy was taken, without its body. */
  findTakenAt(connectionId: ConnectionId): Promise<Date | undefined>
  /** Keeps what is there when that is newer. */
  save(connectionId: ConnectionId, snapshot: StoredSnapshot): Promise<void>
  /** The Server was read again and had not changed. */
  confirm(connectionId: ConnectionId, takenAt: Date): Promise<void>
}

export function createDirectorySnapshotStore(db: Kysely<Database>): DirectorySnapshotStore {
  return {
    find: async (connectionId) => {
      const row = await db
        .selectFrom('directory_snapshot')
        .selectAll()
        .where('connection_id', '=', connectionId)
        .executeTakeFirst()
      if (!row) return undefined
      return {
        takenAt: row.taken_at,
        userCount: row.user_count,
        groupCount: row.group_count,
        body: row.body,
      }
    },
    findTakenAt: async (connectionId) => {
      const row = await db
        .selectFrom('directory_snapshot')
        .select('taken_at')
        .where('connection_id', '=', connectionId)
        .executeTakeFirst()
      return row?.taken_at
    },
    save: async (connectionId, snapshot) => {
      const row = {
        taken_at: snapshot.takenAt,
        user_count: snapshot.userCount,
        group_count: snapshot.groupCount,
        body: Buffer.from(snapshot.body.buffer, snapshot.body.byteOffset, snapshot.body.byteLength),
      }
      await db
        .insertInto('directory_snapshot')
        .values({ connection_id: connectionId, ...row })
        .onConflict((conflict) =>
          conflict
            .column('connection_id')
            .doUpdateSet(row)
            .where('directory_snapshot.taken_at', '<', snapshot.takenAt),
        )
        .execute()
    },
    confirm: async (connectionId, takenAt) => {
      await db
        .updateTable('directory_snapshot')
        .set({ taken_at: takenAt })
        .where('connection_id', '=', connectionId)
        .where('taken_at', '<', takenAt)
        .execute()
    },
  }
}
