import { type Kysely, sql } from 'kysely'

/**
 * Rules of schedules that people confirmed. Rules that this console wrote, holds and deletions that wait stand in plans and
 * their results: these columns and indexes find them there.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table schedule_rule (
    connection_id text not null references connection, schedule_id text not null, rule jsonb not null,
    time_zone text not null, confirmed_at timestamptz not null, confirmed_by uuid not null references account,
    primary key (connection_id, schedule_id))`,
  `alter table change add column schedule_id text generated always as (payload ->> 'scheduleId') stored`,
  `create index change_schedule on change (schedule_id) where schedule_id is not null`,
  `create index change_create_schedule on change (plan_id) where kind = 'create-schedule'`,
  `create index plan_schedule_action on plan ((options -> 'action' ->> 'kind')) where slice = 'schedules'`,
  `create index plan_schedule_hold on plan ((options ->> 'holdId')) where slice = 'schedules'`,
]
