import { randomUUID } from 'node:crypto'
import type { EventKind } from '@curator/console-contract/notifications'
import type { StageKind } from '@curator/console-contract/schedule-review'
import { accountRole } from '@curator/console-contract/session'
import { type Kysely, sql } from 'kysely'
import { mayRole } from '../auth/role-permissions.ts'
import type { Database } from './schema.ts'

/** Something that happened to a plan. */
export interface NewEvent {
  readonly kind: EventKind
  readonly planId: string
  /** Who asked for approval, or decided. */
  readonly actorId: string
  /** Tells this event from others of its kind on the same plan, for example the id of the request for approval. */
  readonly occasion: string
}

/** A stage of a review that ends soon. */
export interface ReviewDue {
  readonly campaignId: string
  readonly stage: StageKind
  /** Before its end. */
  readonly days: number
  readonly endsAt: Date
}

type RunEventKind = Extract<EventKind, `run_${string}`>

const approverRoles = accountRole.options.filter((role) => mayRole(role, 'plans.approve'))

/**
 * Records what happened together with whom it concerns and which channels tell of it. To be called in the transaction
 * that makes it happen, so that it is neither lost nor told twice. False: it was recorded before, nothing was added.
 */
export function recordEvent(db: Kysely<Database>, event: NewEvent): Promise<boolean> {
  const { kind, planId, actorId, occasion } = event
  return insertEvent(
    db,
    sql`select ${randomUUID()}::uuid, ${`${kind}/${planId}/${occasion}`}, ${kind}, p.id, r.id, p.connection_id,
        ${actorId}::uuid, null::jsonb, clock_timestamp()
      from plan p left join run r on r.plan_id = p.id where p.id = ${planId}`,
  )
}

/** Records that a run ended or stands still, with its counts; once for each time that a worker held it. */
export function recordRunEvent(
  db: Kysely<Database>,
  runId: string,
  kind: RunEventKind,
): Promise<boolean> {
  return insertEvent(
    db,
    sql`select ${randomUUID()}::uuid, 'run/' || r.id || '/' || ${kind} || '/' || r.fence, ${kind}, r.plan_id, r.id,
        r.connection_id, r.author_id, ${countsOf(runId)}, clock_timestamp()
      from run r where r.id = ${runId}`,
  )
}

/**
 * Reminds those who have not answered, once for each stage and number of days; whoever has no account is reached by mail
 * alone. False: it was done before, or nobody is to be reminded.
 */
export async function recordReviewDue(
  db: Kysely<Database>,
  due: ReviewDue,
  now: Date,
): Promise<boolean> {
  const { campaignId, days, endsAt, stage } = due
  const key = `review_due/${campaignId}/${stage}/${days}`
  const isNew = await insertEvent(
    db,
    sql`select ${randomUUID()}::uuid, ${key}, 'review_due', null::uuid, null::uuid, c.connection_id, c.created_by, null::jsonb,
        clock_timestamp(), c.id, ${endsAt}
      from review_campaign c where c.id = ${campaignId}::uuid and c.state = 'open'
        and exists (select 1 from review_item i where i.campaign_id = c.id and ${isOpen})
        and not exists (select 1 from review_reminder r where r.campaign_id = c.id and r.stage = ${stage} and r.days = ${days})`,
    sql`, campaign_id, due_at`,
  )
  if (!isNew) return false
  const who =
    stage === 'owner'
      ? sql`select distinct i.reviewer_email from review_item i where i.campaign_id = ${campaignId}::uuid and ${isOpen}`
      : sql`select a.email from account a where a.disabled_at is null and a.role = any(${rolesOf(stage)}::text[])`
  await sql`
    insert into review_reminder (campaign_id, stage, days, email, at, event_id)
    select ${campaignId}::uuid, ${stage}, ${days}, w.email, ${now}, e.id from (${who}) w(email), event e where e.key = ${key}`.execute(
    db,
  )
  await sql`
    insert into notification (account_id, event_id)
    select a.id, r.event_id from review_reminder r join account a on a.email = r.email and a.disabled_at is null
    where r.campaign_id = ${campaignId}::uuid and r.stage = ${stage} and r.days = ${days}`.execute(
    db,
  )
  return true
}

const isOpen = sql`not exists (select 1 from review_answer b where b.item_id = i.id)`

const rolesOf = (stage: StageKind) =>
  accountRole.options.filter((role) =>
    mayRole(role, stage === 'lead' ? 'connections.manage' : 'plans.write'),
  )

async function insertEvent(
  db: Kysely<Database>,
  row: ReturnType<typeof sql>,
  more = sql``,
): Promise<boolean> {
  const { rows } = await sql<{ id: string; kind: EventKind }>`
    insert into event (id, key, kind, plan_id, run_id, connection_id, actor_id, counts, happened_at${more}) ${row}
    on conflict (key) do nothing returning id, kind`.execute(db)
  const event = rows[0]
  if (!event) return false
  await sql`insert into notification (account_id, event_id) ${concerned(event)}`.execute(db)
  await sql`
    insert into delivery (event_id, channel_id, state, due_at, created_at)
    select e.id, c.id, 'waiting', e.happened_at, e.happened_at from event e join channel c on c.is_on
      and c.event_kinds ? e.kind and (c.connection_ids is null or c.connection_ids ? e.connection_id)
    where e.id = ${event.id}`.execute(db)
  return true
}

/** A run concerns its author and whoever made the plan; a wish for approval all who may give it; a decision the author. */
function concerned({ id, kind }: { readonly id: string; readonly kind: EventKind }) {
  const from = sql`select a.id, e.id from event e join plan p on p.id = e.plan_id`
  const rest = sql`where e.id = ${id} and a.disabled_at is null`
  if (kind === 'approval_wanted')
    return sql`${from} join account a on a.role = any(${approverRoles}::text[]) and a.id <> p.author_id ${rest}`
  // Told by whoever records it: it depends on the stage.
  if (kind === 'review_due') return sql`${from} join account a on false ${rest}`
  if (kind === 'plan_approved' || kind === 'plan_rejected')
    return sql`${from} join account a on a.id = p.author_id ${rest}`
  return sql`${from} join run r on r.id = e.run_id join account a on a.id in (p.author_id, r.author_id) ${rest}`
}

/** As `RunCounts`. */
function countsOf(runId: string) {
  return sql`(select jsonb_build_object('total', coalesce(sum(s.count), 0),
      'waiting', coalesce(sum(s.count) filter (where s.state = 'waiting'), 0),
      'inFlight', coalesce(sum(s.count) filter (where s.state = 'in_flight'), 0),
      'outcomes', coalesce(jsonb_object_agg(s.outcome, s.count) filter (where s.outcome is not null), '{}'::jsonb))
    from (select state, outcome, count(*)::int as count from change_result where run_id = ${runId}
      group by state, outcome) s)`
}
