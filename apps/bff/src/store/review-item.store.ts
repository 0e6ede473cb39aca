import type { FindingSeverity } from '@curator/console-contract/schedule-findings'
import type { Answer, StageKind } from '@curator/console-contract/schedule-review'
import { type Kysely, sql } from 'kysely'
import { toLikePattern } from './like-pattern.ts'
import type { Database } from './schema.ts'

interface StoredAnswer {
  readonly stage: StageKind
  readonly answer: Answer
  readonly byName: string
  /** Null for the rule for silence. */
  readonly byEmail: string | null
  readonly at: string
}

export interface ReviewItemRecord {
  readonly id: string
  readonly scheduleId: string
  readonly name: string
  readonly ownerName: string
  /** Lower case; empty when nobody knows it. */
  readonly ownerEmail: string
  readonly reviewerName: string
  /** Lower case. */
  readonly reviewerEmail: string
  readonly isFallback: boolean
  readonly severity: FindingSeverity | null
  /** What was found, in the order of the list of findings. */
  readonly findings: readonly string[]
  readonly evidence: string
  readonly evidenceHash: string
  /** In their order; the last one counts. */
  readonly answers: readonly StoredAnswer[]
}

interface ItemQuery {
  readonly severities: readonly FindingSeverity[]
  readonly isDecided: boolean | null
  /** Addresses in lower case; empty: anybody's. */
  readonly reviewers: readonly string[]
  readonly search: string
  readonly offset: number
  readonly limit: number
}

export const everyItem: ItemQuery = {
  severities: [],
  isDecided: null,
  reviewers: [],
  search: '',
  offset: 0,
  limit: 1_000_000,
}

export type ReviewItemStore = ReturnType<typeof createReviewItemStore>

/** Schedules of reviews with their evidence and answers. */
export function createReviewItemStore(db: Kysely<Database>) {
  return {
    /** The worst first, then by name. */
    list: async (
      campaignId: string,
      query: ItemQuery,
    ): Promise<{ readonly items: readonly ReviewItemRecord[]; readonly total: number }> => {
      const where = sql`where i.campaign_id = ${campaignId}::uuid
        and (${query.severities.length === 0} or i.severity = any(${[...query.severities]}::text[]))
        and (${query.reviewers.length === 0} or i.reviewer_email = any(${[...query.reviewers]}::text[]))
        and (${query.isDecided}::boolean is null or
          exists (select 1 from review_answer a where a.item_id = i.id) = ${query.isDecided}::boolean)
        and (${query.search === ''} or i.name || ' ' || i.owner_name || ' ' || i.owner_email ilike ${toLikePattern(query.search)})`
      const [found, counted] = await Promise.all([
        sql<ReviewItemRecord>`${select} ${where} order by i.seq limit ${query.limit} offset ${query.offset}`.execute(
          db,
        ),
        sql<{ total: number }>`select count(*)::int as total from review_item i ${where}`.execute(
          db,
        ),
      ])
      return { items: found.rows, total: counted.rows[0]?.total ?? 0 }
    },

    listByIds: (campaignId: string, ids: readonly string[]) => findItems(db, campaignId, ids),

    /** By schedule. */
    listEvidence: async (campaignId: string): Promise<ReadonlyMap<string, ReviewItemRecord>> => {
      const { rows } = await sql<ReviewItemRecord>`
        ${select} where i.campaign_id = ${campaignId}::uuid`.execute(db)
      return new Map(rows.map((row) => [row.scheduleId, row]))
    },
  }
}

/** Those of the campaign among these, in its order. */
export async function findItems(
  db: Kysely<Database>,
  campaignId: string,
  ids: readonly string[],
): Promise<readonly ReviewItemRecord[]> {
  const { rows } = await sql<ReviewItemRecord>`
    ${select} where i.campaign_id = ${campaignId}::uuid and i.id = any(${[...ids]}::uuid[]) order by i.seq`.execute(
    db,
  )
  return rows
}

const select = sql`
  select i.id, i.schedule_id as "scheduleId", i.name, i.owner_name as "ownerName", i.owner_email as "ownerEmail",
    i.reviewer_name as "reviewerName", i.reviewer_email as "reviewerEmail", i.is_fallback as "isFallback", i.severity,
    i.findings, i.evidence, i.evidence_hash as "evidenceHash",
    coalesce((select jsonb_agg(jsonb_build_object('stage', a.stage, 'answer', a.answer, 'byName', a.by_name,
        'byEmail', a.by_email, 'at', to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by a.id)
      from review_answer a where a.item_id = i.id), '[]'::jsonb) as answers
  from review_item i`
