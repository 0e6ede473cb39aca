import {
  changeKinds,
  type PlanChange,
  type PlanRow,
  verdicts,
} from '@curator/console-contract/plans'
import {
  type ChangeResult,
  outcomes,
  type RowResult,
  type RunCounts,
} from '@curator/console-contract/runs'
import { toApprovalView } from '../../plans/approval.ts'
import { estimateSeconds, toPace } from '../../plans/estimate.ts'
import { toPlanState } from '../../plans/plan.ts'
import { hasEnded } from '../../plans/run-state.ts'
import type { PlanChangeRecord, PlanRecord, PlanRowRecord } from '../../store/plan.store.ts'
import type { RunRecord, RunTally } from '../../store/run.store.ts'
import type { ChangeResultRecord, RunRowRecord } from '../../store/run-row.store.ts'

/** Every key of a closed list, with 0 for what did not occur: readers need not ask whether it is there. */
export function fill<K extends string>(
  keys: readonly K[],
  counts: Partial<Record<K, number>>,
): Record<K, number> {
  return Object.fromEntries(keys.map((key) => [key, counts[key] ?? 0])) as Record<K, number>
}

/** A plan as the console wire shows it. */
export function toPlanView(plan: PlanRecord, now: Date) {
  return {
    id: plan.id,
    authorId: plan.authorId,
    approval: toApprovalView(plan),
    state: toPlanState(plan.state, plan.expiresAt, now),
    connectionId: plan.connectionId,
    connectionName: plan.connectionName,
    environment: plan.environment,
    isPractice: plan.isPractice,
    title: plan.title,
    slice: plan.slice,
    authorName: plan.authorName,
    sheetId: plan.sheetId,
    undoOfRunId: plan.undoOf,
    createdAt: plan.createdAt.toISOString(),
    expiresAt: plan.expiresAt.toISOString(),
    directoryTakenAt: plan.directoryTakenAt.toISOString(),
    digest: plan.digest,
    rowCount: plan.rowCount,
    changeCount: plan.changeCount,
    verdictCounts: fill(verdicts, plan.verdictCounts),
    kindCounts: fill(changeKinds, plan.kindCounts),
    danger: plan.danger,
    estimatedSeconds: estimateSeconds(plan.kindCounts, plan.maxConcurrency),
    runId: plan.runId,
    secretSlots: [...plan.secretSlots],
  }
}

/** Rows of a plan with the changes they ask for. */
export function toPlanRowViews(
  rows: readonly PlanRowRecord[],
  changes: readonly PlanChangeRecord[],
): PlanRow[] {
  const bySeq = new Map(changes.map((change) => [change.seq, change]))
  return rows.map((row) => ({
    line: row.line,
    subject: row.subject,
    verdict: row.verdict,
    reasons: [...row.reasons],
    changes: pick(row.changeSeqs, bySeq).map(
      (change): PlanChange => ({
        ...change,
        fields: [...change.fields],
      }),
    ),
  }))
}

/** Rows of a run with what became of their changes. */
export function toRowResultViews(
  rows: readonly RunRowRecord[],
  results: readonly ChangeResultRecord[],
): RowResult[] {
  const bySeq = new Map(results.map((result) => [result.seq, result]))
  return rows.map((row) => ({
    line: row.line,
    subject: row.subject,
    verdict: row.verdict,
    outcome: row.outcome === 'open' ? null : row.outcome,
    reasons: [...row.reasons],
    changes: pick(row.changeSeqs, bySeq).map((result): ChangeResult => ({ ...result })),
  }))
}

function pick<T>(seqs: readonly number[], bySeq: ReadonlyMap<number, T>): T[] {
  return seqs.flatMap((seq) => {
    const found = bySeq.get(seq)
    return found ? [found] : []
  })
}

/** A run as the console wire shows it. */
export function toRunView(run: RunRecord, tally: RunTally) {
  const openCount = tally.waiting + tally.inFlight
  const isMoving = run.state === 'running' || run.state === 'pausing' || run.state === 'cancelling'
  return {
    id: run.id,
    planId: run.planId,
    state: run.state,
    connectionId: run.connectionId,
    connectionName: run.connectionName,
    environment: run.environment,
    isPractice: run.isPractice,
    title: run.title,
    slice: run.slice,
    authorName: run.authorName,
    sheetId: run.sheetId,
    undoOfRunId: run.undoOf,
    createdAt: run.createdAt.toISOString(),
    startedAt: run.startedAt?.toISOString() ?? null,
    finishedAt: run.finishedAt?.toISOString() ?? null,
    queuePosition: run.queuePosition,
    counts: toCounts(run, tally),
    rowCount: run.rowCount,
    verdictCounts: fill(verdicts, run.verdictCounts),
    ...(isMoving && !hasEnded(run.state)
      ? toPace(tally.recentCount, tally.recentMs, openCount)
      : { changesPerSecond: null, secondsLeft: null }),
    notice: run.notice,
    stopRule: run.stopRule,
    undo: run.undo,
  }
}

function toCounts(run: RunRecord, tally: RunTally): RunCounts {
  return {
    total: run.changeCount,
    waiting: tally.waiting,
    inFlight: tally.inFlight,
    outcomes: fill(outcomes, tally.outcomes),
  }
}
