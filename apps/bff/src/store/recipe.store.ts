import { type Kysely, sql } from 'kysely'
import type { Database } from './schema.ts'

export interface RecipeRecord {
  readonly id: string
  readonly name: string
  readonly operationId: string
  /** Names of columns, by field and for the record id; null for the line number. */
  readonly mapping: {
    readonly columns: Readonly<Record<string, string>>
    readonly recordColumn: string | null
  }
  readonly constants: Readonly<Record<string, string>>
  readonly authorId: string
  readonly authorName: string
  readonly createdAt: Date
  readonly updatedAt: Date
}

export type RecipeStore = ReturnType<typeof createRecipeStore>

/** Recipes of the bulk runner. Two names that differ in case only are the same: a unique violation on `recipe_name`. */
export function createRecipeStore(db: Kysely<Database>) {
  const select = async (condition: ReturnType<typeof sql>): Promise<readonly RecipeRecord[]> => {
    const { rows } = await sql<RecipeRecord>`
      select r.id, r.name, r.operation_id as "operationId", r.mapping, r.constants, r.author_id as "authorId",
        a.name as "authorName", r.created_at as "createdAt", r.updated_at as "updatedAt"
      from recipe r join account a on a.id = r.author_id where ${condition} order by lower(r.name)`.execute(
      db,
    )
    return rows
  }
  return {
    list: () => select(sql`true`),
    find: async (id: string) => (await select(sql`r.id = ${id}`))[0],

    create: async (recipe: Omit<RecipeRecord, 'authorName' | 'updatedAt'>): Promise<void> => {
      await db
        .insertInto('recipe')
        .values({
          id: recipe.id,
          name: recipe.name,
          operation_id: recipe.operationId,
          mapping: JSON.stringify(recipe.mapping),
          constants: JSON.stringify(recipe.constants),
          author_id: recipe.authorId,
          created_at: recipe.createdAt,
          updated_at: recipe.createdAt,
        })
        .execute()
    },

    /** False when there is no such recipe. */
    rename: async (id: string, name: string, now: Date): Promise<boolean> => {
      const change = { name, updated_at: now }
      const done = await db
        .updateTable('recipe')
        .set(change)
        .where('id', '=', id)
        .executeTakeFirst()
      return done.numUpdatedRows > 0n
    },

    remove: async (id: string): Promise<boolean> => {
      const done = await db.deleteFrom('recipe').where('id', '=', id).executeTakeFirst()
      return done.numDeletedRows > 0n
    },
  }
}
