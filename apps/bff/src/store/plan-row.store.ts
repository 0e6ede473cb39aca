import {
  type ChangeDanger,
  type ChangeKind,
  changeKinds,
  noKind,
  type PlanGrouping,
  type PlanRowGroup,
  type PlanRowSort,
  type Verdict,
  verdicts,
} from '@curator/console-contract/plans'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { toLikePattern } from './like-pattern.ts'
import type { PlanChangeRecord, PlanRowRecord } from './plan.store.ts'
import type { Database } from './schema.ts'

/** What narrows the rows of a plan; an empty list means all. */
export interface PlanRowFilter {
  readonly verdicts: readonly Verdict[]
  readonly dangers: readonly ChangeDanger[]
  readonly kinds: readonly ChangeKind[]
  readonly search: string
}

export interface PlanRowOrder {
  readonly sort: PlanRowSort
  readonly group: PlanGrouping
}

/** Rows that a filter finds, by what they may be narrowed to next. What does not occur is left out. */
export interface PlanRowTally {
  readonly total: number
  readonly verdict: Partial<Record<Verdict, number>>
  readonly danger: Partial<Record<ChangeDanger, number>>
  readonly kind: Partial<Record<ChangeKind, number>>
  /** In the order in which the rows come. */
  readonly groups: readonly PlanRowGroup[]
}

export type PlanRowStore = ReturnType<typeof createPlanRowStore>

/** Rows of plans for people: found, counted, put in order. */
export function createPlanRowStore(db: Kysely<Database>) {
  return {
    list: async (
      planId: string,
      filter: PlanRowFilter,
      order: PlanRowOrder,
      window: { readonly offset: number; readonly limit: number },
    ): Promise<readonly PlanRowRecord[]> => {
      const { rows } = await sql<PlanRowRecord>`
        select line, subject, verdict, reasons, change_seqs as "changeSeqs" from plan_row
        where plan_id = ${planId} and ${isSought(filter.search)} and ${hasVerdict(filter)} and ${hasDanger(filter)}
          and ${hasKind(filter)}
        order by ${toOrder(order)} limit ${window.limit} offset ${window.offset}`.execute(db)
      return rows
    },

    /** Each count leaves its own filter out; `total` and `groups` heed them all. */
    tally: async (
      planId: string,
      filter: PlanRowFilter,
      group: PlanGrouping,
    ): Promise<PlanRowTally> => {
      const { rows } = await sql<TallyRow>`
        with sought as materialized (
          select verdict, danger, kinds, ${groupKeys[group]} as group_key, ${hasVerdict(filter)} as v,
            ${hasDanger(filter)} as d, ${hasKind(filter)} as k
          from plan_row where plan_id = ${planId} and ${isSought(filter.search)})
        select 'verdict' as facet, verdict as key, count(*)::int as count from sought where d and k group by 2
        union all select 'danger', danger, count(*)::int from sought where v and k group by 2
        union all select 'kind', kind, count(*)::int from sought,
          lateral (select distinct unnest(kinds) as kind) s where v and d group by 2
        union all select 'group', group_key, count(*)::int from sought where v and d and k group by 2`.execute(
        db,
      )
      return toTally(rows, group)
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
  }
}

interface TallyRow {
  readonly facet: 'verdict' | 'danger' | 'kind' | 'group'
  readonly key: string
  readonly count: number
}

/** Headings in the order in which they come; the same order sorts the rows. */
const groupOrders: Record<PlanGrouping, readonly string[]> = {
  none: [''],
  verdict: verdicts,
  danger: ['destructive', 'caution', 'none'],
  kind: [...changeKinds, noKind],
}

const groupKeys: Record<PlanGrouping, RawBuilder<unknown>> = {
  none: sql`''`,
  verdict: sql`verdict`,
  danger: sql`danger`,
  kind: sql`coalesce(lead_kind, ${noKind}::text)`,
}

function isSought(search: string) {
  if (search === '') return sql`true`
  return sql`(subject || e'\n' || reasons::text || e'\n' || detail) ilike ${toLikePattern(search)}`
}

function hasVerdict({ verdicts: wanted }: PlanRowFilter) {
  return wanted.length === 0 ? sql`true` : sql`verdict = any(${[...wanted]}::text[])`
}

function hasDanger({ dangers }: PlanRowFilter) {
  return dangers.length === 0 ? sql`true` : sql`danger = any(${[...dangers]}::text[])`
}

function hasKind({ kinds }: PlanRowFilter) {
  return kinds.length === 0 ? sql`true` : sql`kinds && ${[...kinds]}::text[]`
}

function placeIn(order: readonly string[], key: RawBuilder<unknown>) {
  return sql`array_position(${[...order]}::text[], ${key})`
}

function toOrder({ sort, group }: PlanRowOrder) {
  const grouped = placeIn(groupOrders[group], groupKeys[group])
  const danger = placeIn(groupOrders.danger, sql`danger`)
  const bySort = {
    danger: sql`${placeIn(verdicts, sql`verdict`)}, ${danger}, line`,
    '-danger': sql`${placeIn(verdicts, sql`verdict`)} desc, ${danger} desc, line`,
    line: sql`line`,
    '-line': sql`line desc`,
    subject: sql`lower(subject), line`,
    '-subject': sql`lower(subject) desc, line`,
  }[sort]
  return group === 'none' ? bySort : sql`${grouped}, ${bySort}`
}

function toTally(rows: readonly TallyRow[], group: PlanGrouping): PlanRowTally {
  const pick = (facet: TallyRow['facet']) => rows.filter((row) => row.facet === facet)
  const count = (facet: TallyRow['facet']) =>
    Object.fromEntries(pick(facet).map((row) => [row.key, row.count]))
  const order = groupOrders[group]
  const found = pick('group')
  return {
    total: found.reduce((sum, row) => sum + row.count, 0),
    verdict: count('verdict'),
    danger: count('danger'),
    kind: count('kind'),
    groups:
      group === 'none'
        ? []
        : found
            .toSorted((a, b) => order.indexOf(a.key) - order.indexOf(b.key))
            .map(({ key, count: rowCount }) => ({
              key: key as PlanRowGroup['key'],
              count: rowCount,
            })),
  }
}
