import type { JobProfileValues, ProfileReach } from '@curator/console-contract/job-profiles'
import { type Kysely, sql } from 'kysely'
import type { Database } from './schema.ts'

export interface JobProfileRecord {
  readonly id: string
  readonly connectionId: string
  readonly name: string
  readonly description: string
  readonly values: JobProfileValues
  readonly groups: readonly string[]
  readonly reach?: ProfileReach | null | undefined
  readonly authorId: string
  readonly authorName: string
  readonly updatedAt: Date
}

export type JobProfileStore = ReturnType<typeof createJobProfileStore>

/** Job profiles. Two names of a connection that differ in case only are the same: a unique violation on `job_profile_name`. */
export function createJobProfileStore(db: Kysely<Database>) {
  const select = async (
    condition: ReturnType<typeof sql>,
  ): Promise<readonly JobProfileRecord[]> => {
    const { rows } = await sql<JobProfileRecord>`
      select p.id, p.connection_id as "connectionId", p.name, p.description, p.field_values as "values", p.groups, p.reach,
        p.author_id as "authorId", a.name as "authorName", p.updated_at as "updatedAt"
      from job_profile p join account a on a.id = p.author_id where ${condition} order by lower(p.name)`.execute(
      db,
    )
    return rows
  }
  return {
    list: (connectionId: string) => select(sql`p.connection_id = ${connectionId}`),
    find: async (id: string) => (await select(sql`p.id = ${id}`))[0],

    /** Adds a profile, or replaces the one with this id. */
    save: async (profile: Omit<JobProfileRecord, 'authorName'>): Promise<void> => {
      await sql`
        insert into job_profile (id, connection_id, name, description, field_values, groups, reach, author_id, updated_at)
        values (${profile.id}, ${profile.connectionId}, ${profile.name}, ${profile.description},
          ${JSON.stringify(profile.values)}::jsonb, ${JSON.stringify(profile.groups)}::jsonb,
          ${profile.reach ? JSON.stringify(profile.reach) : null}::jsonb, ${profile.authorId},
          ${profile.updatedAt})
        on conflict (id) do update set name = excluded.name, description = excluded.description,
          field_values = excluded.field_values, groups = excluded.groups, reach = excluded.reach,
          updated_at = excluded.updated_at`.execute(db)
    },

    /** False when there is no such profile. */
    remove: async (id: string): Promise<boolean> => {
      const { numAffectedRows } = await sql`delete from job_profile where id = ${id}`.execute(db)
      return (numAffectedRows ?? 0n) > 0n
    },
  }
}
