import type { ChangeKind } from '@curator/console-contract/plans'
import type { Outcome, RunState, StopRule } from '@curator/console-contract/runs'
import { type Kysely, sql } from 'kysely'
import { recordRunEvent } from './notification.store.ts'
import type { Database } from './schema.ts'

/** The right to work on a run, as the database gave it. */
export interface TakenRun {
  readonly id: string
  readonly planId: string
  readonly connectionId: string
  readonly state: RunState
  /** The state before; `queued` means that a person started or resumed it, else a dead worker's run was taken over. */
  readonly stateBefore: RunState
  readonly stopRule: StopRule
  readonly fence: number
}

/** A change of a taken run with where it stands. */
export interface JournalChange {
  readonly seq: number
  readonly kind: ChangeKind
  readonly payload: unknown
  readonly before: unknown
  readonly sentence: string
  readonly dependsOn: readonly number[]
  readonly state: 'waiting' | 'in_flight' | 'ended'
  readonly outcome: Outcome | null
  readonly result: Readonly<Record<string, unknown>> | null
  readonly attempts: number
  /** Until when a call may still be worked on by the Server, counted from now; null for a change that is not in flight. */
  readonly quarantineMs: number | null
}

/** What is written of one change. `hold`: sent, effect unknown, to be looked up after `holdMs`. */
export type JournalEntry =
  | { readonly seq: number; readonly state: 'waiting' }
  | { readonly seq: number; readonly state: 'in_flight'; readonly holdMs: number }
  | {
      readonly seq: number
      readonly state: 'ended'
      readonly outcome: Outcome
      readonly message: string | null
      readonly serverText: string | null
      readonly httpStatus: number | null
      readonly result: Readonly<Record<string, unknown>> | null
      readonly reply: string | null
    }

/** Names a taken run: every write checks the fence, so that one who lost the run changes nothing. */
export interface RunHold {
  readonly runId: string
  readonly fence: number
}

export type JournalStore = ReturnType<typeof createJournalStore>

/** Serialises take-overs of all workers: two runs of one connection must never both look free. */
const takeLock = 5_301_117

/** The worker's side of runs. Time is the database's, so that clocks of replicas don't matter. */
export function createJournalStore(db: Kysely<Database>) {
  return {
    /**
     * Takes the next run whose lease is free, one writing run per connection, in the order they were made. Changes that
     * a dead worker left in flight go into quarantine until its lease's end plus `writeMaxMs`.
     */
    take: (options: {
      readonly owner: string
      readonly leaseMs: number
      readonly writeMaxMs: number
    }): Promise<TakenRun | undefined> =>
      db.transaction().execute(async (trx) => {
        await sql`select pg_advisory_xact_lock(${takeLock})`.execute(trx)
        const { rows } = await takeNext(options.owner, options.leaseMs).execute(trx)
        const taken = rows[0]
        if (!taken) return undefined
        await sql`update change_result set quarantine_until =
            coalesce(${taken.deadUntil}::timestamptz, clock_timestamp()) + ${options.writeMaxMs} * interval '1 ms'
          where run_id = ${taken.id} and state = 'in_flight' and quarantine_until is null`.execute(
          trx,
        )
        await sql`update plan set state = 'running' where id = ${taken.planId}`.execute(trx)
        return taken
      }),

    /** Answers the run's present state, or undefined when the run was lost to another worker. */
    renew: async (hold: RunHold, leaseMs: number): Promise<RunState | undefined> => {
      const { rows } = await sql<{ state: RunState }>`
        update run set lease_until = clock_timestamp() + ${leaseMs} * interval '1 ms'
        where id = ${hold.runId} and fence = ${hold.fence} and lease_owner is not null returning state`.execute(
        db,
      )
      return rows[0]?.state
    },

    /**
     * Tells that a worker still holds what was typed for its runs. Answers those that are open, so that it can forget the
     * others.
     */
    holdSecrets: async (owner: string, forMs: number): Promise<readonly string[]> => {
      const { rows } = await sql<{ id: string }>`
        update run set secrets_until = clock_timestamp() + ${forMs} * interval '1 ms'
        where secrets_in = ${owner} and state not in ('done', 'cancelled') returning id`.execute(db)
      return rows.map(({ id }) => id)
    },

    listChanges: async (runId: string): Promise<readonly JournalChange[]> => {
      const { rows } = await sql<JournalChange>`
        select c.seq, h.kind, h.payload, h.before, h.sentence, h.depends_on as "dependsOn", c.state, c.outcome,
          c.result, c.attempts, case when c.state = 'in_flight' then greatest(0,
            extract(epoch from c.quarantine_until - clock_timestamp()) * 1000)::float8 end as "quarantineMs"
        from change_result c join run r on r.id = c.run_id join change h on h.plan_id = r.plan_id and h.seq = c.seq
        where c.run_id = ${runId} order by c.seq`.execute(db)
      return rows
    },

    /**
     * Marks changes as in flight, before any is sent. May be repeated when the answer was lost. False: nothing was
     * claimed, because the run was lost or may not send any more.
     */
    claim: async (
      hold: RunHold,
      changes: readonly { readonly seq: number; readonly attempts: number }[],
    ): Promise<boolean> => {
      const { rows } = await sql<{ count: number }>`
        with held as (select id from run where id = ${hold.runId} and fence = ${hold.fence} and state = 'running'
            for share),
          data as (select * from unnest(${changes.map((change) => change.seq)}::int[],
            ${changes.map((change) => change.attempts)}::int[]) as d(seq, attempts)),
          claimed as (update change_result c
            set state = 'in_flight', quarantine_until = null, attempts = d.attempts
            from data d, held h where c.run_id = h.id and c.seq = d.seq and c.state <> 'ended' returning 1)
        select (select count(*) from claimed)::int as count`.execute(db)
      const count = rows[0]?.count ?? 0
      if (count !== 0 && count !== changes.length)
        throw new Error(`claimed ${count} of ${changes.length} changes`)
      return count > 0
    },

    /** Writes what became of changes. May be repeated. False: the run was lost, nothing was written. */
    write: async (hold: RunHold, entries: readonly JournalEntry[]): Promise<boolean> => {
      const { rows } = await sql<{ held: number }>`
        with held as (select id from run where id = ${hold.runId} and fence = ${hold.fence} for share),
          data as (select * from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as d(seq int, state text,
            outcome text, message text, "serverText" text, "httpStatus" int, result jsonb, reply text, "holdMs" float8)),
          written as (update change_result c set state = d.state, outcome = d.outcome, message = d.message,
            server_text = d."serverText", http_status = d."httpStatus", result = d.result, reply = d.reply,
            quarantine_until = clock_timestamp() + d."holdMs" * interval '1 ms',
            ended_at = case when d.state = 'ended' then clock_timestamp() end
            from data d, held h where c.run_id = h.id and c.seq = d.seq and c.state <> 'ended' returning 1)
        select (select count(*) from held)::int as held, (select count(*) from written)::int as written`.execute(
        db,
      )
      return (rows[0]?.held ?? 0) > 0
    },

    /** What people read while it waits. */
    setNotice: async (hold: RunHold, notice: string | null): Promise<void> => {
      await sql`update run set notice = ${notice} where id = ${hold.runId} and fence = ${hold.fence}`.execute(
        db,
      )
    },

    /**
     * Ends the work: sets the state, gives the lease back. For `done` and `cancelled` every change must have ended.
     * Answers how many have not; the run is only left when that is 0 or the state allows open changes. Undefined: lost.
     */
    leave: (hold: RunHold, state: LeftState, notice: string | null): Promise<number | undefined> =>
      db.transaction().execute(async (trx) => {
        const locked = await sql<{ planId: string }>`
          select plan_id as "planId" from run
          where id = ${hold.runId} and fence = ${hold.fence} and lease_owner is not null for update`.execute(
          trx,
        )
        const run = locked.rows[0]
        return run && leaveRun(trx, hold.runId, run.planId, state, notice)
      }),
  }
}

