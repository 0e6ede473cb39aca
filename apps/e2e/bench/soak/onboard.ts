import { randomUUID } from 'node:crypto'
import { createPlan, createSheet } from '@curator/console-contract/onboarding'
import { getPlan, type Plan } from '@curator/console-contract/plans'
import { getRun, type Run, resumeRun, startRun } from '@curator/console-contract/runs'
import { pause, type Rig } from './rig.ts'

/** Longest time one run of 200 rows may take, ms; quarantines of lost answers included. */
const longestRunMs = 240_000

/** Brings a sheet and plans it. */
export async function planSheet(rig: Rig, name: string, body: Uint8Array): Promise<Plan> {
  const { call, connectionId } = rig
  const query = { connectionId, fileName: `${name}.csv` }
  const sheet = await call(createSheet, { query, body: body as Uint8Array<ArrayBuffer> })
  const { planId } = await call(createPlan, {
    params: { sheetId: sheet.id },
    body: { createGroups: [] },
  })
  return call(getPlan, { params: { planId } })
}

/** Confirms a plan, twice with one key, and waits for the end of its run; `undefined` when it got stuck, as a finding. */
export async function runPlan(rig: Rig, plan: Plan, faults: string[]): Promise<Run | undefined> {
  const { call, findings } = rig
  const confirm = {
    params: { planId: plan.id },
    body: { digest: plan.digest, idempotencyKey: randomUUID() },
  }
  const [first, second] = await Promise.all([call(startRun, confirm), call(startRun, confirm)])
  findings.expect(first.id === second.id, () => `two confirms made two runs of plan ${plan.id}`)
  const startedAt = performance.now()
  let run = first
  let hasHalted = false
  while (run.state !== 'done') {
    if (performance.now() - startedAt > longestRunMs) {
      findings.add(
        `run ${run.id} did not end: ${run.state}, ${JSON.stringify(run.counts)}, ${run.notice} [${faults.join('; ')}]`,
      )
      return undefined
    }
    if (run.state === 'halted') {
      if (!hasHalted) findings.add(`run ${run.id} halted: ${run.notice} [${faults.join('; ')}]`)
      hasHalted = true
      await pause(1_000)
      await call(resumeRun, { params: { runId: run.id } })
    }
    await pause(100)
    run = await call(getRun, { params: { runId: run.id } })
    checkCounts(rig, run)
  }
  return run
}

/** What holds at every moment of a run. */
function checkCounts({ findings }: Rig, run: Run): void {
  const { total, waiting, inFlight, outcomes } = run.counts
  const ended = Object.values(outcomes).reduce((sum, count) => sum + count, 0)
  findings.expect(
    waiting + inFlight + ended === total,
    () => `counts of run ${run.id} do not add up: ${JSON.stringify(run.counts)}`,
  )
}
