import { type Kysely, sql } from 'kysely'
import type { PlanChunk } from '../plans/change.ts'
import type { Database } from './schema.ts'

/**
 * Stores rows with what they are filtered, grouped and searched by, taken from their changes, which are stored already:
 * the worst danger; the kinds, that of the most dangerous change first; and the words of all changes.
 */
export async function insertPlanRows(
  db: Kysely<Database>,
  planId: string,
  chunk: PlanChunk,
): Promise<void> {
  if (chunk.rows.length === 0) return
  await sql`
    insert into plan_row (plan_id, line, subject, verdict, reasons, change_seqs, danger, kinds, lead_kind, detail)
    select ${planId}, x.line, x.subject, x.verdict, x.reasons, x."changeSeqs", coalesce(f.danger, 'none'),
      coalesce(f.kinds, '{}'), f.kinds[1], coalesce(f.detail, '')
    from jsonb_to_recordset(${JSON.stringify(chunk.rows)}::jsonb) as x(line int, subject text, verdict text,
        reasons jsonb, "changeSeqs" jsonb)
      left join lateral (
        select (array_agg(c.danger order by c.rank))[1] as danger, array_agg(c.kind order by c.rank, c.seq) as kinds,
          string_agg(c.detail, e'\n' order by c.seq) as detail
        from jsonb_array_elements_text(x."changeSeqs") e(seq)
          join lateral (${selectChangeFacts(planId)} and seq = e.seq::int) c on true) f on true`.execute(
    db,
  )
}

const dangerOrder = sql`array['destructive', 'caution', 'none']`

function selectChangeFacts(planId: string) {
  return sql`select seq, kind, danger, array_position(${dangerOrder}, danger) as rank,
      sentence || coalesce(e'\n' || (select string_agg(concat_ws(' ', v ->> 'label', v ->> 'before', v ->> 'after'), e'\n')
        from jsonb_array_elements(fields) v), '') as detail
    from change where plan_id = ${planId}`
}
