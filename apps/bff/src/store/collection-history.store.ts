import type { CollectionRights } from '@curator/console-contract/collections'
import { type Kysely, sql } from 'kysely'
import type { Database } from './schema.ts'

/** What this console set of a member last. */
export interface SetByConsole {
  readonly collectionId: string
  readonly memberKind: 'user' | 'group' | 'directory'
  readonly memberId: string
  readonly rights: CollectionRights
  readonly expiresAt: string | null
  readonly setAt: Date
}

export type CollectionHistoryStore = ReturnType<typeof createCollectionHistoryStore>

/** What runs of this console did to members of collections. */
export function createCollectionHistoryStore(db: Kysely<Database>) {
  return {
    /** For each member the last change that was applied; whoever was removed last is left out. */
    findLastSet: async (connectionId: string): Promise<readonly SetByConsole[]> => {
      const { rows } = await sql<SetByConsole>`
        with seat as (
          select h.kind, h.payload, c.ended_at, h.seq, h.payload ->> 'memberKind' as member_kind,
            coalesce(h.payload -> 'collection' ->> 'id', (select m.result ->> 'id' from change_result m
              where m.run_id = r.id and m.seq = (h.payload -> 'collection' ->> 'createdBy')::int)) as collection_id,
            coalesce(h.payload -> 'member' ->> 'id', (select m.result ->> 'id' from change_result m
              where m.run_id = r.id and m.seq = (h.payload -> 'member' ->> 'createdBy')::int)) as member_id
          from change h join run r on r.plan_id = h.plan_id
            join change_result c on c.run_id = r.id and c.seq = h.seq
          where h.kind in ('set-collection-member', 'remove-collection-member')
            and r.connection_id = ${connectionId} and c.outcome in ('applied', 'already_applied')),
        last as (
          select distinct on (collection_id, member_kind, member_id) * from seat
          order by collection_id, member_kind, member_id, ended_at desc, seq desc)
        select collection_id as "collectionId", member_kind as "memberKind", member_id as "memberId",
          payload -> 'rights' as rights, payload ->> 'expiresAt' as "expiresAt", ended_at as "setAt"
        from last where kind = 'set-collection-member'`.execute(db)
      return rows
    },
  }
}
