import type { ChangeKind, Verdict } from '@curator/console-contract/plans'
import type { Outcome, RowStand } from '@curator/console-contract/runs'
import { type Kysely, sql } from 'kysely'
import { toLikePattern } from './like-pattern.ts'
import type { Database } from './schema.ts'

/** A row of a run's plan with the worst of its changes; `null` while one is open and where it has none. */
export interface RunRowRecord {
  readonly line: number
  readonly subject: string
  readonly verdict: Verdict
  readonly reasons: readonly string[]
  readonly changeSeqs: readonly number[]
  readonly outcome: Outcome | 'open' | null
}

export interface ChangeResultRecord {
  readonly seq: number
  readonly kind: ChangeKind
  readonly sentence: string
  readonly outcome: Outcome | null
  readonly message: string | null
  readonly serverText: string | null
  readonly httpStatus: number | null
  readonly reply: string | null
}

/** How a row is ranked by its changes: the first that any of them has. `open` stands before the good ones. */
const rowOutcomeOrder = [
  'needs_review',
  'failed',
  'refused',
  'skipped',
  'cancelled',
  'open',
  'already_applied',
  'applied',
] as const satisfies (Outcome | 'open')[]

export type RunRowStore = ReturnType<typeof createRunRowStore>

/** Results of runs, row by row. */
export function createRunRowStore(db: Kysely<Database>) {
  return {
    /** Worst outcome first, then by line; rows without changes last. Empty `stands` means all. */
    list: async (
      runId: string,
      query: {
        readonly stands: readonly RowStand[]
        readonly search: string
        readonly offset: number
        readonly limit: number
      },
    ): Promise<{ rows: readonly RunRowRecord[]; total: number }> => {
      const conditions = [
        sql`true`,
        ...(query.stands.length > 0
          ? [sql`coalesce(outcome, 'none') = any(${[...query.stands]}::text[])`]
          : []),
        ...(query.search
          ? [sql`(subject || ' ' || reasons::text) ilike ${toLikePattern(query.search)}`]
          : []),
      ]
      const { rows } = await sql<RunRowRecord & { total: number }>`
        with judged as (${selectJudgedRows(runId)})
        select line, subject, verdict, reasons, "changeSeqs", outcome, (count(*) over ())::int as total from judged
        where ${sql.join(conditions, sql` and `)}
        order by rank nulls last, line limit ${query.limit} offset ${query.offset}`.execute(db)
      return { rows, total: rows[0]?.total ?? 0 }
    },

    /** All rows by how they stand; what does not occur is left out. */
    countStands: async (runId: string): Promise<Partial<Record<RowStand, number>>> => {
      const { rows } = await sql<{ stand: RowStand; count: number }>`
        select coalesce(outcome, 'none') as stand, count(*)::int as count
        from (${selectJudgedRows(runId)}) judged group by 1`.execute(db)
      return Object.fromEntries(rows.map(({ stand, count }) => [stand, count]))
    },

    /** Every row in the order of the sheet. */
    listAll: async (runId: string): Promise<readonly RunRowRecord[]> => {
      const { rows } = await sql<RunRowRecord>`
        select line, subject, verdict, reasons, "changeSeqs", outcome from (${selectJudgedRows(runId)}) judged
        order by line`.execute(db)
      return rows
    },

    /** Results of these changes, or of all, in order. */
    listResults: async (
      runId: string,
      seqs: readonly number[] | 'all',
    ): Promise<readonly ChangeResultRecord[]> => {
      if (seqs.length === 0) return []
      const { rows } = await sql<ChangeResultRecord>`
        select c.seq, h.kind, h.sentence, c.outcome, c.message, c.server_text as "serverText",
          c.http_status as "httpStatus", c.reply
        from change_result c join run r on r.id = c.run_id join change h on h.plan_id = r.plan_id and h.seq = c.seq
        where c.run_id = ${runId} and ${seqs === 'all' ? sql`true` : sql`c.seq = any(${[...seqs]}::int[])`}
        order by c.seq`.execute(db)
      return rows
    },
  }
}

function selectJudgedRows(runId: string) {
  const order = sql`${[...rowOutcomeOrder]}::text[]`
  return sql`
    select w.line, w.subject, w.verdict, w.reasons, w."changeSeqs", w.rank, (${order})[w.rank] as outcome from (
      select p.line, p.subject, p.verdict, p.reasons, p.change_seqs as "changeSeqs",
        min(array_position(${order}, coalesce(c.outcome, 'open'))) filter (where c.seq is not null) as rank
      from run r join plan_row p on p.plan_id = r.plan_id
        left join lateral jsonb_array_elements_text(p.change_seqs) s(seq) on true
        left join change_result c on c.run_id = r.id and c.seq = s.seq::int
      where r.id = ${runId} group by p.plan_id, p.line) w`
}
