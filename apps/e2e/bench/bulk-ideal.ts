import { randomUUID } from 'node:crypto'
import { updateConnection } from '@curator/console-contract/connections'
import type { ConnectionId } from '@curator/console-contract/ids'
import { createPlan, createSheet } from '@curator/console-contract/onboarding'
import { getPlan } from '@curator/console-contract/plans'
import { getRun, startRun } from '@curator/console-contract/runs'
import type { Call } from '@curator/endpoint/client'
import { signInOverHttp, waitForDirectory } from '../src/console-client.ts'
import { startProduct } from '../src/product.ts'
import { peopleCsv } from './people-csv.ts'
import { report } from './report.ts'
import { runCreateScript } from './sequential-script.ts'

const rowCount = 4_000
const latencyMs = 20
const concurrency = 32
/** How often the run is asked for, as a page would: each question counts its rows. */
const pollMs = 100

/**
 * P4, first form: creates from a file with the journal on disk, against the limit `concurrency / latency` and against
 * a script that does the same calls one after the other, all in one run.
 */
export async function benchBulkIdeal(): Promise<boolean> {
  const product = await startProduct(['--world', 'small-team', '--latency-ms', String(latencyMs)])
  try {
    const call = await signInOverHttp(product.console.url)
    const connectionId = await waitForDirectory(call)
    await call(updateConnection, {
      params: { connectionId },
      body: { maxConcurrency: concurrency },
    })
    await onboard(call, connectionId, 500, 'warm')
    const scriptPerSecond = await runCreateScript(product.practice.url, 150)
    const rounds: { fromConfirm: number; fromFile: number }[] = []
    for (const round of ['one', 'two', 'three']) {
      rounds.push(await onboard(call, connectionId, rowCount, round))
    }
    rounds.sort((a, b) => a.fromConfirm - b.fromConfirm)
    const median = rounds[1] as { fromConfirm: number; fromFile: number }
    const limitPerSecond = (concurrency * 1_000) / latencyMs
    return [
      report('bulk-ideal', median.fromConfirm, 'creates/s', 'limit', limitPerSecond, 0.8),
      report('bulk-ideal', median.fromConfirm, 'creates/s', 'script', scriptPerSecond, 20),
      report('bulk-ideal-from-file', median.fromFile, 'creates/s', 'limit', limitPerSecond, 0),
    ].every(Boolean)
  } finally {
    await product.stop()
  }
}

async function onboard(
  call: Call,
  connectionId: ConnectionId,
  rows: number,
  round: string,
): Promise<{ fromConfirm: number; fromFile: number }> {
  const body = new TextEncoder().encode(peopleCsv(rows, round))
  const fileAt = Date.now()
  const sheet = await call(createSheet, { query: { connectionId, fileName: `${round}.csv` }, body })
  const { planId } = await call(createPlan, {
    params: { sheetId: sheet.id },
    body: { createGroups: [] },
  })
  const plan = await call(getPlan, { params: { planId } })
  const confirmAt = Date.now()
  let run = await call(startRun, {
    params: { planId },
    body: { digest: plan.digest, idempotencyKey: randomUUID() },
  })
  while (run.state !== 'done') {
    if (run.state === 'halted') throw new Error(`the run halted: ${run.notice}`)
    await new Promise((resolve) => setTimeout(resolve, pollMs))
    run = await call(getRun, { params: { runId: run.id } })
  }
  // The instant the console has stored as the end, not the poll that saw it; both programs read the same clock.
  const endAt = Date.parse(run.finishedAt ?? '')
  const applied = run.counts.outcomes.applied
  if (applied !== rows) throw new Error(`${applied} of ${rows} rows applied`)
  return {
    fromConfirm: (rows * 1_000) / (endAt - confirmAt),
    fromFile: (rows * 1_000) / (endAt - fileAt),
  }
}
