import type { CampaignState, CampaignValues } from '@curator/console-contract/schedule-review'
import { type Kysely, sql } from 'kysely'
import type { Database } from './schema.ts'

export interface CampaignRecord {
  readonly id: string
  readonly connectionId: string
  readonly state: CampaignState
  readonly values: CampaignValues
  readonly createdAt: Date
  readonly createdBy: string
  readonly createdByName: string
  readonly startedAt: Date | null
  readonly closedAt: Date | null
  readonly signedAt: Date | null
  readonly evidenceHash: string | null
  /** Made with a key that is not in the store. */
  readonly evidenceSeal: string | null
  /** Whether all evidence in the store fits the hashes beside it. */
  readonly fitsHashes: boolean
  readonly planId: string | null
  readonly previousId: string | null
  readonly itemCount: number
  readonly decidedCount: number
  readonly highCount: number
}

export interface NewCampaign {
  readonly id: string
  readonly connectionId: string
  readonly values: CampaignValues
  readonly createdAt: Date
  readonly createdBy: string
  readonly previousId: string | null
}

interface ReviewerProgress {
  readonly name: string
  readonly email: string
  readonly itemCount: number
  readonly decidedCount: number
  readonly highCount: number
  readonly remindedAt: Date | null
}

export type ReviewCampaignStore = ReturnType<typeof createReviewCampaignStore>

/** Reviews of schedules, without their items. */
export function createReviewCampaignStore(db: Kysely<Database>) {
  return {
    /** Newest first. No state: all. */
    list: async (query: {
      readonly connectionId: string
      readonly states: readonly CampaignState[]
      readonly offset: number
      readonly limit: number
    }): Promise<{ readonly campaigns: readonly CampaignRecord[]; readonly total: number }> => {
      const where = sql`where c.connection_id = ${query.connectionId}
        and (${query.states.length === 0} or c.state = any(${[...query.states]}::text[]))`
      const [found, counted] = await Promise.all([
        sql<CampaignRecord>`${select} ${where}
          order by c.created_at desc, c.id limit ${query.limit} offset ${query.offset}`.execute(db),
        sql<{ total: number }>`
          select count(*)::int as total from review_campaign c ${where}`.execute(db),
      ])
      return { campaigns: found.rows, total: counted.rows[0]?.total ?? 0 }
    },

    find: async (id: string): Promise<CampaignRecord | undefined> =>
      (await sql<CampaignRecord>`${select} where c.id = ${id}::uuid`.execute(db)).rows[0],

    /** Ids of open ones, whatever the connection. */
    listOpen: async (): Promise<readonly string[]> => {
      const { rows } = await sql<{ id: string }>`
        select id from review_campaign where state = 'open' order by created_at`.execute(db)
      return rows.map(({ id }) => id)
    },

    /** Drafts whose date has come, of those that had one ahead when they were made. */
    listDue: async (now: Date): Promise<readonly string[]> => {
      const { rows } = await sql<{ id: string }>`
        select id from review_campaign where state = 'draft'
          and (settings->>'startsAt')::timestamptz > created_at
          and (settings->>'startsAt')::timestamptz <= ${now} order by created_at`.execute(db)
      return rows.map(({ id }) => id)
    },

    create: (campaign: NewCampaign): Promise<boolean> => insertCampaign(db, campaign),

    /** False once it has started. */
    update: async (id: string, values: CampaignValues): Promise<boolean> => {
      const { rows } =
        await sql`update review_campaign set settings = ${JSON.stringify(values)}::jsonb
        where id = ${id}::uuid and state = 'draft' returning id`.execute(db)
      return rows.length > 0
    },

    /** False once it has started. */
    discard: async (id: string): Promise<boolean> => {
      const { rows } = await sql`
        delete from review_campaign where id = ${id}::uuid and state = 'draft' returning id`.execute(
        db,
      )
      return rows.length > 0
    },

    setPlan: async (id: string, planId: string): Promise<void> => {
      await sql`update review_campaign set plan_id = ${planId}::uuid where id = ${id}::uuid`.execute(
        db,
      )
    },

    /** By name. */
    listReviewers: async (id: string): Promise<readonly ReviewerProgress[]> => {
      const { rows } = await sql<ReviewerProgress>`
        select max(i.reviewer_name) as name, i.reviewer_email as email, count(*)::int as "itemCount",
          (count(*) filter (where ${isDecided}))::int as "decidedCount",
          (count(*) filter (where i.severity = 'high'))::int as "highCount",
          (select max(r.at) from review_reminder r where r.campaign_id = ${id}::uuid and r.email = i.reviewer_email)
            as "remindedAt"
        from review_item i where i.campaign_id = ${id}::uuid group by i.reviewer_email order by 1, 2`.execute(
        db,
      )
      return rows
    },
  }
}

/** False when there is one already that follows the same campaign. */
export async function insertCampaign(
  db: Kysely<Database>,
  campaign: NewCampaign,
): Promise<boolean> {
  const { rows } = await sql`
    insert into review_campaign (id, connection_id, state, settings, created_at, created_by, previous_id)
    values (${campaign.id}::uuid, ${campaign.connectionId}, 'draft', ${JSON.stringify(campaign.values)}::jsonb,
      ${campaign.createdAt}, ${campaign.createdBy}::uuid, ${campaign.previousId}::uuid)
    on conflict (previous_id) do nothing returning id`.execute(db)
  return rows.length > 0
}

const isDecided = sql`exists (select 1 from review_answer a where a.item_id = i.id)`

const hashOf = (text: ReturnType<typeof sql>) =>
  sql`encode(sha256(convert_to(${text}, 'UTF8')), 'hex')`

const select = sql`
  select c.id, c.connection_id as "connectionId", c.state, c.settings as values, c.created_at as "createdAt",
    c.created_by as "createdBy", a.name as "createdByName", c.started_at as "startedAt", c.closed_at as "closedAt",
    c.signed_at as "signedAt", c.evidence_hash as "evidenceHash", c.evidence_seal as "evidenceSeal", c.plan_id as "planId",
    c.previous_id as "previousId", n."itemCount", n."decidedCount", n."highCount", n."fitsHashes"
  from review_campaign c join account a on a.id = c.created_by cross join lateral (
    select count(*)::int as "itemCount", (count(*) filter (where ${isDecided}))::int as "decidedCount",
      (count(*) filter (where i.severity = 'high'))::int as "highCount",
      case when c.evidence_hash is null then count(*) = 0
        else count(*) filter (where ${hashOf(sql`i.evidence`)} <> i.evidence_hash) = 0
          and coalesce(${hashOf(sql`string_agg(i.evidence_hash, '' order by i.seq)`)} = c.evidence_hash, false)
      end as "fitsHashes"
    from review_item i where i.campaign_id = c.id) n`
