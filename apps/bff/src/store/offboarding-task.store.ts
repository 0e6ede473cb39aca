import type { OffboardingTask } from '@curator/console-contract/offboarding'
import { type Kysely, sql } from 'kysely'
import type { Database } from './schema.ts'

/** A task as it is planned. `afterSeq`: the change of the plan that must have been made before it stands on the list. */
export interface NewOffboardingTask {
  readonly key: string
  readonly leaver: { readonly userId: string; readonly email: string; readonly name: string }
  readonly kind: OffboardingTask['kind']
  readonly sentence: string
  readonly afterSeq: number
  readonly dueAt: Date | null
}

/** A task whose change has been made. `id` is its set and key. */
export interface OffboardingTaskRecord {
  readonly id: string
  readonly planId: string
  readonly connectionId: string
  readonly userId: string
  readonly email: string
  readonly name: string
  readonly kind: OffboardingTask['kind']
  readonly sentence: string
  readonly dueAt: Date | null
  readonly createdAt: Date
  readonly doneAt: Date | null
  readonly doneByName: string | null
}

/** A transfer whose answer named schedules that no task speaks of yet. */
export interface AffectedSchedules {
  readonly setId: string
  readonly seq: number
  readonly userId: string
  readonly scheduleIds: readonly string[]
}

export interface TaskQuery {
  readonly connectionId: string
  readonly isDone: boolean | null
  readonly userId: string | null
  readonly planId: string | null
  readonly offset: number
  readonly limit: number
}

export type OffboardingTaskStore = ReturnType<typeof createOffboardingTaskStore>

/** Tasks that stand after offboarding. One shows once the change it follows from was applied, and until it is ticked. */
export function createOffboardingTaskStore(db: Kysely<Database>) {
  return {
    /** Adds tasks; one that is there already stays as it is. */
    add: async (setId: string, tasks: readonly NewOffboardingTask[], now: Date): Promise<void> => {
      if (tasks.length === 0) return
      const rows = tasks.map(({ leaver, ...task }) => ({ ...task, ...leaver }))
      await sql`
        insert into offboarding_task (set_id, key, user_id, email, name, kind, sentence, after_seq, due_at, created_at)
        select ${setId}::uuid, key, "userId", email, name, kind, sentence, "afterSeq", "dueAt", ${now}
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(key text, "userId" text, email text, name text,
          kind text, sentence text, "afterSeq" int, "dueAt" timestamptz)
        on conflict do nothing`.execute(db)
    },

    /** Open ones first, by due day, then newest plans first. */
    list: async (
      query: TaskQuery,
    ): Promise<{ tasks: readonly OffboardingTaskRecord[]; total: number; openCount: number }> => {
      const all = sql`${shown} where p.connection_id = ${query.connectionId}
        and (${query.userId}::text is null or t.user_id = ${query.userId})
        and (${query.planId}::uuid is null or p.id = ${query.planId}::uuid)`
      const wanted = sql`${all} and (${query.isDone}::boolean is null or (t.done_at is not null) = ${query.isDone})`
      const [found, counted] = await Promise.all([
        sql<OffboardingTaskRecord>`select ${columns} ${wanted}
          order by (t.done_at is not null), t.due_at nulls first, p.created_at desc, t.email, t.key
          limit ${query.limit} offset ${query.offset}`.execute(db),
        sql<{ total: number; openCount: number }>`
          select (select count(*)::int ${wanted}) as total,
            (select count(*)::int ${all} and t.done_at is null) as "openCount"`.execute(db),
      ])
      const { total = 0, openCount = 0 } = counted.rows[0] ?? {}
      return { tasks: found.rows, total, openCount }
    },

    find: async (id: string): Promise<OffboardingTaskRecord | undefined> => {
      const { rows } = await sql<OffboardingTaskRecord>`
        select ${columns} ${shown} where ${taskId} = ${id}`.execute(db)
      return rows[0]
    },

    /** Ticks a task once: who ticked first stays named. Null opens it again. */
    tick: async (
      id: string,
      done: { readonly by: string; readonly at: Date } | null,
    ): Promise<void> => {
      await (done === null
        ? sql`update offboarding_task t set done_at = null, done_by = null where ${taskId} = ${id}`
        : sql`update offboarding_task t set done_at = ${done.at}, done_by = ${done.by}
            where ${taskId} = ${id} and done_at is null`
      ).execute(db)
    },

    /** Schedules that transfers named in their answer and that have no task yet. */
    listAffected: async (connectionId: string): Promise<readonly AffectedSchedules[]> => {
      const { rows } = await sql<AffectedSchedules>`
        select p.options ->> 'taskSetId' as "setId", c.seq, c.payload ->> 'userId' as "userId",
          jsonb_agg(a.id) as "scheduleIds"
        from plan p join run r on r.plan_id = p.id join change c on c.plan_id = p.id and c.kind = 'transfer-assets'
          join change_result cr on cr.run_id = r.id and cr.seq = c.seq and cr.outcome = 'applied'
          cross join lateral jsonb_array_elements_text(coalesce(cr.result -> 'affectedScheduleIds', '[]'::jsonb)) as a(id)
        where p.slice = 'offboarding' and p.connection_id = ${connectionId} and not exists (
          select 1 from offboarding_task t where t.set_id = (p.options ->> 'taskSetId')::uuid
            and t.key = c.payload ->> 'userId' || ' schedule ' || a.id)
        group by 1, 2, 3`.execute(db)
      return rows
    },

    /** Removes sets that no plan names, left behind by a process that ended in between. */
    removeOrphans: async (before: Date): Promise<void> => {
      await sql`delete from offboarding_task t where t.created_at < ${before} and not exists (
        select 1 from plan p where p.slice = 'offboarding' and p.options ->> 'taskSetId' = t.set_id::text)`.execute(
        db,
      )
    },
  }
}

const taskId = sql`(t.set_id::text || ' ' || t.key)`

const shown = sql`
  from offboarding_task t
    join plan p on p.slice = 'offboarding' and p.options ->> 'taskSetId' = t.set_id::text
    join run r on r.plan_id = p.id
    join change_result cr on cr.run_id = r.id and cr.seq = t.after_seq and cr.outcome in ('applied', 'already_applied')
    left join account a on a.id = t.done_by`

const columns = sql`${taskId} as id, p.id as "planId", p.connection_id as "connectionId", t.user_id as "userId", t.email,
  t.name, t.kind, t.sentence, t.due_at as "dueAt", r.created_at as "createdAt", t.done_at as "doneAt",
  a.name as "doneByName"`
