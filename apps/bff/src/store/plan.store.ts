import type { Environment } from '@curator/console-contract/connections'
import type {
  ChangeDanger,
  ChangeKind,
  FieldChange,
  PlanState,
  Verdict,
} from '@curator/console-contract/plans'
import { verdicts } from '@curator/console-contract/plans'
import { type Kysely, sql } from 'kysely'
import type { PlanChunk } from '../plans/change.ts'
import { createPlanSums } from '../plans/plan-sums.ts'
import { toLikePattern } from './like-pattern.ts'
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
  readonly connectionName: string
  readonly environment: Environment
  readonly isPractice: boolean
  readonly maxConcurrency: number
  readonly authorName: string
  readonly runId: string | null
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

export interface PlanRowQuery {
  readonly verdicts: readonly Verdict[]
  readonly search: string
  readonly offset: number
  readonly limit: number
}

export type PlanStore = ReturnType<typeof createPlanStore>

/** Plans with their rows and changes. A plan is written in one transaction: nobody ever sees half of one. */
export function createPlanStore(db: Kysely<Database>) {
  return {
    /** Writes the chunks as they come. Throws what the chunks throw; nothing of the plan is left then. */
    create: (plan: NewPlan, chunks: AsyncIterable<PlanChunk>): Promise<void> =>
      db.transaction().execute((trx) => writePlan(trx, plan, chunks)),

    find: async (planId: string): Promise<PlanRecord | undefined> => {
      const { rows } = await selectPlan(planId).execute(db)
      return rows[0]
    },

    /** Ids of the operations that a plan calls as they are (`call-operation`). */
    listCalledOperations: async (planId: string): Promise<readonly string[]> => {
      const operationId = sql<string>`payload ->> 'operationId'`
      const rows = await db
        .selectFrom('change')
        .select(operationId.as('operationId'))
        .distinct()
        .where('plan_id', '=', planId)
        .where('kind', '=', 'call-operation')
        .execute()
      return rows.map((row) => row.operationId)
    },

    /** Worst verdict first, then by line. `search` looks in subject and reasons, without regard to case. */
    listRows: async (
      planId: string,
      query: PlanRowQuery,
    ): Promise<{ rows: readonly PlanRowRecord[]; total: number }> => {
      const order = sql`array_position(${sql.val([...verdicts])}::text[], verdict)`
      const conditions = [
        sql`plan_id = ${planId}`,
        ...(query.verdicts.length > 0 ? [sql`verdict = any(${[...query.verdicts]}::text[])`] : []),
        ...(query.search
          ? [sql`(subject || ' ' || reasons::text) ilike ${toLikePattern(query.search)}`]
          : []),
      ]
      const where = sql.join(conditions, sql` and `)
      const found = sql<PlanRowRecord>`
        select line, subject, verdict, reasons, change_seqs as "changeSeqs" from plan_row where ${where}
        order by ${order}, line limit ${query.limit} offset ${query.offset}`
      const counted = sql<{
        total: number
      }>`select count(*)::int as total from plan_row where ${where}`
      const [{ rows }, count] = await Promise.all([found.execute(db), counted.execute(db)])
      return { rows, total: count.rows[0]?.total ?? 0 }
    },

    /** The changes with these numbers, in order. */
    listChanges: async (
      planId: string,
      seqs: readonly number[],
    ): Promise<readonly PlanChangeRecord[]> => {
      if (seqs.length === 0) return []
      return db
        .selectFrom('change')
        .select(['seq', 'kind', 'danger', 'sentence', 'fields'])
        .where('plan_id', '=', planId)
        .where('seq', '=', sql<number>`any(${[...seqs]}::int[])`)
        .orderBy('seq')
        .execute()
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
  const sums = createPlanSums(plan.connectionId)
  await db.insertInto('plan').values(toPlaceholder(plan)).execute()
  // A chunk is stored while the next one is worked out.
  let storing = Promise.resolve()
  for await (const chunk of chunks) {
    sums.add(chunk)
    await storing
    storing = insertChanges(db, plan.id, chunk).then(() => insertRows(db, plan.id, chunk))
    storing.catch(() => undefined) // Thrown by the next wait for it, unless the chunks throw first.
  }
  await storing
  const { digest, rowCount, changeCount, verdictCounts, kindCounts, danger } = sums.finish()
  await db
    .updateTable('plan')
    .set({
      digest,
      danger,
      row_count: rowCount,
      change_count: changeCount,
      verdict_counts: JSON.stringify(verdictCounts),
      kind_counts: JSON.stringify(kindCounts),
    })
    .where('id', '=', plan.id)
    .execute()
}

function selectPlan(planId: string) {
  return sql<PlanRecord>`
    select p.id, p.connection_id as "connectionId", p.author_id as "authorId", p.slice, p.title,
      p.sheet_id as "sheetId", p.options, p.directory_taken_at as "directoryTakenAt",
      p.created_at as "createdAt", p.expires_at as "expiresAt", p.state, p.digest, p.row_count as "rowCount",
      p.change_count as "changeCount", p.verdict_counts as "verdictCounts", p.kind_counts as "kindCounts",
      p.danger, c.name as "connectionName", c.environment, c.is_practice as "isPractice",
      c.max_concurrency as "maxConcurrency", a.name as "authorName", r.id as "runId"
    from plan p join connection c on c.id = p.connection_id join account a on a.id = p.author_id
      left join run r on r.plan_id = p.id
    where p.id = ${planId}`
}

function toPlaceholder(plan: NewPlan) {
  return {
    id: plan.id,
    connection_id: plan.connectionId,
    author_id: plan.authorId,
    slice: plan.slice,
    title: plan.title,
    sheet_id: plan.sheetId,
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

async function insertRows(db: Kysely<Database>, planId: string, chunk: PlanChunk) {
  if (chunk.rows.length === 0) return
  await sql`
    insert into plan_row (plan_id, line, subject, verdict, reasons, change_seqs)
    select ${planId}, line, subject, verdict, reasons, "changeSeqs"
    from jsonb_to_recordset(${JSON.stringify(chunk.rows)}::jsonb) as x(line int, subject text, verdict text,
      reasons jsonb, "changeSeqs" jsonb)`.execute(db)
}
