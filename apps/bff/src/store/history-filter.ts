import { sql } from 'kysely'
import { toLikePattern } from './like-pattern.ts'

/** What narrows lists of plans and of runs; an empty list, an empty text and undefined mean all. */
export interface HistoryFilter {
  readonly connectionId: string | undefined
  readonly slices: readonly string[]
  readonly authorId: string | undefined
  readonly search: string
  /** Inclusive. */
  readonly from: string | undefined
  /** Exclusive. */
  readonly to: string | undefined
}

/** What such lists can be narrowed to: what occurs in them. */
export interface HistoryChoicesRecord {
  readonly authors: readonly { readonly id: string; readonly name: string }[]
  readonly slices: readonly string[]
}

/** Conditions on a plan `p` and on `made`, the plan or the run of it that is listed. */
export function toHistoryConditions(filter: HistoryFilter, made: 'p' | 'r') {
  const of = (column: string) => sql.ref(`${made}.${column}`)
  const conditions = [
    sql`true`,
    ...(filter.connectionId ? [sql`${of('connection_id')} = ${filter.connectionId}`] : []),
    ...(filter.slices.length > 0 ? [sql`p.slice = any(${[...filter.slices]}::text[])`] : []),
    ...(filter.authorId ? [sql`${of('author_id')} = ${filter.authorId}`] : []),
    ...(filter.search ? [sql`p.title ilike ${toLikePattern(filter.search)}`] : []),
    ...(filter.from ? [sql`${of('created_at')} >= ${filter.from}`] : []),
    ...(filter.to ? [sql`${of('created_at')} < ${filter.to}`] : []),
  ]
  return sql.join(conditions, sql` and `)
}

/** Authors and slices of all plans, or of all runs. */
export function selectHistoryChoices(made: 'p' | 'r') {
  const source = made === 'p' ? sql`plan p` : sql`run r join plan p on p.id = r.plan_id`
  const author = sql.ref(`${made}.author_id`)
  return sql<HistoryChoicesRecord>`
    select coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name) order by lower(a.name), a.id)
        from account a where a.id in (select ${author} from ${source})), '[]'::jsonb) as authors,
      coalesce((select jsonb_agg(distinct p.slice) from ${source}), '[]'::jsonb) as slices`
}
