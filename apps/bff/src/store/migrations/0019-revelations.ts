import { type Kysely, sql } from 'kysely'

/** Who saw which connection string, when and why; never the string. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table connection_string_revelation (
    id uuid primary key,
    connection_id text not null references connection on delete cascade,
    data_connection_id text not null,
    account_id uuid not null references account,
    reason text not null,
    revealed_at timestamptz not null
  )`,
  `create index connection_string_revelation_place
    on connection_string_revelation (connection_id, data_connection_id, revealed_at desc)`,
]
