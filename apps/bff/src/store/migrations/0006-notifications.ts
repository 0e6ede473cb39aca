import { type Kysely, sql } from 'kysely'

/** What happened, whom it was told inside the console, and what goes out by webhook and e-mail. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table event (
    id uuid primary key, key text not null unique, kind text not null, plan_id uuid not null references plan on delete cascade,
    run_id uuid references run on delete cascade, connection_id text not null references connection,
    actor_id uuid not null references account, counts jsonb, happened_at timestamptz not null)`,
  `create table notification (
    account_id uuid not null references account on delete cascade, event_id uuid not null references event on delete cascade,
    read_at timestamptz, primary key (account_id, event_id))`,
  `create index notification_unread on notification (account_id) where read_at is null`,
  `create table channel (
    id uuid primary key, name text not null, kind text not null, is_on boolean not null, event_kinds jsonb not null,
    connection_ids jsonb, target jsonb not null, secret_key_id text, secret_nonce bytea, secret_sealed bytea,
    created_at timestamptz not null)`,
  `create unique index channel_name on channel (lower(name))`,
  `create table delivery (
    id uuid primary key default gen_random_uuid(), event_id uuid not null references event on delete cascade,
    channel_id uuid not null references channel on delete cascade, state text not null, attempts int not null default 0,
    due_at timestamptz not null, lease_until timestamptz, words text, created_at timestamptz not null,
    ended_at timestamptz, unique (event_id, channel_id))`,
  `create index delivery_due on delivery (due_at) where state = 'waiting'`,
  `create index delivery_made on delivery (created_at)`,
  `create table mail_server (
    id boolean primary key default true check (id), host text not null, port int not null, security text not null,
    user_name text, sender text not null, secret_key_id text, secret_nonce bytea, secret_sealed bytea)`,
]
