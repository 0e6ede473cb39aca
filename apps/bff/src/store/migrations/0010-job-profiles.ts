import { type Kysely, sql } from 'kysely'

/** Job profiles of a connection. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table job_profile (
    id uuid primary key, connection_id text not null references connection, name text not null,
    description text not null, field_values jsonb not null, groups jsonb not null,
    author_id uuid not null references account, updated_at timestamptz not null)`,
  `create unique index job_profile_name on job_profile (connection_id, lower(name))`,
]
