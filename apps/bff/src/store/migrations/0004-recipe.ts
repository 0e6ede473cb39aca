import { type Kysely, sql } from 'kysely'

/** Recipes of the bulk runner, and what a slice keeps of a sheet beside its mapping. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table recipe (
    id uuid primary key, name text not null, operation_id text not null, mapping jsonb not null,
    constants jsonb not null, author_id uuid not null references account, created_at timestamptz not null,
    updated_at timestamptz not null)`,
  `create unique index recipe_name on recipe (lower(name))`,
  `alter table sheet add column options jsonb not null default '{}'`,
]
