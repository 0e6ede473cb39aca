import type { FindingSeverity } from '@curator/console-contract/schedule-findings'
import type {
  Answer,
  CampaignState,
  CampaignValues,
  StageKind,
} from '@curator/console-contract/schedule-review'
import { type Kysely, sql } from 'kysely'
import { type ReviewDue, recordReviewDue } from './notification.store.ts'
import { insertCampaign, type NewCampaign } from './review-campaign.store.ts'
import { findItems, type ReviewItemRecord } from './review-item.store.ts'
import type { Database } from './schema.ts'

/** A schedule as it enters a review. Addresses in lower case. */
export interface NewReviewItem {
  readonly id: string
  readonly scheduleId: string
  readonly name: string
  readonly ownerName: string
  readonly ownerEmail: string
  readonly severity: FindingSeverity | null
  readonly findings: readonly string[]
  readonly evidence: string
  readonly evidenceHash: string
  readonly reviewerName: string
  readonly reviewerEmail: string
  readonly isFallback: boolean
}

export interface NewAnswer {
  readonly itemId: string
  readonly stage: StageKind
  readonly answer: Answer
  readonly byName: string
  readonly byEmail: string | null
}

export interface LockedCampaign {
  readonly state: CampaignState
  readonly values: CampaignValues
}

export type ReviewStepStore = ReturnType<typeof createReviewStepStore>

interface Start {
  readonly at: Date
  readonly hash: string
  readonly seal: string
  readonly items: readonly NewReviewItem[]
}

interface Close {
  readonly at: Date
  readonly answer: (evidence: string) => Answer
  readonly stage: StageKind
  readonly byName: string
  readonly next: NewCampaign | null
}

interface Reassignment {
  readonly to: { readonly name: string; readonly email: string }
  readonly accountId: string
  readonly reason: string
  readonly at: Date
}

type Look<T> = (campaign: LockedCampaign, items: readonly ReviewItemRecord[]) => T

/** What moves a review on. Each step looks at the state it starts from in its own transaction, so that it happens once. */
export function createReviewStepStore(db: Kysely<Database>) {
  const within = <T>(work: (trx: Kysely<Database>) => Promise<T>) => db.transaction().execute(work)
  return {
    /** False when it has started already; nothing is added then. */
    start: (id: string, start: Start): Promise<boolean> =>
      within((trx) => startCampaign(trx, id, start)),

    /** Answers for whoever did not, and makes the draft that follows; false unless it was open. */
    close: (id: string, close: Close): Promise<boolean> =>
      within((trx) => closeCampaign(trx, id, close)),

    /** Stores what `decide` answers; it throws to refuse. The campaign does not change meanwhile. */
    decide: (
      campaignId: string,
      itemIds: readonly string[],
      at: Date,
      decide: Look<readonly NewAnswer[]>,
    ): Promise<number> =>
      within(async (trx) => {
        const locked = await lock(trx, campaignId)
        const answers = decide(locked, await findItems(trx, campaignId, itemIds))
        await insertAnswers(trx, answers, at)
        return answers.length
      }),

    /** Gives items to somebody else; answers how many. `check` throws to refuse. */
    reassign: (
      campaignId: string,
      itemIds: readonly string[],
      reassignment: Reassignment,
      check: Look<void>,
    ): Promise<number> =>
      within(async (trx) => {
        check(await lock(trx, campaignId), await findItems(trx, campaignId, itemIds))
        return moveItems(trx, campaignId, itemIds, reassignment)
      }),

    /** Once for each stage and number of days. */
    remind: (due: ReviewDue, now: Date): Promise<boolean> =>
      within((trx) => recordReviewDue(trx, due, now)),
  }
}

