import { type Kysely, sql } from 'kysely'

/** Sign-in type and approval policy of connections, approvals of plans, invitations of accounts. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `alter table connection
    add column sign_in text not null default 'unknown', add column approval text not null default 'none'`,
  `update connection set sign_in = 'builtin' where is_practice`,
  // Digests cover more from now on: drafts of before would read as changed, so they are to be planned again.
  `update plan set state = 'stale' where state = 'draft'`,
  `create table plan_approval (
    plan_id uuid primary key references plan on delete cascade, digest text not null,
    asked_by uuid references account, asked_at timestamptz, decision text, decided_by uuid references account,
    decided_at timestamptz, comment text not null default '',
    check ((asked_by is null) = (asked_at is null)), check (decision in ('approved', 'rejected')),
    check ((decision is null) = (decided_by is null) and (decision is null) = (decided_at is null)))`,
  `create table invitation (
    id uuid primary key, token_hash bytea not null unique, email text not null, name text not null, role text not null,
    invited_by uuid not null references account, created_at timestamptz not null, expires_at timestamptz not null,
    used_at timestamptz)`,
  `create index session_account on session (account_id)`,
]
