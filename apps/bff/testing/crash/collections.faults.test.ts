import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createSandbox, type Sandbox } from '@curator/alteryx-sandbox/create-sandbox'
import { createRandom } from '@curator/alteryx-sandbox/random'
import { afterEach, expect, test } from 'vitest'
import { systemClock } from '../../src/core/clock.ts'
import { silentLogger } from '../../src/core/logger.ts'
import type { RunnerTimes } from '../../src/plans/runner/execute.ts'
import { openDatabase } from '../../src/store/database.ts'
import { isStoreUnavailable } from '../../src/store/store-failure.ts'
import { lookOnly } from '../collection-cases.ts'
import { createEngine, type Engine, type LooseChange } from '../engine.ts'
import { addAssets, addPerson } from '../world-people.ts'
import { killPostgres } from './killable-postgres.ts'
import { startWorkerProcess } from './start-worker-process.ts'

/*
 * Members of many collections in one run, while the console is killed again and again, every second time with its database,
 * and one of a hundred writes finishes late. The practice server lives in the test, so it survives.
 */

const collectionCount = 200
const memberCount = 50
const changeCount = collectionCount * memberCount
const killCount = 4
const rights = { ...lookOnly, canAddAssets: true }
const expiresAt = '2031-01-31T00:00:00.000Z'
const times: RunnerTimes = {
  leaseMs: 1_500,
  renewMs: 300,
  marginMs: 300,
  troubleMaxMs: 60_000,
  directoryMaxAgeMs: 600_000,
  writeMaxMs: 1_000,
}

const ends: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

test('200 collections get 50 members each, whatever is killed meanwhile', async () => {
  const random = createRandom(5)
  const sandbox = createSandbox({
    world: 'small-team',
    seed: 5,
    lateWrites: { share: 0.01, delayMs: 800 },
  })
  const server = await sandbox.listen()
  ends.push(() => server.close())
  const { changes, collectionIds } = makeWork(sandbox)
  const dataDir = await makeFolder()
  let worker = startWorkerProcess({ dataDir, times })
  ends.push(() => worker.kill())
  const database = openDatabase({ connectionString: await worker.ready, log: silentLogger })
  ends.push(database.close)
  const engine = await createEngine(database.db, server.url, 24)
  const startedMs = systemClock.monotonicMs()
  const runId = await engine.start(await engine.plan(changes))

  const countMembers = () =>
    collectionIds.reduce((sum, id) => sum + sandbox.world.collections.need(id).users.size, 0)
  for (let kill = 1; kill <= killCount; kill += 1) {
    const target = Math.floor((changeCount * 0.9 * (kill - 0.5)) / killCount + random.next() * 400)
    await waitUntil(() => countMembers() >= target)
    expect(countMembers()).toBeLessThan(changeCount)
    if (kill % 2 === 0) await killPostgres(dataDir)
    await worker.kill()
    worker = startWorkerProcess({ dataDir, times })
  }
  await waitForEnd(engine, runId)
  const tookMs = systemClock.monotonicMs() - startedMs
  // A write that is still late would show within its delay.
  await systemClock.sleep(900)
  await check(engine, runId, sandbox, collectionIds)
  const writes = countWrites(sandbox)
  process.stderr.write(
    `${changeCount} changes in ${Math.round(tookMs / 1_000)} s with ${killCount} kills: ${writes - changeCount} sent once more\n`,
  )
  expect(writes).toBeGreaterThanOrEqual(changeCount)
  // Only what was in flight at a kill, or whose answer was lost, may be set once more: at most 24 at a time.
  expect(writes - changeCount).toBeLessThan(changeCount / 20)
}, 300_000)

/** One after the other for each member, as plans of many collections are: writes to one collection wait for each other. */
function makeWork(sandbox: Sandbox) {
  const people = Array.from({ length: memberCount }, (_, at) => addPerson(sandbox, `Many${at}`))
  const collectionIds = Array.from(
    { length: collectionCount },
    (_, at) => addAssets(sandbox, sandbox.world.ownerId, `Many ${at}`).collectionId,
  )
  const changes = people.flatMap((person, row) =>
    collectionIds.map(
      (id, at): LooseChange => ({
        seq: row * collectionCount + at + 1,
        kind: 'set-collection-member',
        payload: {
          collection: { id },
          collectionName: `Many ${at}`,
          memberKind: 'user',
          member: { id: person.id },
          memberName: person.email,
          sid: '',
          rights,
          expiresAt,
        },
        before: 'none',
      }),
    ),
  )
  return { changes, collectionIds }
}

async function check(
  engine: Engine,
  runId: string,
  sandbox: Sandbox,
  collectionIds: readonly string[],
): Promise<void> {
  const { counts, state } = await engine.service.getRun(runId)
  expect(state).toBe('done')
  expect(counts.total).toBe(changeCount)
  const { already_applied: already, applied } = counts.outcomes
  expect(applied + already).toBe(changeCount)
  const others = { failed: 0, refused: 0, skipped: 0, needs_review: 0, cancelled: 0 }
  expect(counts.outcomes).toMatchObject(others)
  const open = await engine.service.listRunRows(runId, { page: 1, pageSize: 1, outcome: ['open'] })
  expect(open.total).toBe(0)
  for (const id of collectionIds) {
    const members = [...sandbox.world.collections.need(id).users.values()]
    expect(members).toHaveLength(memberCount)
    for (const member of members)
      expect(member).toMatchObject({ rights, expirationDate: expiresAt })
  }
}

function countWrites(sandbox: Sandbox): number {
  const count = (operation: string) => sandbox.calls.count({ operation })
  return (
    count('Collections_AddUserToCollection') + count('Collections_UpdateCollectionUserPermissions')
  )
}

async function makeFolder(): Promise<string> {
  const folder = await mkdtemp('/tmp/curator-crash-')
  await chmod(folder, 0o755) // As root the database server is another user, who must pass through.
  ends.push(() => rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }))
  return folder
}

async function waitUntil(isSo: () => boolean): Promise<void> {
  const untilMs = systemClock.monotonicMs() + 60_000
  while (!isSo()) {
    if (systemClock.monotonicMs() > untilMs) throw new Error('the run does not get on')
    await systemClock.sleep(10)
  }
}

async function waitForEnd(engine: Engine, runId: string): Promise<void> {
  const untilMs = systemClock.monotonicMs() + 120_000
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
