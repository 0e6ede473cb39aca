import { type Kysely, sql } from 'kysely'

/** How many runs the workers of a tag can do at once, as people entered it: no Server tells. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `create table worker_slots (
        connection_id text not null references connection, worker_tag text not null,
        slots int not null check (slots > 0), primary key (connection_id, worker_tag))`,
    )
    .execute(db)
}