/** `released`: the run goes on elsewhere, whoever looks first takes it. */
type LeftState = 'done' | 'cancelled' | 'paused' | 'halted' | 'released'

async function leaveRun(
  db: Kysely<Database>,
  runId: string,
  planId: string,
  state: LeftState,
  notice: string | null,
): Promise<number> {
  if (state === 'released') {
    await sql`update run set lease_owner = null, lease_until = null where id = ${runId}`.execute(db)
    return 0
  }
  const isEnd = state === 'done' || state === 'cancelled'
  const open = isEnd ? await countOpen(db, runId) : 0
  if (open > 0) return open
  await sql`update run set lease_owner = null, lease_until = null, state = ${state}, notice = ${notice},
      finished_at = case when ${isEnd} then clock_timestamp() end where id = ${runId}`.execute(db)
  if (isEnd) await sql`update plan set state = 'done' where id = ${planId}`.execute(db)
  // A pause without a notice is what a person asked for.
  if (state !== 'paused' || notice !== null) await recordRunEvent(db, runId, `run_${state}`)
  return 0
}

async function countOpen(db: Kysely<Database>, runId: string): Promise<number> {
  const { rows } = await sql<{ open: number }>`
    select count(*)::int as open from change_result where run_id = ${runId} and state <> 'ended'`.execute(
    db,
  )
  return rows[0]?.open ?? 0
}

function takeNext(owner: string, leaseMs: number) {
  return sql<TakenRun & { deadUntil: Date | null }>`
    with next as (
      select r.id, r.state, r.lease_until from run r
      where r.state in ('queued', 'running', 'pausing', 'cancelling')
        and (r.lease_until is null or r.lease_until < clock_timestamp())
        and (r.secrets_in is null or r.secrets_in = ${owner} or r.secrets_until < clock_timestamp())
        and (r.state <> 'queued' or not exists (select 1 from run o
          where o.connection_id = r.connection_id and o.id <> r.id
            and (o.state in ('running', 'pausing', 'cancelling')
              or (o.state = 'queued' and (o.created_at, o.id) < (r.created_at, r.id)))))
      order by r.created_at, r.id limit 1 for update of r skip locked)
    update run r set fence = r.fence + 1, lease_owner = ${owner}, notice = null,
      lease_until = clock_timestamp() + ${leaseMs} * interval '1 ms',
      started_at = coalesce(r.started_at, clock_timestamp()),
      state = case when r.state = 'queued' then 'running' else r.state end
    from next n where r.id = n.id
    returning r.id, r.plan_id as "planId", r.connection_id as "connectionId", r.state, n.state as "stateBefore",
      r.stop_rule as "stopRule", r.fence, n.lease_until as "deadUntil"`
}
