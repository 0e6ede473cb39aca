import type { Environment } from '@curator/console-contract/connections'
import type { PlanState, Verdict } from '@curator/console-contract/plans'
import type { Outcome, RunState, StopRule } from '@curator/console-contract/runs'
import { type Kysely, sql } from 'kysely'
import {
  type HistoryChoicesRecord,
  type HistoryFilter,
  selectHistoryChoices,
  toHistoryConditions,
} from './history-filter.ts'
import { recordRunEvent } from './notification.store.ts'
import type { Database } from './schema.ts'
import { secretsAwayMs } from './secret-holder.ts'

/** A run as stored, with what readers want of its plan, connection and author. */
export interface RunRecord {
  readonly id: string
  readonly planId: string
  readonly connectionId: string
  readonly connectionName: string
  readonly environment: Environment
  readonly isPractice: boolean
  readonly title: string
  readonly slice: string
  readonly authorName: string
  readonly sheetId: string | null
  /** The run that this one undoes. */
  readonly undoOf: string | null
  /** The plan that undoes this run: the one that was started, else the newest draft. */
  readonly undo: { readonly planId: string; readonly state: PlanState } | null
  readonly state: RunState
  readonly stopRule: StopRule
  readonly notice: string | null
  readonly rowCount: number
  readonly verdictCounts: Partial<Record<Verdict, number>>
  readonly changeCount: number
  readonly createdAt: Date
  readonly startedAt: Date | null
  readonly finishedAt: Date | null
  readonly queuePosition: number
}

/** Changes of a run by where they are, and how many ended within the last seconds. */
export interface RunTally {
  readonly waiting: number
  readonly inFlight: number
  readonly outcomes: Partial<Record<Outcome, number>>
  readonly recentCount: number
  /** Milliseconds over which `recentCount` was counted. */
  readonly recentMs: number
}

export interface NewRun {
  readonly id: string
  readonly planId: string
  readonly connectionId: string
  readonly authorId: string
  readonly idempotencyKey: string
  readonly stopRule: StopRule
  /** Who holds what was typed for it; null: nothing was. */
  readonly secretsIn: string | null
}

export type RunStore = ReturnType<typeof createRunStore>

/** Speed is judged by what ended within this time. */
const paceWindowMs = 10_000

