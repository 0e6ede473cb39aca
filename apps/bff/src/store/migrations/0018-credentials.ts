import { type Kysely, sql } from 'kysely'

/**
 * Runs that need something typed stay with the process that holds it in its memory. Rotations of credentials, with what was
 * done in them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `alter table plan add column secret_slots jsonb not null default '[]'`,
  `alter table run add column secrets_in text, add column secrets_until timestamptz`,
  `create table credential_rotation (
    id uuid primary key,
    connection_id text not null references connection on delete cascade,
    credential_id text not null, user_name text not null,
    owner_id uuid not null references account, deadline date not null, note text not null,
    state text not null check (state in ('open', 'done', 'cancelled')),
    created_by uuid not null references account, created_at timestamptz not null, finished_at timestamptz
  )`,
  `create index credential_rotation_place on credential_rotation (connection_id, state, deadline)`,
  `create table credential_rotation_entry (
    rotation_id uuid not null references credential_rotation on delete cascade,
    place bigint generated always as identity, step text not null, plan_id uuid references plan on delete set null,
    account_id uuid not null references account, note text not null, at timestamptz not null,
    primary key (rotation_id, place)
  )`,
  `create index run_secrets on run (secrets_in) where secrets_in is not null`,
]
