import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import type { Database } from './schema.ts'

const noted = z.array(z.object({ kind: z.enum(['credential', 'data-connection']), id: z.string() }))
export type NotedNeeds = z.output<typeof noted>

export interface CollectionNote {
  readonly collectionId: string
  readonly needs: NotedNeeds
  readonly notedAt: Date
  readonly notedByName: string
}

export type CollectionNeedStore = ReturnType<typeof createCollectionNeedStore>

/** What people noted that collections need. */
export function createCollectionNeedStore(db: Kysely<Database>) {
  return {
    /** Another text whenever a note of the connection is another. */
    readVersion: async (connectionId: string): Promise<string> => {
      const { rows } = await sql<{ version: string }>`
        select coalesce(max(version), 0)::text as version from collection_need
        where connection_id = ${connectionId}`.execute(db)
      return rows[0]?.version ?? '0'
    },

    /** All notes of a connection, or that of one collection. */
    list: async (connectionId: string, collectionId?: string): Promise<CollectionNote[]> => {
      const { rows } = await sql<CollectionNote>`
        select n.collection_id as "collectionId", n.needs, n.noted_at as "notedAt", a.name as "notedByName"
        from collection_need n join account a on a.id = n.noted_by
        where n.connection_id = ${connectionId}
          and (${collectionId ?? null}::text is null or n.collection_id = ${collectionId ?? null})`.execute(
        db,
      )
      return rows.map((row) => ({ ...row, needs: noted.parse(row.needs) }))
    },

    /** In place of what was noted before. */
    save: async (note: {
      readonly connectionId: string
      readonly collectionId: string
      readonly needs: NotedNeeds
      readonly at: Date
      readonly by: string
    }): Promise<void> => {
      await sql`
        insert into collection_need (connection_id, collection_id, needs, noted_at, noted_by)
        values (${note.connectionId}, ${note.collectionId}, ${JSON.stringify(note.needs)}::jsonb, ${note.at}, ${note.by})
        on conflict (connection_id, collection_id) do update set needs = excluded.needs, version = default,
          noted_at = excluded.noted_at, noted_by = excluded.noted_by`.execute(db)
    },
  }
}
