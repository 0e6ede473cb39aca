import { type Kysely, sql } from 'kysely'
import { toCanonicalJson } from '../plans/canonical-json.ts'
import type { PlannedChange, PlannedRow } from '../plans/change.ts'
import { createPlanSums, type PlanSums } from '../plans/plan-sums.ts'
import type { PlanRecord } from './plan.store.ts'
import type { Database } from './schema.ts'

/** Changes or rows that are in memory at once. */
const pieceSize = 2_000
/** Below every number that the columns can hold, so that nothing escapes that somebody slipped in. */
const beforeAll = -(2 ** 31) - 1

/**
 * Whether a plan is still, to the byte, what its planner wrote: all its changes and rows are added up anew and compared
 * with the sums beside it, the digest among them.
 */
export async function isPlanIntact(db: Kysely<Database>, plan: PlanRecord): Promise<boolean> {
  const sums = await sumUp(db, plan)
  return sums !== null && toComparable(sums) === toComparable(plan)
}

/** Null when the changes can't be those of a plan any more. */
async function sumUp(db: Kysely<Database>, plan: PlanRecord): Promise<PlanSums | null> {
  const sums = createPlanSums(plan)
  try {
    for await (const changes of readChanges(db, plan.id)) sums.add({ rows: [], changes })
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
  for await (const rows of readRows(db, plan.id)) sums.add({ rows, changes: [] })
  return sums.finish()
}

async function* readChanges(db: Kysely<Database>, planId: string) {
  for (let last = beforeAll; ; ) {
    const { rows } = await sql<PlannedChange>`
      select seq, kind, payload, before, fields, sentence, danger, depends_on as "dependsOn" from change
      where plan_id = ${planId} and seq > ${last}::bigint order by seq limit ${pieceSize}`.execute(
      db,
    )
    const end = rows.at(-1)
    if (!end) return
    yield rows
    last = end.seq
  }
}

async function* readRows(db: Kysely<Database>, planId: string) {
  for (let last = beforeAll; ; ) {
    const { rows } = await sql<PlannedRow>`
      select line, subject, verdict, reasons, change_seqs as "changeSeqs" from plan_row
      where plan_id = ${planId} and line > ${last}::bigint order by line limit ${pieceSize}`.execute(
      db,
    )
    const end = rows.at(-1)
    if (!end) return
    yield rows
    last = end.line
  }
}

const toComparable = (sums: PlanSums) => {
  const { changeCount, danger, digest, kindCounts, rowCount, secretSlots, verdictCounts } = sums
  return toCanonicalJson({
    changeCount,
    danger,
    digest,
    kindCounts,
    rowCount,
    secretSlots,
    verdictCounts,
  })
}
