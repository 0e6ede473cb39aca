import { randomUUID } from 'node:crypto'
import type { PlanId } from '@curator/console-contract/ids'
import { getPlan, listPlanRows, type PlanRow } from '@curator/console-contract/plans'
import { getRun, type Run, startRun } from '@curator/console-contract/runs'
import type { Call } from '@curator/endpoint/client'
import { systemClock } from '../src/core/clock.ts'

/** Rows of a plan, by their lines. */
export async function rowsOf(call: Call, planId: PlanId): Promise<PlanRow[]> {
  const { items } = await call(listPlanRows, { params: { planId }, query: { pageSize: 200 } })
  return items.toSorted((a, b) => a.line - b.line)
}

/** Confirms a plan, also a destructive one, and waits until its run has ended. `secrets`: what is typed, by slot. */
export async function runPlan(
  call: Call,
  planId: PlanId,
  secrets: Readonly<Record<string, string>> = {},
): Promise<Run> {
  const { changeCount, digest } = await call(getPlan, { params: { planId } })
  const body = { digest, idempotencyKey: randomUUID(), typedCount: changeCount, secrets }
  const { id } = await call(startRun, { params: { planId }, body })
  const giveUpMs = systemClock.monotonicMs() + 20_000
  for (;;) {
    const run = await call(getRun, { params: { runId: id } })
    if (run.state === 'done' || systemClock.monotonicMs() > giveUpMs) return run
    await systemClock.sleep(25)
  }
}
