import { type Kysely, sql } from 'kysely'

/** Saved views of lists: own names are unique for each person, shared ones for everybody; case does not count. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table saved_view (
    id uuid primary key, list text not null, name text not null, search text not null, is_shared boolean not null,
    author_id uuid not null references account, updated_at timestamptz not null)`,
  `create unique index saved_view_own_name on saved_view (author_id, list, lower(name))`,
  `create unique index saved_view_shared_name on saved_view (list, lower(name)) where is_shared`,
]