async function startCampaign(
  trx: Kysely<Database>,
  id: string,
  { at, hash, items, seal }: Start,
): Promise<boolean> {
  const { rows } = await sql`
    update review_campaign set state = 'open', started_at = ${at}, evidence_hash = ${hash}, evidence_seal = ${seal}
    where id = ${id}::uuid and state = 'draft' returning id`.execute(trx)
  if (rows.length === 0) return false
  for (let from = 0; from < items.length; from += itemsAtOnce)
    await insertItems(trx, id, from, items.slice(from, from + itemsAtOnce))
  return true
}

async function closeCampaign(trx: Kysely<Database>, id: string, close: Close): Promise<boolean> {
  const { at, byName, next, stage } = close
  const { rows } = await sql`
    update review_campaign set state = 'closed', closed_at = ${at}
    where id = ${id}::uuid and state = 'open' returning id`.execute(trx)
  if (rows.length === 0) return false
  const silent = await sql<{ id: string; evidence: string }>`
    select i.id, i.evidence from review_item i where i.campaign_id = ${id}::uuid
      and not exists (select 1 from review_answer a where a.item_id = i.id) order by i.seq`.execute(
    trx,
  )
  const answers = silent.rows.map((item) => ({
    itemId: item.id,
    stage,
    answer: close.answer(item.evidence),
    byName,
    byEmail: null,
  }))
  await insertAnswers(trx, answers, at)
  if (next) await insertCampaign(trx, next)
  return true
}

async function moveItems(
  trx: Kysely<Database>,
  campaignId: string,
  itemIds: readonly string[],
  { accountId, at, reason, to }: Reassignment,
): Promise<number> {
  const { rows } = await sql`
    with old as (select id, reviewer_email from review_item
        where campaign_id = ${campaignId}::uuid and id = any(${[...itemIds]}::uuid[]) for update),
      moved as (update review_item i set reviewer_name = ${to.name}, reviewer_email = ${to.email},
        is_fallback = i.owner_email <> ${to.email} from old where i.id = old.id returning i.id)
    insert into review_reassignment (item_id, from_email, to_email, reason, by, at)
    select old.id, old.reviewer_email, ${to.email}, ${reason}, ${accountId}::uuid, ${at}
    from old join moved on moved.id = old.id returning id`.execute(trx)
  return rows.length
}

const itemsAtOnce = 500

async function lock(trx: Kysely<Database>, id: string): Promise<LockedCampaign> {
  const { rows } = await sql<LockedCampaign>`
    select state, settings as values from review_campaign where id = ${id}::uuid for share`.execute(
    trx,
  )
  const [found] = rows
  if (!found) throw new Error('the campaign was looked up and is gone')
  return found
}

async function insertItems(
  trx: Kysely<Database>,
  campaignId: string,
  after: number,
  items: readonly NewReviewItem[],
): Promise<void> {
  const rows = items.map((item, at) => ({ ...item, seq: after + at + 1 }))
  await sql`
    insert into review_item (id, campaign_id, seq, schedule_id, name, owner_name, owner_email, severity, findings, evidence,
      evidence_hash, reviewer_name, reviewer_email, is_fallback)
    select id, ${campaignId}::uuid, seq, "scheduleId", name, "ownerName", "ownerEmail", severity, findings, evidence,
      "evidenceHash", "reviewerName", "reviewerEmail", "isFallback"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(id uuid, seq int, "scheduleId" text, name text,
      "ownerName" text, "ownerEmail" text, severity text, findings jsonb, evidence text, "evidenceHash" text,
      "reviewerName" text, "reviewerEmail" text, "isFallback" boolean)`.execute(trx)
}

async function insertAnswers(
  trx: Kysely<Database>,
  answers: readonly NewAnswer[],
  at: Date,
): Promise<void> {
  await sql`
    insert into review_answer (item_id, stage, answer, by_name, by_email, at)
    select "itemId", stage, answer, "byName", "byEmail", ${at}
    from jsonb_to_recordset(${JSON.stringify(answers)}::jsonb) as x("itemId" uuid, stage text, answer jsonb, "byName" text,
      "byEmail" text)`.execute(trx)
}
