import type { ApprovalPolicy, Environment } from '@curator/console-contract/connections'
import type {
  ChangeDanger,
  ChangeKind,
  FieldChange,
  PlanState,
  SecretSlot,
  Verdict,
} from '@curator/console-contract/plans'
import type { AccountRole } from '@curator/console-contract/session'
import { type Kysely, sql } from 'kysely'
import type { PlanChunk } from '../plans/change.ts'
import { createPlanSums } from '../plans/plan-sums.ts'
import { insertPlanRows } from './plan-row-facts.ts'
import type { Database } from './schema.ts'

/** A plan before its rows and changes are known. */
export interface NewPlan {
  readonly id: string
  readonly connectionId: string
  readonly authorId: string
  readonly slice: string
  readonly title: string
  readonly sheetId: string | null
  readonly options: Readonly<Record<string, unknown>>
  /** The run that the plan undoes. */
  readonly undoOf: string | null
  readonly directoryTakenAt: Date
  readonly createdAt: Date
  readonly expiresAt: Date
}

/** A plan as stored, with what readers want of its connection, author and run. */
export interface PlanRecord extends NewPlan {
  readonly state: PlanState
  readonly digest: string
  readonly rowCount: number
  readonly changeCount: number
  readonly verdictCounts: Partial<Record<Verdict, number>>
  readonly kindCounts: Partial<Record<ChangeKind, number>>
  readonly danger: ChangeDanger
  readonly secretSlots: readonly SecretSlot[]
  readonly connectionName: string
  readonly environment: Environment
  readonly isPractice: boolean
  readonly maxConcurrency: number
  readonly authorName: string
  readonly runId: string | null
  /** Policy of the connection as it is now. */
  readonly approvalPolicy: ApprovalPolicy
  /** Null as long as nobody asked or decided. */
  readonly approval: StoredApproval | null
}

/** What was asked and decided about a plan. Instants as the database writes them. */
export interface StoredApproval {
  readonly digest: string
  readonly askedByName: string | null
  readonly askedAt: string | null
  readonly decision: 'approved' | 'rejected' | null
  readonly deciderId: string | null
  readonly deciderName: string | null
  readonly deciderRole: AccountRole | null
  readonly isDeciderDisabled: boolean
  readonly decidedAt: string | null
  readonly comment: string
}

export interface PlanRowRecord {
  readonly line: number
  readonly subject: string
  readonly verdict: Verdict
  readonly reasons: readonly string[]
  readonly changeSeqs: readonly number[]
}

export interface PlanChangeRecord {
  readonly seq: number
  readonly kind: ChangeKind
  readonly danger: ChangeDanger
  readonly sentence: string
  readonly fields: readonly FieldChange[]
}

export type PlanStore = ReturnType<typeof createPlanStore>

/** Plans with their rows and changes. A plan is written in one transaction: nobody ever sees half of one. */
export function createPlanStore(db: Kysely<Database>) {
  return {
    /** Writes the chunks as they come. Throws what the chunks throw; nothing of the plan is left then. */
    create: (plan: NewPlan, chunks: AsyncIterable<PlanChunk>): Promise<void> =>
      db.transaction().execute((trx) => writePlan(trx, plan, chunks)),

    find: async (planId: string): Promise<PlanRecord | undefined> => {
      const { rows } = await selectPlans(sql`where p.id = ${planId}`).execute(db)
      return rows[0]
    },

    /** What a text of the payload is in the changes of one kind, each value once. */
    listPayloadTexts: async (
      planId: string,
      kind: ChangeKind,
      field: string,
    ): Promise<readonly string[]> => {
      const rows = await db
        .selectFrom('change')
        .select(sql<string>`payload ->> ${field}`.as('value'))
        .distinct()
        .where('plan_id', '=', planId)
        .where('kind', '=', kind)
        .execute()
      return rows.map((row) => row.value)
    },

    /** False when the plan is no draft any more. */
    discard: async (planId: string): Promise<boolean> => {
      const result = await db
        .updateTable('plan')
        .set({ state: 'discarded' })
        .where('id', '=', planId)
        .where('state', '=', 'draft')
        .executeTakeFirst()
      return result.numUpdatedRows > 0n
    },
  }
}

