import { randomUUID } from 'node:crypto'
import {
  createRunnerPlan,
  createRunnerSheet,
  type Recipe,
  type RunnerSheet,
} from '@curator/console-contract/bulk-runner'
import type { PlanId } from '@curator/console-contract/ids'
import { getPlan } from '@curator/console-contract/plans'
import { getRun, type Run, startRun } from '@curator/console-contract/runs'
import { systemClock } from '../src/core/clock.ts'
import { startConsole } from './start-console.ts'

/** A console on the busy practice server, and the steps of the bulk runner as one call each. */
export async function startBulkRig() {
  const server = await startConsole({ sandbox: { world: 'busy-server' } })
  const connectionId = await server.connect()
  const planOf = async ({ id: sheetId }: Pick<RunnerSheet, 'id'>): Promise<PlanId> =>
    (await server.call(createRunnerPlan, { params: { sheetId } })).planId
  const runOf = (runId: Run['id']) => server.call(getRun, { params: { runId } })

  return {
    ...server,
    connectionId,
    planOf,
    bring: (csv: string | Uint8Array, operationId: string, recipeId?: Recipe['id']) =>
      server.call(createRunnerSheet, {
        query: {
          connectionId,
          operationId,
          fileName: 'rows.csv',
          ...(recipeId ? { recipeId } : {}),
        },
        body: new Uint8Array(Buffer.from(csv)),
      }),
    /** Starts a plan and waits for the end of its run. */
    run: async (planId: PlanId, typedCount?: number): Promise<Run> => {
      const { digest } = await server.call(getPlan, { params: { planId } })
      const body = { digest, idempotencyKey: randomUUID(), ...(typedCount ? { typedCount } : {}) }
      const { id } = await server.call(startRun, { params: { planId }, body })
      for (let tries = 0; tries < 600; tries += 1) {
        const run = await runOf(id)
        if (run.state === 'done') return run
        await systemClock.sleep(50)
      }
      throw new Error('the run did not end')
    },
  }
}

export type BulkRig = Awaited<ReturnType<typeof startBulkRig>>
