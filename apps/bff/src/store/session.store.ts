import type { Kysely } from 'kysely'
import type { Database } from './schema.ts'

/** A session as the store keeps it, without its id: only the hash of that is known. */
export interface StoredSession {
  readonly accountId: string | null
  readonly data: Record<string, unknown>
  readonly lastSeenAt: Date
}

/** Bounds a session must be inside of to be alive. */
export interface SessionBounds {
  /** Sessions not seen since are over. */
  readonly seenAfter: Date
  readonly now: Date
}

/** Sessions by the SHA-256 of their id: what stands in the table can't be used as a cookie. */
export interface SessionStore {
  find(idHash: Buffer, bounds: SessionBounds): Promise<StoredSession | undefined>
  create(idHash: Buffer, session: StoredSession, expiresAt: Date): Promise<void>
  /** Changes a session that is still there: one that was ended meanwhile must not come back. */
  update(idHash: Buffer, session: StoredSession): Promise<void>
  touch(idHash: Buffer, now: Date): Promise<void>
  remove(idHash: Buffer): Promise<void>
  /** Removes all sessions of an account. */
  removeOf(accountId: string): Promise<void>
  /** Removes sessions that are over; answers how many. */
  removeEnded(bounds: SessionBounds): Promise<number>
}

export function createSessionStore(db: Kysely<Database>): SessionStore {
  return {
    find: async (idHash, { seenAfter, now }) => {
      const row = await db
        .selectFrom('session')
        .select(['account_id', 'data', 'last_seen_at'])
        .where('id_hash', '=', idHash)
        .where('expires_at', '>', now)
        .where('last_seen_at', '>', seenAfter)
        .executeTakeFirst()
      if (!row) return undefined
      return { accountId: row.account_id, data: row.data, lastSeenAt: row.last_seen_at }
    },
    create: async (idHash, session, expiresAt) => {
      const row = { id_hash: idHash, ...toColumns(session), expires_at: expiresAt }
      await db.insertInto('session').values(row).execute()
    },
    update: async (idHash, session) => {
      const update = db.updateTable('session').set(toColumns(session))
      await update.where('id_hash', '=', idHash).execute()
    },
    touch: async (idHash, now) => {
      await db
        .updateTable('session')
        .set({ last_seen_at: now })
        .where('id_hash', '=', idHash)
        .execute()
    },
    remove: async (idHash) => {
      await db.deleteFrom('session').where('id_hash', '=', idHash).execute()
    },
    removeOf: async (accountId) => {
      await db.deleteFrom('session').where('account_id', '=', accountId).execute()
    },
    removeEnded: async ({ seenAfter, now }) => {
      const done = await db
        .deleteFrom('session')
        .where((row) =>
          row.or([row('expires_at', '<=', now), row('last_seen_at', '<=', seenAfter)]),
        )
        .executeTakeFirst()
      return Number(done.numDeletedRows)
    },
  }
}

const toColumns = (session: StoredSession) => ({
  account_id: session.accountId,
  data: JSON.stringify(session.data),
  last_seen_at: session.lastSeenAt,
})
