import { endpoint } from '@curator/endpoint/endpoint'
import { z } from 'zod'
import { planId, runId } from './ids.ts'
import { instant } from './instants.ts'
import { many, pageOf, pageQuery } from './paging.ts'
import {
  changeKind,
  historyChoices,
  historyQuery,
  planShared,
  planState,
  verdict,
  verdictCounts,
} from './plans.ts'

export const outcomes = [
  'needs_review',
  'failed',
  'refused',
  'skipped',
  'cancelled',
  'already_applied',
  'applied',
] as const
/** `already_applied`: the effect was there before this run wrote. `skipped`: something it depends on did not happen. */
export const outcome = z.enum(outcomes)
export type Outcome = z.output<typeof outcome>

/** How a row stands: the worst outcome of its changes, `open` while one has not ended, `none` when it asked for none. */
export const rowStands = [...outcomes, 'open', 'none'] as const
export const rowStand = z.enum(rowStands)
export type RowStand = z.output<typeof rowStand>

export const runState = z.enum([
  'queued',
  'running',
  'pausing',
  'paused',
  'cancelling',
  'cancelled',
  'halted',
  'done',
])
export type RunState = z.output<typeof runState>

/** What a run does about changes that fail or are refused. `stop_after` pauses after that many. */
export const stopRule = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('carry_on') }),
  z.strictObject({ kind: z.literal('stop_at_first') }),
  z.strictObject({ kind: z.literal('stop_after'), failures: z.int().min(1).max(10_000) }),
])
export type StopRule = z.output<typeof stopRule>

/** Changes of a run, counted by where they are. `waiting + inFlight + sum(outcomes) === total`, always. */
export const runCounts = z.object({
  total: z.int().nonnegative(),
  waiting: z.int().nonnegative(),
  inFlight: z.int().nonnegative(),
  outcomes: z.record(outcome, z.int().nonnegative()),
})
export type RunCounts = z.output<typeof runCounts>

export const run = z.object({
  ...planShared,
  id: runId,
  planId,
  state: runState,
  /** Runs of the same connection that go first; 0 when it is its turn. */
  queuePosition: z.int().nonnegative(),
  counts: runCounts,
  rowCount: z.int().nonnegative(),
  /** What the plan said of the rows; invalid and conflicting ones are not in `counts`. */
  verdictCounts,
  startedAt: instant.nullable(),
  finishedAt: instant.nullable(),
  /** Changes that ended per second, over the last seconds; null when nothing moves. */
  changesPerSecond: z.number().nonnegative().nullable(),
  secondsLeft: z.int().nonnegative().nullable(),
  /** Why it waits or halted, in words, with the next step; null when all is well. */
  notice: z.string().nullable(),
  stopRule,
  /** The plan that undoes this run, once there is one; discarded and expired drafts do not count. */
  undo: z.object({ planId, state: planState }).nullable(),
})
export type Run = z.output<typeof run>

export const changeResult = z.object({
  seq: z.int().min(1),
  kind: changeKind,
  sentence: z.string(),
  /** Null while it waits or is in flight. */
  outcome: outcome.nullable(),
  /** What happened, in words; null when there is nothing to add. */
  message: z.string().nullable(),
  /** The Server's own text, as it came. */
  serverText: z.string().nullable(),
  /** HTTP status of the deciding answer. */
  httpStatus: z.int().nullable(),
  /** What the Server answered to a call of any operation, secrets hidden, at most 32,000 characters; else null. */
  reply: z.string().nullable(),
})
export type ChangeResult = z.output<typeof changeResult>

/** One row of the sheet and how it ended: the worst outcome of its changes; null while any is open. */
export const rowResult = z.object({
  line: z.int().min(1),
  subject: z.string(),
  verdict,
  outcome: outcome.nullable(),
  reasons: z.array(z.string()),
  changes: z.array(changeResult),
})
export type RowResult = z.output<typeof rowResult>

const planParams = z.object({ planId })
const runParams = z.object({ runId })

/**
 * Confirms the plan and starts its run. The same key again answers the same run; another key is
 * `plan_already_started`. Others: `plan_changed`, `plan_expired`, `plan_empty`, `confirmation_required`,
 * `approval_required`, `approval_rejected`, `typed_secret_required`, `typed_secret_unsupported`.
 */
