import { type Kysely, sql } from 'kysely'
import type { Database } from './schema.ts'

/** A hold is a plan of this console that was started; its id is the plan's. */
export interface HoldRecord {
  readonly id: string
  readonly connectionId: string
  readonly note: string
  /** Schedules that it switched off. */
  readonly scheduleCount: number
  readonly createdAt: Date
  readonly createdByName: string
  readonly isDone: boolean
  readonly restoredAt: Date | null
}

/** A schedule that a hold switched off. */
export interface HeldSchedule {
  readonly scheduleId: string
  readonly name: string
  /** When the Server said that it was last changed, right after it was switched off; null where it did not say. */
  readonly modifiedAt: string | null
}

/** A schedule that was switched off to be deleted, and when that is due. */
export interface DeletionRecord {
  readonly scheduleId: string
  readonly name: string
  readonly planId: string
  readonly switchedOffAt: Date
  readonly dueAt: Date
  readonly plannedByName: string
}

export type ScheduleHoldStore = ReturnType<typeof createScheduleHoldStore>

/** Holds and deletions that wait, as plans and their results tell them. */
export function createScheduleHoldStore(db: Kysely<Database>) {
  return {
    list: async (
      connectionId: string,
      window: { readonly offset: number; readonly limit: number },
    ): Promise<{ readonly holds: readonly HoldRecord[]; readonly total: number }> => {
      const [found, counted] = await Promise.all([
        sql<HoldRecord>`${hold} and p.connection_id = ${connectionId}
          order by r.created_at desc, p.id limit ${window.limit} offset ${window.offset}`.execute(
          db,
        ),
        sql<{
          total: number
        }>`select count(*)::int as total from plan p join run r on r.plan_id = p.id
          where ${isHold} and p.connection_id = ${connectionId}`.execute(db),
      ])
      return { holds: found.rows, total: counted.rows[0]?.total ?? 0 }
    },

    find: async (holdId: string): Promise<HoldRecord | undefined> =>
      (await sql<HoldRecord>`${hold} and p.id = ${holdId}::uuid`.execute(db)).rows[0],

    /** What the hold switched off, in its order; what was off before is not among it. */
    listHeld: async (holdId: string): Promise<readonly HeldSchedule[]> => {
      const { rows } = await sql<HeldSchedule>`
        select h.schedule_id as "scheduleId", h.payload ->> 'scheduleName' as name,
          c.result ->> 'modifiedAt' as "modifiedAt"
        from change h join run r on r.plan_id = h.plan_id join change_result c on c.run_id = r.id and c.seq = h.seq
        where h.plan_id = ${holdId}::uuid and c.outcome = 'applied' order by h.seq`.execute(db)
      return rows
    },

    /** Each schedule once, by the latest plan that switched it off; the earliest due first. */
    listDeletions: async (connectionId: string): Promise<readonly DeletionRecord[]> => {
      const { rows } = await sql<DeletionRecord>`
        with last as (
          select distinct on (h.schedule_id) h.schedule_id, h.payload ->> 'scheduleName' as name, p.id as plan_id,
            c.ended_at, c.ended_at + coalesce(p.options -> 'action' ->> 'afterDays', p.options ->> 'afterDays')::int * interval '1 day' as due_at,
            a.name as author
          from plan p join run r on r.plan_id = p.id join change h on h.plan_id = p.id and h.kind = 'patch-schedule'
            join change_result c on c.run_id = r.id and c.seq = h.seq join account a on a.id = p.author_id
          where (p.slice = 'schedules' and p.options -> 'action' ->> 'kind' = 'delete'
              or p.slice = 'schedule-review' and p.options -> 'toDelete' ? h.schedule_id)
            and p.connection_id = ${connectionId} and c.outcome in ('applied', 'already_applied')
          order by h.schedule_id, c.ended_at desc)
        select schedule_id as "scheduleId", name, plan_id as "planId", ended_at as "switchedOffAt", due_at as "dueAt",
          author as "plannedByName"
        from last order by due_at, name, schedule_id`.execute(db)
      return rows
    },
  }
}

const isHold = sql`p.slice = 'schedules' and p.options -> 'action' ->> 'kind' = 'hold'`

/** Restored: a plan for it has run to its end, also one that a rotation made for several of its holds. */
const hold = sql`
  select p.id, p.connection_id as "connectionId", coalesce(p.options -> 'action' ->> 'note', '') as note,
    r.created_at as "createdAt", a.name as "createdByName", r.state in ('done', 'cancelled') as "isDone",
    (select count(*)::int from change_result c where c.run_id = r.id and c.outcome = 'applied') as "scheduleCount",
    least(
      (select min(b.finished_at) from plan q join run b on b.plan_id = q.id
        where b.state = 'done' and (q.undo_of = r.id or q.slice = 'schedules' and q.options ->> 'holdId' = p.id::text)),
      (select min(b.finished_at) from credential_rotation_entry h
          join credential_rotation_entry e on e.rotation_id = h.rotation_id and e.place > h.place and e.step = 'restore'
          join run b on b.plan_id = e.plan_id
        where h.plan_id = p.id and b.state = 'done')) as "restoredAt"
  from plan p join run r on r.plan_id = p.id join account a on a.id = r.author_id
  where ${isHold}`
