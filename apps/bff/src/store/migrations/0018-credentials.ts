import { type Kysely, sql } from 'kysely'

/** Runs that need something typed stay with the process that holds it in its memory. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `alter table plan add column secret_slots jsonb not null default '[]'`,
  `alter table run add column secrets_in text, add column secrets_until timestamptz`,
  `create index run_secrets on run (secrets_in) where secrets_in is not null`,
]
