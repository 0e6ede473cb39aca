import { type SchedulePolicy, schedulePolicy } from '@curator/console-contract/schedule-policy'
import { type Kysely, sql } from 'kysely'
import type { Database } from './schema.ts'

export interface StoredSchedulePolicy {
  readonly policy: SchedulePolicy
  readonly updatedAt: Date
  readonly updatedBy: string
}

export type SchedulePolicyStore = ReturnType<typeof createSchedulePolicyStore>

/** What the schedules of each connection are measured against. */
export function createSchedulePolicyStore(db: Kysely<Database>) {
  return {
    /** Undefined as long as nobody has set one. */
    find: async (connectionId: string): Promise<StoredSchedulePolicy | undefined> => {
      const { rows } = await sql<StoredSchedulePolicy>`
        select p.policy, p.updated_at as "updatedAt", a.name as "updatedBy"
        from schedule_policy p join account a on a.id = p.updated_by
        where p.connection_id = ${connectionId}`.execute(db)
      const [found] = rows
      return found && { ...found, policy: schedulePolicy.parse(found.policy) }
    },

    save: async (saved: {
      readonly connectionId: string
      readonly policy: SchedulePolicy
      readonly at: Date
      readonly by: string
    }): Promise<void> => {
      await sql`
        insert into schedule_policy (connection_id, policy, updated_at, updated_by)
        values (${saved.connectionId}, ${JSON.stringify(saved.policy)}::jsonb, ${saved.at}, ${saved.by})
        on conflict (connection_id) do update set policy = excluded.policy, updated_at = excluded.updated_at,
          updated_by = excluded.updated_by`.execute(db)
    },
  }
}