async function writePlan(
  db: Kysely<Database>,
  plan: NewPlan,
  chunks: AsyncIterable<PlanChunk>,
): Promise<void> {
  const sums = createPlanSums(plan)
  await db.insertInto('plan').values(toPlaceholder(plan)).execute()
  // A chunk is stored while the next one is worked out.
  let storing = Promise.resolve()
  for await (const chunk of chunks) {
    sums.add(chunk)
    await storing
    storing = insertChanges(db, plan.id, chunk).then(() => insertPlanRows(db, plan.id, chunk))
    storing.catch(() => undefined) // Thrown by the next wait for it, unless the chunks throw first.
  }
  await storing
  const { digest, rowCount, changeCount, verdictCounts, kindCounts, danger, secretSlots } =
    sums.finish()
  await db
    .updateTable('plan')
    .set({
      digest,
      danger,
      row_count: rowCount,
      change_count: changeCount,
      verdict_counts: JSON.stringify(verdictCounts),
      kind_counts: JSON.stringify(kindCounts),
      secret_slots: JSON.stringify(secretSlots),
    })
    .where('id', '=', plan.id)
    .execute()
}

/** `rest` may name the plan `p`, its approval `pa`, its connection `c`. */
export function selectPlans(rest: ReturnType<typeof sql>) {
  return sql<PlanRecord>`
    select p.id, p.connection_id as "connectionId", p.author_id as "authorId", p.slice, p.title,
      p.sheet_id as "sheetId", p.undo_of as "undoOf", p.options, p.directory_taken_at as "directoryTakenAt",
      p.created_at as "createdAt", p.expires_at as "expiresAt", p.state, p.digest, p.row_count as "rowCount",
      p.change_count as "changeCount", p.verdict_counts as "verdictCounts", p.kind_counts as "kindCounts",
      p.danger, p.secret_slots as "secretSlots", c.name as "connectionName", c.environment, c.is_practice as "isPractice",
      c.max_concurrency as "maxConcurrency", a.name as "authorName", r.id as "runId",
      c.approval as "approvalPolicy", case when pa.plan_id is null then null else jsonb_build_object(
        'digest', pa.digest, 'askedByName', asker.name, 'askedAt', pa.asked_at, 'decision', pa.decision,
        'deciderId', pa.decided_by, 'deciderName', decider.name, 'deciderRole', decider.role,
        'isDeciderDisabled', decider.disabled_at is not null, 'decidedAt', pa.decided_at,
        'comment', pa.comment) end as approval
    from plan p join connection c on c.id = p.connection_id join account a on a.id = p.author_id
      left join run r on r.plan_id = p.id left join plan_approval pa on pa.plan_id = p.id
      left join account asker on asker.id = pa.asked_by left join account decider on decider.id = pa.decided_by
    ${rest}`
}

function toPlaceholder(plan: NewPlan) {
  return {
    id: plan.id,
    connection_id: plan.connectionId,
    author_id: plan.authorId,
    slice: plan.slice,
    title: plan.title,
    sheet_id: plan.sheetId,
    undo_of: plan.undoOf,
    state: 'draft' as const,
    digest: '',
    row_count: 0,
    change_count: 0,
    verdict_counts: '{}',
    kind_counts: '{}',
    danger: 'none' as const,
    directory_taken_at: plan.directoryTakenAt,
    options: JSON.stringify(plan.options),
    created_at: plan.createdAt,
    expires_at: plan.expiresAt,
  }
}

/** One statement a chunk, its rows as one JSON parameter: no limit of parameters, and quicker than value lists. */
async function insertChanges(db: Kysely<Database>, planId: string, chunk: PlanChunk) {
  if (chunk.changes.length === 0) return
  await sql`
    insert into change (plan_id, seq, kind, payload, before, fields, sentence, danger, depends_on)
    select ${planId}, seq, kind, payload, coalesce(before, 'null'::jsonb), fields, sentence, danger, "dependsOn"
    from jsonb_to_recordset(${JSON.stringify(chunk.changes)}::jsonb) as x(seq int, kind text, payload jsonb,
      before jsonb, fields jsonb, sentence text, danger text, "dependsOn" jsonb)`.execute(db)
}
