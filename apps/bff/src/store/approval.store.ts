import { type Kysely, sql } from 'kysely'
import { recordEvent } from './notification.store.ts'
import { type PlanRecord, selectPlans } from './plan.store.ts'
import type { Database } from './schema.ts'
import { isPlanIntact } from './stored-plan-sums.ts'

/** What a second person says. */
export interface Decision {
  readonly planId: string
  readonly deciderId: string
  readonly digest: string
  readonly decision: 'approved' | 'rejected'
  readonly comment: string
}

/** A plan while it is locked. `isIntact`: to the byte what its planner wrote. */
export interface LockedPlan {
  readonly plan: PlanRecord
  readonly isIntact: boolean
}

export type ApprovalStore = ReturnType<typeof createApprovalStore>

/** Most plans that a list of waiting ones holds. */
const waitingMax = 200

/**
 * Requests for approval and decisions. Both look at the plan while it is locked, so that neither a start nor another
 * decision comes between; `check` throws what speaks against it.
 */
export function createApprovalStore(db: Kysely<Database>) {
  const withPlan = <T>(
    planId: string,
    work: (trx: Kysely<Database>, found: LockedPlan) => Promise<T>,
  ) =>
    db.transaction().execute(async (trx) => {
      await sql`select 1 from plan where id = ${planId} for update`.execute(trx)
      const found = await findChecked(trx, planId)
      return found && work(trx, found)
    })
  return {
    /** Undefined for no such plan. Asking again changes nothing. */
    ask: (planId: string, askedBy: string, check: (found: LockedPlan) => void) =>
      withPlan(planId, async (trx, found) => {
        check(found)
        if (found.plan.approval !== null) return true
        await sql`insert into plan_approval (plan_id, digest, asked_by, asked_at)
          values (${planId}, ${found.plan.digest}, ${askedBy}, clock_timestamp())`.execute(trx)
        await recordEvent(trx, { kind: 'approval_wanted', planId, actorId: askedBy, occasion: '1' })
        return true
      }),

    /** Undefined for no such plan. */
    decide: (wish: Decision, check: (found: LockedPlan) => void) =>
      withPlan(wish.planId, async (trx, found) => {
        check(found)
        const { comment, deciderId, decision, digest, planId } = wish
        await sql`insert into plan_approval (plan_id, digest, decision, decided_by, decided_at, comment)
          values (${planId}, ${digest}, ${decision}, ${deciderId}, clock_timestamp(), ${comment})
          on conflict (plan_id) do update set digest = excluded.digest, decision = excluded.decision,
            decided_by = excluded.decided_by, decided_at = excluded.decided_at, comment = excluded.comment`.execute(
          trx,
        )
        const kind = decision === 'approved' ? 'plan_approved' : 'plan_rejected'
        await recordEvent(trx, { kind, planId, actorId: deciderId, occasion: '1' })
        return true
      }),

    /** Drafts that wait for somebody else than this account, oldest request first. */
    listWaiting: async (
      accountId: string,
      now: Date,
    ): Promise<{ plans: readonly PlanRecord[]; total: number }> => {
      const where = sql`where pa.asked_at is not null and pa.decision is null and p.state = 'draft'
        and p.expires_at > ${now} and p.author_id <> ${accountId} and c.removed_at is null
        and (c.approval = 'all' or (c.approval = 'destructive' and p.danger = 'destructive'))`
      const [found, counted] = await Promise.all([
        selectPlans(sql`${where} order by pa.asked_at, p.id limit ${waitingMax}`).execute(db),
        sql<{ total: number }>`select count(*)::int as total from plan p
          join connection c on c.id = p.connection_id join plan_approval pa on pa.plan_id = p.id
          ${where}`.execute(db),
      ])
      return { plans: found.rows, total: counted.rows[0]?.total ?? 0 }
    },
  }
}

/** A plan as it is within this transaction, added up anew. */
export async function findChecked(
  trx: Kysely<Database>,
  planId: string,
): Promise<LockedPlan | undefined> {
  const { rows } = await selectPlans(sql`where p.id = ${planId}`).execute(trx)
  const plan = rows[0]
  return plan && { plan, isIntact: await isPlanIntact(trx, plan) }
}