/** Runs for people: starting, reading, and asking for another state. The worker's side is `journal.store.ts`. */
export function createRunStore(db: Kysely<Database>) {
  return {
    /**
     * Makes the run of a plan with one waiting result for each change. Answers the run that the plan already has,
     * whoever made it: one plan has one run, which the unique constraint holds against racing confirms. `check` looks at
     * the plan while it is locked, and throws what speaks against the start.
     */
    start: (
      run: NewRun,
      check: (trx: Kysely<Database>) => Promise<void>,
    ): Promise<{ runId: string; idempotencyKey: string }> =>
      db.transaction().execute((trx) => startRun(trx, run, check)),

    findByPlan: async (
      planId: string,
    ): Promise<{ runId: string; idempotencyKey: string } | undefined> => {
      const { rows } = await sql<{ runId: string; idempotencyKey: string }>`
        select id as "runId", idempotency_key as "idempotencyKey" from run where plan_id = ${planId}`.execute(
        db,
      )
      return rows[0]
    },

    find: async (runId: string): Promise<RunRecord | undefined> => {
      const { rows } = await selectRuns(sql`where r.id = ${runId}`).execute(db)
      return rows[0]
    },

    /** Newest first. Empty `states` means all. */
    list: async (
      query: HistoryFilter & {
        readonly states: readonly RunState[]
        readonly offset: number
        readonly limit: number
      },
    ): Promise<{ runs: readonly RunRecord[]; total: number; choices: HistoryChoicesRecord }> => {
      const where = sql`where ${toHistoryConditions(query, 'r')}
        and (${query.states.length === 0} or r.state = any(${[...query.states]}::text[]))`
      const [found, counted, choices] = await Promise.all([
        selectRuns(
          sql`${where} order by r.created_at desc, r.id limit ${query.limit} offset ${query.offset}`,
        ).execute(db),
        sql<{ total: number }>`select count(*)::int as total from run r
          join plan p on p.id = r.plan_id ${where}`.execute(db),
        selectHistoryChoices('r').execute(db),
      ])
      return {
        runs: found.rows,
        total: counted.rows[0]?.total ?? 0,
        choices: choices.rows[0] ?? { authors: [], slices: [] },
      }
    },

    /** Tallies of these runs, by id. */
    tally: async (runIds: readonly string[]): Promise<ReadonlyMap<string, RunTally>> => {
      if (runIds.length === 0) return new Map()
      const { rows } = await sql<TallyRow>`
        select c.run_id as "runId", c.state, c.outcome, count(*)::int as count,
          (count(*) filter (where c.ended_at > clock_timestamp() - ${paceWindowMs} * interval '1 ms'))::int as recent,
          least(${paceWindowMs}, extract(epoch from clock_timestamp() - r.started_at) * 1000)::float8 as "recentMs"
        from change_result c join run r on r.id = c.run_id where c.run_id = any(${[...runIds]}::uuid[])
        group by c.run_id, r.started_at, c.state, c.outcome`.execute(db)
      return toTallies(rows)
    },

    /**
     * Asks for another state. `decide` gets the present one and answers the next, or null to leave it. Waiting changes
     * are cancelled here when the run ends by it. Answers false when `decide` refused, undefined for no such run.
     */
    command: (
      runId: string,
      decide: (state: RunState, hasOpenCalls: boolean) => RunState | null,
    ): Promise<boolean | undefined> =>
      db.transaction().execute(async (trx) => {
        const locked = await sql<{ state: RunState; planId: string; open: number }>`
          select r.state, r.plan_id as "planId", (select count(*)::int from change_result c
            where c.run_id = r.id and c.state = 'in_flight') as open
          from run r where r.id = ${runId} for update`.execute(trx)
        const run = locked.rows[0]
        if (!run) return undefined
        const next = decide(run.state, run.open > 0)
        if (next === null) return false
        await sql`update run set state = ${next}, notice = null,
            finished_at = case when ${next === 'cancelled'} then clock_timestamp() end
          where id = ${runId}`.execute(trx)
        if (next === 'cancelled') {
          await cancelWaiting(trx, runId, run.planId)
          await recordRunEvent(trx, runId, 'run_cancelled')
        }
        return true
      }),
  }
}

async function startRun(
  trx: Kysely<Database>,
  run: NewRun,
  check: (trx: Kysely<Database>) => Promise<void>,
): Promise<{ runId: string; idempotencyKey: string }> {
  // Removing a connection locks the same row, so that none goes while a run of it begins.
  const door = await sql`select 1 from connection
          where id = ${run.connectionId} and removed_at is null for share`.execute(trx)
  if (door.rows.length === 0) throw new ConnectionIsGone()
  const draft = await sql`select 1 from plan where id = ${run.planId} and state = 'draft'
          for update`.execute(trx)
  if (draft.rows.length > 0) await check(trx)
  const made = await sql<{ id: string }>`
          insert into run (id, plan_id, connection_id, author_id, idempotency_key, state, stop_rule, created_at,
            secrets_in, secrets_until)
          select ${run.id}, id, ${run.connectionId}, ${run.authorId}, ${run.idempotencyKey}, 'queued',
            ${JSON.stringify(run.stopRule)}::jsonb, clock_timestamp(), ${run.secretsIn}::text,
            case when ${run.secretsIn}::text is not null
              then clock_timestamp() + ${secretsAwayMs} * interval '1 ms' end
          from plan where id = ${run.planId} and state = 'draft'
          on conflict (plan_id) do nothing returning id`.execute(trx)
  if (made.rows.length === 1) {
    await sql`insert into change_result (run_id, seq, state)
            select ${run.id}, seq, 'waiting' from change where plan_id = ${run.planId}`.execute(trx)
    await sql`update plan set state = 'confirmed' where id = ${run.planId}`.execute(trx)
  }
  const kept = await sql<{ runId: string; idempotencyKey: string }>`
          select id as "runId", idempotency_key as "idempotencyKey" from run where plan_id = ${run.planId}`.execute(
    trx,
  )
  const found = kept.rows[0]
  if (!found) throw new PlanIsNoDraft()
  return found
}

