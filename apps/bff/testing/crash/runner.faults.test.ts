import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createSandbox, type Sandbox } from '@curator/alteryx-sandbox/create-sandbox'
import { createRandom } from '@curator/alteryx-sandbox/random'
import { afterEach, describe, expect, test } from 'vitest'
import { systemClock } from '../../src/core/clock.ts'
import { silentLogger } from '../../src/core/logger.ts'
import type { RunnerTimes } from '../../src/plans/runner/execute.ts'
import { openDatabase } from '../../src/store/database.ts'
import { isStoreUnavailable } from '../../src/store/store-failure.ts'
import { createEngine, type Engine, type LooseChange } from '../engine.ts'
import { killPostgres, startKillablePostgres } from './killable-postgres.ts'
import { startWorkerProcess } from './start-worker-process.ts'

/*
 * What a killed console leaves behind. The practice server lives in the test, so it survives; it accepts a second user
 * with the same e-mail, and three of a hundred writes finish late, even when the console that sent them is dead.
 */

const rowCount = 1_000
const killCount = 20
const times: RunnerTimes = {
  leaseMs: 800,
  renewMs: 200,
  marginMs: 200,
  troubleMaxMs: 60_000,
  directoryMaxAgeMs: 60_000,
  writeMaxMs: 1_500,
}

const ends: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

describe('a console killed 20 times during a run of 1,000 rows', () => {
  test('with the embedded store: every row is accounted for, no user is created twice', async () => {
    const dataDir = await makeFolder()
    await killAndCheck({ dataDir, seed: 7 })
  }, 300_000)

  test('with DATABASE_URL: every row is accounted for, no user is created twice', async () => {
    const folder = await makeFolder()
    const server = await startKillablePostgres(folder)
    ends.push(server.close)
    await killAndCheck({ databaseUrl: server.connectionString, folder, seed: 11 })
  }, 300_000)
})

async function makeFolder(): Promise<string> {
  const folder = await mkdtemp('/tmp/curator-crash-')
  await chmod(folder, 0o755) // As root the database server is another user, who must pass through.
  ends.push(() => rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }))
  return folder
}

interface Place {
  readonly dataDir?: string
  readonly databaseUrl?: string
  /** Where the data of `databaseUrl` is. */
  readonly folder?: string
  readonly seed: number
}

async function killAndCheck(place: Place): Promise<void> {
  const random = createRandom(place.seed)
  const sandbox = createSandbox({
    world: 'small-team',
    latencyMs: 40,
    seed: place.seed,
    acceptDuplicateEmails: true,
    lateWrites: { share: 0.03, delayMs: 1_200 },
  })
  const server = await sandbox.listen()
  ends.push(() => server.close())
  const start = () => startWorkerProcess({ ...place, times })

  let worker = start()
  ends.push(() => worker.kill())
  const database = openDatabase({
    connectionString: await worker.ready,
    log: silentLogger,
  })
  ends.push(database.close)
  const engine = await createEngine(database.db, server.url, 8)
  const planId = await engine.plan(makeChanges())
  const runId = await engine.start(planId)

  const usersBefore = sandbox.world.users.size
  let killedWhileRunning = 0
  for (let kill = 1; kill <= killCount; kill += 1) {
    const target = Math.floor((rowCount * 0.9 * (kill - 0.5)) / killCount + random.next() * 40)
    await waitUntil(() => sandbox.world.users.size - usersBefore >= target, 20_000)
    await systemClock.sleep(random.next() * 60)
    if (sandbox.world.users.size - usersBefore < rowCount) killedWhileRunning += 1
    if (kill % 2 === 0) {
      await killPostgres(place.dataDir ?? place.folder ?? '')
      await systemClock.sleep(random.next() * 150)
    }
    await worker.kill()
    worker = start()
  }
  expect(killedWhileRunning).toBe(killCount)

  await waitForEnd(engine, runId)
  await check(engine, runId, sandbox)
}

async function check(engine: Engine, runId: string, sandbox: Sandbox) {
  const run = await engine.service.getRun(runId)
  expect(run.state).toBe('done')
  const total = Object.values(run.counts.outcomes).reduce((sum, count) => sum + count, 0)
  expect(total).toBe(run.counts.total)
  expect(run.counts.outcomes.applied + run.counts.outcomes.already_applied).toBe(run.counts.total)
  // A write that is still late would show up within its delay.
  await systemClock.sleep(1_300)
  const counts = emails().map((email) => sandbox.world.findByEmail(email).length)
  expect(counts.filter((count) => count !== 1)).toEqual([])
  const groups = [...sandbox.world.userGroups.values()].filter(({ name }) =>
    name.startsWith('Crash '),
  )
  expect(groups.map((group) => [group.name, group.members.size]).sort()).toEqual([
    ['Crash 1', rowCount / 10],
    ['Crash 2', rowCount / 10],
  ])
  const again = await engine.service.listRunRows(runId, { page: 1, pageSize: 1, outcome: ['open'] })
  expect(again.total).toBe(0)
}

const emails = () => Array.from({ length: rowCount }, (_, at) => `crash-${at}@example.test`)

/** 1,000 people; every fifth joins one of two groups that the plan creates. */
function makeChanges(): LooseChange[] {
  const changes: LooseChange[] = [1, 2].map((seq) => ({
    seq,
    kind: 'create-group',
    payload: { name: `Crash ${seq}`, role: 'Viewer' },
  }))
  for (const [at, email] of emails().entries()) {
    const seq = changes.length + 1
    changes.push({
      seq,
      kind: 'create-user',
      payload: { fields: { email, firstName: 'Crash', lastName: `Number ${at}` } },
    })
    if (at % 5 !== 0) continue
    const group = at % 10 === 0 ? 1 : 2
    changes.push({
      seq: seq + 1,
      kind: 'add-group-members',
      payload: {
        group: { createdBy: group },
        groupName: `Crash ${group}`,
        user: { createdBy: seq },
        email,
      },
      dependsOn: [group, seq],
    })
  }
  return changes
}

async function waitUntil(isSo: () => boolean, timeoutMs: number): Promise<void> {
  const untilMs = systemClock.monotonicMs() + timeoutMs
  while (!isSo()) {
    if (systemClock.monotonicMs() > untilMs) throw new Error('the run does not get on')
    await systemClock.sleep(10)
  }
}

async function waitForEnd(engine: Engine, runId: string): Promise<void> {
  const untilMs = systemClock.monotonicMs() + 60_000
  for (;;) {
    try {
      const run = await engine.service.getRun(runId)
      if (run.state === 'done') return
      if (run.state === 'halted' || systemClock.monotonicMs() > untilMs)
        throw new Error(`the run is ${run.state}: ${JSON.stringify(run.counts)} ${run.notice}`)
    } catch (error) {
      if (!isStoreUnavailable(error) || systemClock.monotonicMs() > untilMs) throw error
    }
    await systemClock.sleep(100)
  }
}
