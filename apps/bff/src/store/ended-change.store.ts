import { type Kysely, sql } from 'kysely'
import type { EndedChange } from '../plans/undo/ended-change.ts'
import type { Database } from './schema.ts'

export type EndedChangeStore = ReturnType<typeof createEndedChangeStore>

/** Whole changes of runs with how they ended, for undoing them. */
export function createEndedChangeStore(db: Kysely<Database>) {
  return {
    /** All changes of a run in order. */
    list: async (runId: string): Promise<readonly EndedChange[]> => {
      const { rows } = await sql<EndedChange>`
        select h.seq, h.kind, h.payload, h.before, h.fields, h.sentence, h.danger, h.depends_on as "dependsOn",
          c.outcome, c.result
        from run r join change h on h.plan_id = r.plan_id
          join change_result c on c.run_id = r.id and c.seq = h.seq
        where r.id = ${runId} order by h.seq`.execute(db)
      return rows
    },
  }
}
