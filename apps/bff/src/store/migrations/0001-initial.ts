import { type Kysely, sql } from 'kysely'

/** The first shape of the store. Later shapes are later files; this one is never edited after a release. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table account (
    id uuid primary key, email text not null unique, name text not null, role text not null,
    password_hash text not null, created_at timestamptz not null, disabled_at timestamptz)`,
  `create table setup_link (token_hash bytea primary key, expires_at timestamptz not null, used_at timestamptz)`,
  `create table session (
    id_hash bytea primary key, account_id uuid references account on delete cascade, data jsonb not null,
    last_seen_at timestamptz not null, expires_at timestamptz not null)`,
  `create index session_expires on session (expires_at)`,
  `create table connection (
    id text primary key, name text not null, environment text not null, base_url text not null,
    client_id text not null, secret_key_id text not null, secret_nonce bytea not null, secret_sealed bytea not null,
    is_practice boolean not null, max_concurrency int not null, created_at timestamptz not null,
    removed_at timestamptz)`,
  `create unique index connection_name on connection (lower(name)) where removed_at is null`,
  `create table key_check (key_id text primary key, nonce bytea not null, sealed bytea not null)`,
  `create table directory_snapshot (
    connection_id text primary key references connection on delete cascade, taken_at timestamptz not null,
    user_count int not null, group_count int not null, body bytea not null)`,
  `create table sheet (
    id uuid primary key, connection_id text not null references connection, author_id uuid not null references account,
    slice text not null, file_name text not null, file bytea not null, reading jsonb not null, header jsonb not null,
    mapping jsonb not null, mapping_source text not null, notices jsonb not null, created_at timestamptz not null)`,
  `create table sheet_row (
    sheet_id uuid not null references sheet on delete cascade, line int not null, cells jsonb not null,
    faults jsonb not null, row_key text, is_excluded boolean not null, primary key (sheet_id, line))`,
  `create index sheet_row_key on sheet_row (sheet_id, row_key)`,
  `create table sheet_mapping (
    slice text not null, header_hash text not null, mapping jsonb not null, used_at timestamptz not null,
    primary key (slice, header_hash))`,
  `create table plan (
    id uuid primary key, connection_id text not null references connection, author_id uuid not null references account,
    slice text not null, title text not null, sheet_id uuid references sheet on delete set null, state text not null,
    digest text not null, row_count int not null, change_count int not null, verdict_counts jsonb not null,
    kind_counts jsonb not null, danger text not null, directory_taken_at timestamptz not null, options jsonb not null,
    created_at timestamptz not null, expires_at timestamptz not null)`,
  `create table plan_row (
    plan_id uuid not null references plan on delete cascade, line int not null, subject text not null,
    verdict text not null, reasons jsonb not null, change_seqs jsonb not null, primary key (plan_id, line))`,
  `create table change (
    plan_id uuid not null references plan on delete cascade, seq int not null, kind text not null,
    payload jsonb not null, before jsonb not null, fields jsonb not null, sentence text not null, danger text not null,
    depends_on jsonb not null, primary key (plan_id, seq))`,
  `create table run (
    id uuid primary key, plan_id uuid not null unique references plan, connection_id text not null references connection,
    author_id uuid not null references account, idempotency_key uuid not null, state text not null,
    stop_rule jsonb not null, notice text, fence int not null default 0, lease_owner text, lease_until timestamptz,
    created_at timestamptz not null, started_at timestamptz, finished_at timestamptz)`,
  `create index run_connection on run (connection_id, created_at)`,
  `create table change_result (
    run_id uuid not null references run on delete cascade, seq int not null, state text not null, outcome text,
    message text, server_text text, http_status int, result jsonb, attempts int not null default 0,
    quarantine_until timestamptz, ended_at timestamptz, primary key (run_id, seq),
    check ((state = 'ended') = (outcome is not null)))`,
]
