import type { ChangeKind, FieldChange } from '@curator/console-contract/plans'
import type { Outcome } from '@curator/console-contract/runs'
import { type Kysely, sql } from 'kysely'
import type { Database } from './schema.ts'

/** How runs of this console last ended a person's access. */
export interface EndOfAccess {
  readonly userId: string
  readonly kind: ChangeKind
  /** What the plan saw, and what the answer told beside; JSON as the kind of change keeps it. */
  readonly before: { readonly groups?: readonly NamedGroup[]; readonly set?: { role?: string } }
  readonly result: { readonly groupIds?: readonly string[] } | null
  /** Groups that the same run took the person out of, one by one. */
  readonly removedFrom: readonly NamedGroup[]
}

interface NamedGroup {
  readonly id: string
  readonly name: string
}

/** A change that was sent for a person, or is about to be. */
export interface UserChangeRecord {
  readonly kind: ChangeKind
  readonly sentence: string
  readonly fields: readonly FieldChange[]
  readonly outcome: Outcome
  readonly endedAt: Date
  readonly planId: string
  readonly runId: string
  readonly authorName: string
}

export type UserHistoryStore = ReturnType<typeof createUserHistoryStore>

/** What runs of this console did to people of a Server. */
export function createUserHistoryStore(db: Kysely<Database>) {
  return {
    /** Of those whose access is still as this console ended it: whoever it made active again is not among them. */
    findEndsOfAccess: async (
      connectionId: string,
      userIds: readonly string[],
    ): Promise<readonly EndOfAccess[]> => {
      const { rows } = await sql<EndOfAccess & { readonly isReturn: boolean }>`
        with last as (
          select distinct on (h.user_id) h.user_id, h.kind, h.before, c.result, r.id as run_id, h.plan_id,
            h.kind = 'update-user' and h.payload -> 'set' ->> 'role' is distinct from 'NoAccess' as is_return
          from change h join run r on r.plan_id = h.plan_id
            join change_result c on c.run_id = r.id and c.seq = h.seq
          where r.connection_id = ${connectionId} and h.user_id = any(${userIds})
            and c.outcome in ('applied', 'already_applied')
            and (h.kind = 'deactivate-user' or (h.kind = 'update-user' and
              (h.payload -> 'set' ->> 'role' = 'NoAccess' or h.payload -> 'set' ->> 'isActive' = 'true'
                or h.payload -> 'set' ->> 'role' is not null and h.before -> 'set' ->> 'role' = 'NoAccess')))
          order by h.user_id, c.ended_at desc, h.seq desc)
        select last.user_id as "userId", last.kind, last.before, last.result, last.is_return as "isReturn",
          coalesce((select jsonb_agg(jsonb_build_object('id', g.group_id, 'name', g.payload ->> 'groupName') order by g.seq)
            from change g join change_result gc on gc.run_id = last.run_id and gc.seq = g.seq
            where g.plan_id = last.plan_id and g.user_id = last.user_id and g.kind = 'remove-group-member'
              and gc.outcome in ('applied', 'already_applied')), '[]'::jsonb) as "removedFrom"
        from last`.execute(db)
      return rows.filter((row) => !row.isReturn)
    },

    /**
     * Every change of a person that ended otherwise than unsent, newest first: also the one that created them, and what they
     * were given or lost in collections and by shares.
     */
    list: async (connectionId: string, userId: string): Promise<readonly UserChangeRecord[]> => {
      const { rows } = await sql<UserChangeRecord>`
        select h.kind, h.sentence, h.fields, c.outcome, c.ended_at as "endedAt", h.plan_id as "planId",
          r.id as "runId", a.name as "authorName"
        from change h join run r on r.plan_id = h.plan_id
          join change_result c on c.run_id = r.id and c.seq = h.seq join account a on a.id = r.author_id
        where r.connection_id = ${connectionId} and c.ended_at is not null
          and c.outcome not in ('cancelled', 'skipped')
          and (h.user_id = ${userId} or ${whom} ->> 'id' = ${userId}
            or (h.kind = 'create-user' and c.result ->> 'id' = ${userId})
            or (${whom} ->> 'createdBy' is not null and exists (
              select 1 from change_result m where m.run_id = r.id and m.result ->> 'id' = ${userId}
                and m.seq = (${whom} ->> 'createdBy')::int)))
        order by c.ended_at desc, h.seq desc limit ${maxChanges}`.execute(db)
      return rows
    },
  }
}

/** The person that a change `h` of a membership or share is about, as its payload refers to them; null for any other. */
const whom = sql`(case
  when h.kind in ('add-group-members', 'remove-group-member') then h.payload -> 'user'
  when h.kind in ('set-collection-member', 'remove-collection-member') and h.payload ->> 'memberKind' = 'user'
    then h.payload -> 'member'
  when h.kind in ('add-share', 'remove-share') and h.payload -> 'receiver' ->> 'kind' = 'user'
    then h.payload -> 'receiver' -> 'ref' end)`

/** More changes of one person nobody reads. */
const maxChanges = 2_000
