import type { PlanState } from '@curator/console-contract/plans'
import { type Kysely, sql } from 'kysely'
import {
  type HistoryChoicesRecord,
  type HistoryFilter,
  selectHistoryChoices,
  toHistoryConditions,
} from './history-filter.ts'
import { type PlanRecord, selectPlans } from './plan.store.ts'
import type { Database } from './schema.ts'

export interface PlanListQuery extends HistoryFilter {
  readonly states: readonly PlanState[]
  /** Only drafts that wait for a second person. */
  readonly isWaiting: boolean
  readonly now: Date
  readonly offset: number
  readonly limit: number
}

export type PlanListStore = ReturnType<typeof createPlanListStore>

/** All plans, newest first. */
export function createPlanListStore(db: Kysely<Database>) {
  return {
    list: async (
      query: PlanListQuery,
    ): Promise<{ plans: readonly PlanRecord[]; total: number; choices: HistoryChoicesRecord }> => {
      const where = sql`where ${toHistoryConditions(query, 'p')} and ${hasState(query)} and ${isWaiting(query)}`
      const newest = sql`order by p.created_at desc, p.id limit ${query.limit} offset ${query.offset}`
      const [found, counted, choices] = await Promise.all([
        selectPlans(sql`${where} ${newest}`).execute(db),
        sql<{ total: number }>`select count(*)::int as total from plan p
          left join plan_approval pa on pa.plan_id = p.id ${where}`.execute(db),
        selectHistoryChoices('p').execute(db),
      ])
      return {
        plans: found.rows,
        total: counted.rows[0]?.total ?? 0,
        choices: choices.rows[0] ?? { authors: [], slices: [] },
      }
    },
  }
}

/** A draft that was not confirmed in time counts as expired, as `toPlanState` says. */
function hasState({ states, now }: PlanListQuery) {
  if (states.length === 0) return sql`true`
  return sql`(case when p.state = 'draft' and p.expires_at <= ${now} then 'expired' else p.state end)
    = any(${[...states]}::text[])`
}

function isWaiting({ isWaiting: isAsked, now }: PlanListQuery) {
  if (!isAsked) return sql`true`
  return sql`(pa.asked_at is not null and pa.decision is null and p.state = 'draft' and p.expires_at > ${now})`
}
