import { type Kysely, sql } from 'kysely'

/**
 * Reviews of schedules. Evidence is the text that its hash was made over, never changed and never re-serialised. A draft that
 * follows a campaign is made once: `previous_id` is unique.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table review_campaign (
    id uuid primary key, connection_id text not null references connection, state text not null, settings jsonb not null,
    created_at timestamptz not null, created_by uuid not null references account, started_at timestamptz,
    closed_at timestamptz, signed_at timestamptz, evidence_hash text, evidence_seal text,
    plan_id uuid references plan on delete set null, previous_id uuid unique references review_campaign)`,
  `create index review_campaign_of on review_campaign (connection_id, created_at)`,
  `create index review_campaign_open on review_campaign (state) where state = 'open'`,
  `create table review_item (
    id uuid primary key, campaign_id uuid not null references review_campaign, seq int not null, schedule_id text not null,
    name text not null, owner_name text not null, owner_email text not null, severity text, findings jsonb not null,
    evidence text not null, evidence_hash text not null, reviewer_name text not null, reviewer_email text not null,
    is_fallback boolean not null, unique (campaign_id, seq), unique (campaign_id, schedule_id))`,
  `create index review_item_reviewer on review_item (campaign_id, reviewer_email)`,
  `create table review_answer (
    id bigint generated always as identity primary key, item_id uuid not null references review_item, stage text not null,
    answer jsonb not null, by_name text not null, by_email text, at timestamptz not null)`,
  `create index review_answer_of on review_answer (item_id, id)`,
  `create table review_reassignment (
    id bigint generated always as identity primary key, item_id uuid not null references review_item, from_email text not null,
    to_email text not null, reason text not null, by uuid not null references account, at timestamptz not null)`,
  `create table review_link (
    id uuid primary key, campaign_id uuid not null references review_campaign, email text not null,
    token_hash bytea not null unique, expires_at timestamptz not null, created_at timestamptz not null,
    created_by uuid not null references account, used_at timestamptz, session_hash bytea unique)`,
  `create index review_link_of on review_link (campaign_id, email)`,
  `create table review_sign_off (
    campaign_id uuid not null references review_campaign, stage text not null, account_id uuid not null references account,
    statement text not null, at timestamptz not null, primary key (campaign_id, stage, account_id))`,
  `create table review_reminder (
    campaign_id uuid not null references review_campaign, stage text not null, days int not null, email text not null,
    at timestamptz not null, primary key (campaign_id, stage, days, email))`,
  `create table review_report (
    campaign_id uuid not null references review_campaign, format text not null, body bytea not null,
    primary key (campaign_id, format))`,
]
