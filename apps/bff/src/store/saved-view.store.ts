import type { ViewList } from '@curator/console-contract/saved-views'
import { type Kysely, sql } from 'kysely'
import type { Database } from './schema.ts'

export interface SavedViewRecord {
  readonly id: string
  readonly list: ViewList
  readonly name: string
  /** Query of the list's address. */
  readonly search: string
  readonly isShared: boolean
  readonly authorId: string
  readonly authorName: string
  readonly updatedAt: Date
}

/** Who asks: an author, or an administrator, who may also change what others share. */
export interface ViewOwner {
  readonly id: string
  readonly isAdministrator: boolean
}

export type SavedViewStore = ReturnType<typeof createSavedViewStore>

/** Saved views. Throws a unique violation on `saved_view_own_name` or `saved_view_shared_name`. */
export function createSavedViewStore(db: Kysely<Database>) {
  const select = async (condition: ReturnType<typeof sql>): Promise<readonly SavedViewRecord[]> => {
    const { rows } = await sql<SavedViewRecord>`
      select v.id, v.list, v.name, v.search, v.is_shared as "isShared", v.author_id as "authorId",
        a.name as "authorName", v.updated_at as "updatedAt"
      from saved_view v join account a on a.id = v.author_id
      where ${condition} order by lower(v.name), v.id`.execute(db)
    return rows
  }
  const mayChange = ({ id, isAdministrator }: ViewOwner) =>
    sql<boolean>`(author_id = ${id} or (is_shared and ${isAdministrator}))`
  return {
    /** Of one list: a person's own views, and those that are shared. */
    list: (list: ViewList, accountId: string) =>
      select(sql`v.list = ${list} and (v.is_shared or v.author_id = ${accountId})`),
    find: async (id: string) => (await select(sql`v.id = ${id}`))[0],

    create: async (view: Omit<SavedViewRecord, 'authorName'>): Promise<void> => {
      await db
        .insertInto('saved_view')
        .values({
          id: view.id,
          list: view.list,
          name: view.name,
          search: view.search,
          is_shared: view.isShared,
          author_id: view.authorId,
          updated_at: view.updatedAt,
        })
        .execute()
    },

    /** False when there is no such view, or it is not theirs to change. */
    update: async (
      view: Pick<SavedViewRecord, 'id' | 'list' | 'name' | 'search' | 'isShared' | 'updatedAt'>,
      owner: ViewOwner,
    ): Promise<boolean> => {
      const done = await db
        .updateTable('saved_view')
        .set({
          list: view.list,
          name: view.name,
          search: view.search,
          is_shared: view.isShared,
          updated_at: view.updatedAt,
        })
        .where('id', '=', view.id)
        .where(mayChange(owner))
        .executeTakeFirst()
      return done.numUpdatedRows > 0n
    },

    remove: async (id: string, owner: ViewOwner): Promise<boolean> => {
      const done = await db
        .deleteFrom('saved_view')
        .where('id', '=', id)
        .where(mayChange(owner))
        .executeTakeFirst()
      return done.numDeletedRows > 0n
    },
  }
}
