import { type Kysely, sql } from 'kysely'

/** Reviews that are due are told, too: an event is about a plan or about a review. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `alter table event alter column plan_id drop not null,
    add column campaign_id uuid references review_campaign on delete cascade, add column due_at timestamptz,
    add constraint event_subject check ((plan_id is null) <> (campaign_id is null))`,
  `alter table review_reminder add column event_id uuid references event on delete set null`,
  `create index review_reminder_event on review_reminder (event_id)`,
]
