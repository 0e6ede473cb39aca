import type { PlanState } from '@curator/console-contract/plans'
import type { RunState } from '@curator/console-contract/runs'
import { type Kysely, sql } from 'kysely'
import type { Database } from './schema.ts'

export interface RotationRecord {
  readonly id: string
  readonly connectionId: string
  readonly credentialId: string
  readonly userName: string
  readonly ownerName: string
  /** `YYYY-MM-DD`. */
  readonly deadline: string
  readonly note: string
  readonly state: 'open' | 'done' | 'cancelled'
  readonly createdAt: Date
  readonly createdByName: string
  readonly finishedAt: Date | null
}

export interface RotationEntryRecord {
  readonly step: string
  readonly at: Date
  readonly accountName: string
  readonly note: string
  readonly planId: string | null
  readonly planState: PlanState | null
  readonly runId: string | null
  readonly runState: RunState | null
  /** A change of its run ended otherwise than `applied` and `already_applied`. */
  readonly hasMisses: boolean
}

interface NewRotation {
  readonly id: string
  readonly connectionId: string
  readonly credentialId: string
  readonly userName: string
  readonly ownerId: string
  readonly deadline: string
  readonly note: string
  readonly createdBy: string
  readonly createdAt: Date
}

interface NewRotationEntry {
  readonly step: string
  readonly planId: string | null
  readonly accountId: string
  readonly note: string
  readonly at: Date
}

export type CredentialRotationStore = ReturnType<typeof createCredentialRotationStore>

/** Rotations of credentials and what was done in them; passwords are in neither. */
export function createCredentialRotationStore(db: Kysely<Database>) {
  return {
    create: async (rotation: NewRotation): Promise<void> => {
      await sql`insert into credential_rotation (id, connection_id, credential_id, user_name, owner_id, deadline, note,
          state, created_by, created_at)
        values (${rotation.id}, ${rotation.connectionId}, ${rotation.credentialId}, ${rotation.userName},
          ${rotation.ownerId}, ${rotation.deadline}::date, ${rotation.note}, 'open', ${rotation.createdBy},
          ${rotation.createdAt})`.execute(db)
    },

    /** Open ones first, the next deadline before later ones. */
    list: async (
      connectionId: string,
      window: { readonly offset: number; readonly limit: number },
    ): Promise<{ readonly rotations: readonly RotationRecord[]; readonly total: number }> => {
      const [found, counted] = await Promise.all([
        sql<RotationRecord>`${rotation} where r.connection_id = ${connectionId}
          order by r.state <> 'open', r.deadline, r.id limit ${window.limit} offset ${window.offset}`.execute(
          db,
        ),
        sql<{ total: number }>`select count(*)::int as total from credential_rotation
          where connection_id = ${connectionId}`.execute(db),
      ])
      return { rotations: found.rows, total: counted.rows[0]?.total ?? 0 }
    },

    find: async (id: string): Promise<RotationRecord | undefined> =>
      (await sql<RotationRecord>`${rotation} where r.id = ${id}::uuid`.execute(db)).rows[0],

    /** Oldest first, with what became of their plans. A draft that was not confirmed in time counts as expired. */
    listEntries: async (rotationId: string, now: Date): Promise<readonly RotationEntryRecord[]> => {
      const { rows } = await sql<RotationEntryRecord>`
        select e.step, e.at, a.name as "accountName", e.note, e.plan_id as "planId",
          case when p.state = 'draft' and p.expires_at <= ${now} then 'expired' else p.state end as "planState",
          n.id as "runId", n.state as "runState",
          exists (select 1 from change_result c where c.run_id = n.id
            and c.outcome not in ('applied', 'already_applied')) as "hasMisses"
        from credential_rotation_entry e join account a on a.id = e.account_id
          left join plan p on p.id = e.plan_id left join run n on n.plan_id = e.plan_id
        where e.rotation_id = ${rotationId}::uuid order by e.place`.execute(db)
      return rows
    },

    /** Schedules that its holds switched off and that no run has switched on again since. */
    countOff: async (rotationId: string): Promise<number> => {
      const { rows } = await sql<{ count: number }>`
        select count(distinct h.schedule_id)::int as count
        from credential_rotation_entry e join run r on r.plan_id = e.plan_id join change h on h.plan_id = e.plan_id
          join change_result c on c.run_id = r.id and c.seq = h.seq and c.outcome = 'applied'
        where e.rotation_id = ${rotationId}::uuid and e.step = 'hold' and not exists (
          select 1 from change b join run n on n.plan_id = b.plan_id
            join change_result d on d.run_id = n.id and d.seq = b.seq and d.outcome in ('applied', 'already_applied')
          where b.schedule_id = h.schedule_id and d.ended_at > c.ended_at
            and coalesce(b.payload -> 'set' ->> 'isEnabled', b.payload ->> 'isEnabled') = 'true')`.execute(
        db,
      )
      return rows[0]?.count ?? 0
    },

    /**
     * Writes what was done; `ends` also ends the rotation. False when it was ended, or another step was written, since
     * `seenCount` entries were read: one of two people at once is the later one.
     */
    addEntry: (
      rotationId: string,
      entry: NewRotationEntry,
      { ends, seenCount }: { ends: 'done' | 'cancelled' | null; seenCount: number },
    ): Promise<boolean> =>
      db.transaction().execute(async (trx) => {
        const { rows } = await sql`select 1 from credential_rotation
          where id = ${rotationId}::uuid and state = 'open' for update`.execute(trx)
        if (rows.length === 0) return false
        // Counted once the row is locked: a statement sees what was written before it began.
        const counted = await sql<{ count: number }>`select count(*)::int as count
          from credential_rotation_entry where rotation_id = ${rotationId}::uuid`.execute(trx)
        if (counted.rows[0]?.count !== seenCount) return false
        await sql`insert into credential_rotation_entry (rotation_id, step, plan_id, account_id, note, at)
          values (${rotationId}, ${entry.step}, ${entry.planId}, ${entry.accountId}, ${entry.note}, ${entry.at})`.execute(
          trx,
        )
        if (ends)
          await sql`update credential_rotation set state = ${ends}, finished_at = ${entry.at}
            where id = ${rotationId}::uuid`.execute(trx)
        return true
      }),

    /** Accounts that can be given one. */
    listOwners: async (): Promise<readonly { readonly id: string; readonly name: string }[]> => {
      const { rows } = await sql<{ id: string; name: string }>`
        select id, name from account where disabled_at is null and role in ('administrator', 'operator')
        order by name, id limit 500`.execute(db)
      return rows
    },
  }
}

const rotation = sql`
  select r.id, r.connection_id as "connectionId", r.credential_id as "credentialId", r.user_name as "userName",
    o.name as "ownerName", to_char(r.deadline, 'YYYY-MM-DD') as deadline, r.note, r.state,
    r.created_at as "createdAt", c.name as "createdByName", r.finished_at as "finishedAt"
  from credential_rotation r join account o on o.id = r.owner_id join account c on c.id = r.created_by`
