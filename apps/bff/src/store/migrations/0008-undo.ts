import { type Kysely, sql } from 'kysely'

/** Plans that undo a run; whom and which group a change is about, for histories. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `alter table plan add column undo_of uuid references run on delete set null`,
  `create index plan_undo_of on plan (undo_of) where undo_of is not null`,
  `alter table change
    add column user_id text generated always as (coalesce(payload ->> 'userId', payload -> 'user' ->> 'id')) stored,
    add column group_id text generated always as (coalesce(payload ->> 'groupId', payload -> 'group' ->> 'id')) stored`,
  `create index change_user on change (user_id) where user_id is not null`,
  `create index change_group on change (group_id) where group_id is not null`,
]
