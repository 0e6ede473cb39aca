import { createPlan, createSheet } from '@curator/console-contract/onboarding'
import { getPlan } from '@curator/console-contract/plans'
import { signInOverHttp, waitForDirectory } from '../src/console-client.ts'
import { startProduct } from '../src/product.ts'
import { peakMemoryMiB } from './peak-memory.ts'
import { peopleCsv } from './people-csv.ts'
import { report } from './report.ts'
import { runLookUpScript } from './sequential-script.ts'

const rowCount = 10_000
const userCount = 100_000

/**
 * Reads, validates and plans 10,000 rows against a directory of 100,000 users. The peer is what a script has to do for
 * the same knowledge: ask the Server for each row.
 */
export async function benchPlan(): Promise<boolean> {
  const product = await startProduct(['--world', 'large', '--users', String(userCount)])
  try {
    const call = await signInOverHttp(product.console.url)
    const connectionId = await waitForDirectory(call)
    const scriptPerSecond = await runLookUpScript(product.practice.url, 100)
    const body = new TextEncoder().encode(peopleCsv(rowCount, 'plan'))
    const startedAt = performance.now()
    const sheet = await call(createSheet, { query: { connectionId, fileName: 'plan.csv' }, body })
    const readAt = performance.now()
    const { planId } = await call(createPlan, {
      params: { sheetId: sheet.id },
      body: { createGroups: [] },
    })
    const plannedAt = performance.now()
    const plan = await call(getPlan, { params: { planId } })
    if (plan.verdictCounts.create !== rowCount)
      throw new Error('the plan does not create every row')
    const peakMiB = await peakMemoryMiB(product.console.program.child.pid)
    process.stdout.write(
      `plan: ${rowCount} rows against ${userCount} users: read and validated in ${Math.round(readAt - startedAt)} ms, ` +
        `planned in ${Math.round(plannedAt - readAt)} ms, peak memory of the console ${Math.round(peakMiB)} MiB\n`,
    )
    const rowsPerSecond = (rowCount * 1_000) / (plannedAt - startedAt)
    return report('plan', rowsPerSecond, 'rows/s', 'script', scriptPerSecond, 5)
  } finally {
    await product.stop()
  }
}
