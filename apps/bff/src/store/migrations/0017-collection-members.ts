import { type Kysely, sql } from 'kysely'

/** Rights that this console set last are looked for among all changes where a Server does not tell them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `create index change_collection_member on change (plan_id)
        where kind in ('set-collection-member', 'remove-collection-member')`,
    )
    .execute(db)
}