/** Words of a change that was never sent because its run was cancelled. */
const cancelledMessage = 'The run was cancelled before this was sent.'

async function cancelWaiting(db: Kysely<Database>, runId: string, planId: string): Promise<void> {
  await sql`update change_result set state = 'ended', outcome = 'cancelled', message = ${cancelledMessage},
      ended_at = clock_timestamp() where run_id = ${runId} and state = 'waiting'`.execute(db)
  await sql`update plan set state = 'done' where id = ${planId}`.execute(db)
}

/** The plan was discarded between the check and the start. */
export class PlanIsNoDraft extends Error {
  constructor() {
    super('the plan is no draft any more')
    this.name = 'PlanIsNoDraft'
  }
}

/** The connection was removed before the start. */
export class ConnectionIsGone extends Error {
  constructor() {
    super('the connection does not exist any more')
    this.name = 'ConnectionIsGone'
  }
}

interface TallyRow {
  readonly runId: string
  readonly state: 'waiting' | 'in_flight' | 'ended'
  readonly outcome: Outcome | null
  readonly count: number
  readonly recent: number
  readonly recentMs: number | null
}

function toTallies(rows: readonly TallyRow[]): ReadonlyMap<string, RunTally> {
  const tallies = new Map<string, RunTally>()
  for (const row of rows) {
    const before = tallies.get(row.runId) ?? {
      waiting: 0,
      inFlight: 0,
      outcomes: {},
      recentCount: 0,
      recentMs: row.recentMs ?? 0,
    }
    tallies.set(row.runId, {
      ...before,
      waiting: before.waiting + (row.state === 'waiting' ? row.count : 0),
      inFlight: before.inFlight + (row.state === 'in_flight' ? row.count : 0),
      outcomes: row.outcome ? { ...before.outcomes, [row.outcome]: row.count } : before.outcomes,
      recentCount: before.recentCount + row.recent,
    })
  }
  return tallies
}

function selectRuns(rest: ReturnType<typeof sql>) {
  return sql<RunRecord>`
    select r.id, r.plan_id as "planId", r.connection_id as "connectionId", c.name as "connectionName",
      c.environment, c.is_practice as "isPractice", p.title, p.slice, a.name as "authorName",
      p.sheet_id as "sheetId", p.undo_of as "undoOf", (select jsonb_build_object('planId', u.id, 'state', u.state)
        from plan u where u.undo_of = r.id and (u.state in ('confirmed', 'running', 'done')
          or (u.state = 'draft' and u.expires_at > clock_timestamp()))
        order by u.state = 'draft', u.created_at desc limit 1) as undo, r.state, r.stop_rule as "stopRule", r.notice, p.row_count as "rowCount",
      p.verdict_counts as "verdictCounts",
      p.change_count as "changeCount", r.created_at as "createdAt", r.started_at as "startedAt",
      r.finished_at as "finishedAt",
      case when r.state <> 'queued' then 0 else (select count(*)::int from run o
        where o.connection_id = r.connection_id and o.id <> r.id
          and (o.state in ('running', 'pausing', 'cancelling')
            or (o.state = 'queued' and (o.created_at, o.id) < (r.created_at, r.id)))) end as "queuePosition"
    from run r join plan p on p.id = r.plan_id join connection c on c.id = r.connection_id
      join account a on a.id = r.author_id ${rest}`
}
