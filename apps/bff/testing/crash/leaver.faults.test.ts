import { randomUUID } from 'node:crypto'
import { practiceKey, practiceSecret } from '@curator/alteryx-sandbox/practice-key'
import { createConnection } from '@curator/console-contract/connections'
import { userId } from '@curator/console-contract/ids'
import { createOffboardingPlan } from '@curator/console-contract/offboarding'
import { getPlan } from '@curator/console-contract/plans'
import { getRun, startRun } from '@curator/console-contract/runs'
import { afterEach, expect, test } from 'vitest'
import { systemClock } from '../../src/core/clock.ts'
import type { RunnerTimes } from '../../src/plans/runner/execute.ts'
import { dumpWorld } from '../dump-world.ts'
import { startConsole, type TestConsole } from '../start-console.ts'
import { waitForDirectory } from '../wait-for-directory.ts'
import { startWorkerProcess } from './start-worker-process.ts'
import { type HeldAt, openWriteGate } from './write-gate.ts'

/*
 * Two people leave: schedules are switched off, everything is handed over, the accounts are deactivated. The console is
 * killed at every single write, once before the Server has it and once after the Server has carried it out.
 */

const times: RunnerTimes = {
  leaseMs: 800,
  renewMs: 200,
  marginMs: 200,
  troubleMaxMs: 60_000,
  directoryMaxAgeMs: 600_000,
  writeMaxMs: 500,
}

const standingStillMs = Date.UTC(2026, 10, 24, 8)
const ends: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

test('a leaver run killed at every step and resumed ends in the same world as one that was not', async () => {
  const undisturbed = await runLeavers([])
  const steps = Array.from({ length: undisturbed.writeCount }, () => ['before', 'after'] as const)
  const killed = await runLeavers(steps.flat())
  expect(undisturbed.writeCount).toBeGreaterThan(5)
  // Held once before and once after: each write was sent anew, or found to be done.
  expect(killed.killedAt).toHaveLength(2 * undisturbed.writeCount)
  expect(killed.outcomes.applied).toBe(undisturbed.outcomes.applied)
  expect(killed.world).toEqual(undisturbed.world)
}, 300_000)

/** Runs the same two leavers in a world of their own; the worker is killed at each of the given moments, in turn. */
async function runLeavers(kills: readonly HeldAt[]) {
  const console = await startConsole({
    // Time stands still, so that both worlds are the same to begin with.
    sandbox: { world: 'busy-server', seed: 5, timeSource: () => standingStillMs },
    isWorker: false,
  })
  ends.push(() => console.close())
  const gate = await openWriteGate(console.sandboxUrl)
  ends.push(() => gate.close())
  const runId = await startLeaving(console, gate.url)
  const start = () => startWorkerProcess({ databaseUrl: console.database.connectionString, times })
  const killedAt: string[] = []
  let held = kills[0] ? gate.holdNext(kills[0]) : null
  let worker = start()
  ends.push(() => worker.kill())
  const ended = waitForEnd(console, runId)
  for (const [at] of kills.entries()) {
    const what = await Promise.race([held, ended.then(() => null)])
    if (!what) break
    killedAt.push(what)
    await worker.kill()
    const next = kills[at + 1]
    held = next ? gate.holdNext(next) : null
    if (!next) gate.release()
    worker = start()
  }
  const run = await ended
  await worker.kill()
  expect(run.state).toBe('done')
  return {
    killedAt,
    writeCount: gate.writeCount(),
    outcomes: run.counts.outcomes,
    world: dumpWorld(console.sandbox),
  }
}

/** Two owners of one enabled schedule each, who are no Curators, leave to one who may own; answers the run. */
async function startLeaving(console: TestConsole, baseUrl: string) {
  const { world } = console.sandbox
  const enabled = [...world.schedules.values()].filter((schedule) => schedule.enabled)
  const owns = (id: string) => enabled.filter(({ ownerId }) => ownerId === id).length === 1
  const people = [...world.users.values()].filter(({ isActive }) => isActive)
  const leavers = people.filter(({ id, role }) => owns(id) && role !== 'Curator').slice(0, 2)
  const heir = people.find(
    ({ id, role }) => role === 'Artisan' && !leavers.some((leaver) => leaver.id === id),
  )
  if (leavers.length < 2 || !heir) throw new Error('the world has not the people for it')
  const { id: connectionId } = await console.call(createConnection, {
    body: {
      name: 'Practice server',
      environment: 'development',
      baseUrl,
      clientId: practiceKey,
      clientSecret: practiceSecret,
      maxConcurrency: 1,
    },
  })
  await waitForDirectory(console, connectionId)
  const { planId } = await console.call(createOffboardingPlan, {
    body: {
      connectionId,
      leavers: leavers.map(({ id }) => ({
        userId: userId.parse(id),
        successorId: userId.parse(heir.id),
      })),
      options: {
        workflows: 'hand_over',
        schedules: 'pause_and_hand_over',
        collections: 'hand_over',
        end: 'deactivate',
        deleteAfterDays: null,
      },
    },
  })
  const { digest } = await console.call(getPlan, { params: { planId } })
  const body = { digest, idempotencyKey: randomUUID() }
  const { id } = await console.call(startRun, { params: { planId }, body })
  return id
}

async function waitForEnd(console: TestConsole, runId: Awaited<ReturnType<typeof startLeaving>>) {
  const untilMs = systemClock.monotonicMs() + 270_000
  for (;;) {
    const run = await console.call(getRun, { params: { runId } })
    if (run.state === 'done' || run.state === 'halted') return run
    if (systemClock.monotonicMs() > untilMs)
      throw new Error(`the run is ${run.state}: ${JSON.stringify(run.counts)} ${run.notice}`)
    await systemClock.sleep(200)
  }
}
