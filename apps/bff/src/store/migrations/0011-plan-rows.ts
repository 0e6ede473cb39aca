import { type Kysely, sql } from 'kysely'

/** What rows of a plan are filtered, grouped and searched by, written down once instead of joined for each question. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `alter table plan_row add column danger text not null default 'none', add column kinds text[] not null default '{}',
    add column lead_kind text, add column detail text not null default ''`,
  `update plan_row r set danger = s.danger, kinds = s.kinds, lead_kind = s.kinds[1], detail = s.detail
    from (
      select p.plan_id, p.line, coalesce(max(c.danger) filter (where c.danger = 'destructive'),
          max(c.danger) filter (where c.danger = 'caution'), 'none') as danger,
        array_agg(c.kind order by array_position(array['destructive', 'caution', 'none'], c.danger), c.seq) as kinds,
        string_agg(c.sentence, e'\\n' order by c.seq) as detail
      from plan_row p cross join lateral jsonb_array_elements_text(p.change_seqs) e(seq)
        join change c on c.plan_id = p.plan_id and c.seq = e.seq::int
      group by p.plan_id, p.line) s
    where r.plan_id = s.plan_id and r.line = s.line`,
  `create index plan_created on plan (created_at desc, id)`,
  `create index run_created on run (created_at desc, id)`,
]