export const startRun = endpoint({
  method: 'POST',
  path: '/plans/:planId/runs',
  status: 202,
  params: planParams,
  body: z.strictObject({
    digest: z.string().max(100),
    idempotencyKey: z.uuid(),
    stopRule: stopRule.default({ kind: 'carry_on' }),
    /** Needed for destructive plans: the number of changes, typed by the person. */
    typedCount: z.int().optional(),
    /** What was typed for the plan's secret slots. Held in memory until the run ends, and nowhere else. */
    secrets: z.record(z.string().max(100), z.string().max(4_000)).default({}),
  }),
  response: run,
  summary: 'Confirms a plan and runs it.',
})

export const listRuns = endpoint({
  method: 'GET',
  path: '/plans/runs',
  status: 200,
  query: historyQuery.extend({ state: many(runState) }),
  response: pageOf(run).extend({ choices: historyChoices }),
  summary: 'Lists runs, newest first.',
})

export const getRun = endpoint({
  method: 'GET',
  path: '/plans/runs/:runId',
  status: 200,
  params: runParams,
  response: run,
  summary: 'Reads a run.',
})

/** One event `run` each time something changed, at most one a second; ends when the run has ended. */
export const watchRun = endpoint({
  method: 'GET',
  path: '/plans/runs/:runId/events',
  status: 200,
  params: runParams,
  reply: 'events',
  response: run,
  summary: 'Streams a run.',
})

/** Worst outcomes first, then by line; rows without a change last. */
export const listRunRows = endpoint({
  method: 'GET',
  path: '/plans/runs/:runId/rows',
  status: 200,
  params: runParams,
  query: pageQuery.extend({
    outcome: many(rowStand),
    search: z.string().max(200).optional(),
  }),
  response: pageOf(rowResult).extend({
    /** All rows of the run by how they stand, whatever the query asked for. */
    standCounts: z.record(rowStand, z.int().nonnegative()),
  }),
  summary: 'Lists results, row by row.',
})

const runCommand = { method: 'POST', status: 200, params: runParams, response: run } as const

/** Stops after the calls in flight. `run_state_conflict` unless queued or running. */
export const pauseRun = endpoint({
  ...runCommand,
  path: '/plans/runs/:runId/pauses',
  summary: 'Pauses a run.',
})
/** `run_state_conflict` unless paused or halted. */
export const resumeRun = endpoint({
  ...runCommand,
  path: '/plans/runs/:runId/resumes',
  summary: 'Resumes a run.',
})
/** Leaves the rest `cancelled`. `run_state_conflict` when it has ended. */
export const cancelRun = endpoint({
  ...runCommand,
  path: '/plans/runs/:runId/cancellations',
  summary: 'Cancels the rest of a run.',
})

/** A new plan for the rows that did not end well. `run_state_conflict` while it runs, `plan_empty` when there are none. */
export const retryRun = endpoint({
  method: 'POST',
  path: '/plans/runs/:runId/retries',
  status: 201,
  params: runParams,
  response: z.object({ planId }),
  summary: 'Plans the failed rows again.',
})

/**
 * A new plan that brings back what was before the run, row by row; a row that somebody changed since is a conflict.
 * `run_state_conflict` while the run or its undoing goes on, `plan_empty` when the run changed nothing.
 */
export const undoRun = endpoint({
  method: 'POST',
  path: '/plans/runs/:runId/undo-plans',
  status: 201,
  params: runParams,
  response: z.object({ planId }),
  summary: 'Plans the undoing of a run.',
})

/**
 * What of a run is written to a file. `failed`: those rows in the shape of the sheet, to fix and bring again; `failures`:
 * those rows with record id, status, reason and the Server's text. `results`: all rows with verdict and outcome.
 * `succeeded`: those rows with record id, status and the reply as columns; `succeeded_items`: one row for each entry of
 * replies that are lists; `succeeded_json`: the replies as they came.
 */
export const runExport = z.enum([
  'failed',
  'failures',
  'results',
  'succeeded',
  'succeeded_items',
  'succeeded_json',
])
export type RunExport = z.output<typeof runExport>

export const exportRunRows = endpoint({
  method: 'GET',
  path: '/plans/runs/:runId/export',
  status: 200,
  params: runParams,
  query: z.strictObject({ content: runExport }),
  reply: 'file',
  summary: 'Results of a run as a file.',
})
