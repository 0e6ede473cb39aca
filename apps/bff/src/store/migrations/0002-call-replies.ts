import { type Kysely, sql } from 'kysely'

/** Replies of calls that show them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('alter table change_result add column reply text').execute(db)
}
