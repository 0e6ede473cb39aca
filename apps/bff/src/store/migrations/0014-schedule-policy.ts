import { type Kysely, sql } from 'kysely'

/** What the schedules of a connection are measured against; a connection without a row has the usual policy. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `create table schedule_policy (
        connection_id text primary key references connection on delete cascade, policy jsonb not null,
        updated_at timestamptz not null, updated_by uuid not null references account)`,
    )
    .execute(db)
}
