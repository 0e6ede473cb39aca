import type { ScheduleRule } from '@curator/console-contract/schedule-rules'
import { type Kysely, sql } from 'kysely'
import type { Database } from './schema.ts'

/** A rule as it was last written by a run of this console, or confirmed by a person. */
export interface StoredRule {
  readonly scheduleId: string
  readonly rule: ScheduleRule
  readonly timeZone: string
  readonly origin: 'written' | 'confirmed'
}

export type ScheduleRuleStore = ReturnType<typeof createScheduleRuleStore>

/** What is known of rules, which the Server never tells. The latest counts, written or confirmed. */
export function createScheduleRuleStore(db: Kysely<Database>) {
  return {
    find: async (
      connectionId: string,
      scheduleIds: readonly string[],
    ): Promise<readonly StoredRule[]> => {
      if (scheduleIds.length === 0) return []
      const ids = sql`any(${scheduleIds}::text[])`
      const { rows } = await sql<StoredRule>`
        with known as (
          select schedule_id, rule, time_zone, 'confirmed' as origin, confirmed_at as at
          from schedule_rule where connection_id = ${connectionId} and schedule_id = ${ids}
          union all
          select h.schedule_id, h.payload -> 'timing' -> 'rule', h.payload -> 'timing' ->> 'timeZone', 'written', c.ended_at
          from change h join run r on r.plan_id = h.plan_id and r.connection_id = ${connectionId}
            join change_result c on c.run_id = r.id and c.seq = h.seq
          where h.schedule_id = ${ids} and h.kind = 'patch-schedule'
            and h.payload -> 'timing' ->> 'timeZone' is not null and ${isThere}
          union all
          select c.result ->> 'id', h.payload -> 'timing' -> 'rule', h.payload -> 'timing' ->> 'timeZone', 'written', c.ended_at
          from change h join run r on r.plan_id = h.plan_id and r.connection_id = ${connectionId}
            join change_result c on c.run_id = r.id and c.seq = h.seq
          where h.kind = 'create-schedule' and c.result ->> 'id' = ${ids} and ${isThere})
        select distinct on (schedule_id) schedule_id as "scheduleId", rule, time_zone as "timeZone", origin
        from known order by schedule_id, at desc`.execute(db)
      return rows
    },

    /** Replaces what somebody confirmed before. */
    confirm: async (rule: {
      readonly connectionId: string
      readonly scheduleId: string
      readonly rule: ScheduleRule
      readonly timeZone: string
      readonly at: Date
      readonly by: string
    }): Promise<void> => {
      await sql`
        insert into schedule_rule (connection_id, schedule_id, rule, time_zone, confirmed_at, confirmed_by)
        values (${rule.connectionId}, ${rule.scheduleId}, ${JSON.stringify(rule.rule)}::jsonb, ${rule.timeZone},
          ${rule.at}, ${rule.by})
        on conflict (connection_id, schedule_id) do update set rule = excluded.rule, time_zone = excluded.time_zone,
          confirmed_at = excluded.confirmed_at, confirmed_by = excluded.confirmed_by`.execute(db)
    },
  }
}

const isThere = sql`c.outcome in ('applied', 'already_applied')`
