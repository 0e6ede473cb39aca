import { type Kysely, sql } from 'kysely'
import type { Database } from './schema.ts'

/** What became of the plan of a review. */
export interface ReviewPlanRecord {
  readonly planId: string
  readonly planState: string
  readonly planDigest: string
  readonly runId: string | null
  readonly runState: string | null
}

/** What became of the change of a schedule. */
export interface ScheduleOutcome {
  /** Null as long as its change has not ended. */
  readonly outcome: string | null
  readonly message: string | null
  readonly sentence: string
}

export type ReviewPlanStore = ReturnType<typeof createReviewPlanStore>

/** Plans of reviews, for their reports. */
export function createReviewPlanStore(db: Kysely<Database>) {
  return {
    find: async (planId: string): Promise<ReviewPlanRecord | null> => {
      const { rows } = await sql<ReviewPlanRecord>`
        select p.id as "planId", p.state as "planState", p.digest as "planDigest", r.id as "runId", r.state as "runState"
        from plan p left join run r on r.plan_id = p.id where p.id = ${planId}::uuid`.execute(db)
      return rows[0] ?? null
    },

    /** By schedule. */
    listOutcomes: async (planId: string): Promise<ReadonlyMap<string, ScheduleOutcome>> => {
      const { rows } = await sql<ScheduleOutcome & { scheduleId: string }>`
        select h.schedule_id as "scheduleId", h.sentence, c.outcome, c.message
        from change h left join run r on r.plan_id = h.plan_id
          left join change_result c on c.run_id = r.id and c.seq = h.seq
        where h.plan_id = ${planId}::uuid and h.schedule_id is not null`.execute(db)
      return new Map(rows.map(({ scheduleId, ...rest }) => [scheduleId, rest]))
    },
  }
}
