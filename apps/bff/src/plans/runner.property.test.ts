import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createEngine, type Engine, type LooseChange } from '../../testing/engine.ts'
import { lateMs, type Mishap, mishaps, ServerDouble } from '../../testing/server-double.ts'
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts'
import { type Clock, systemClock } from '../core/clock.ts'
import { silentLogger } from '../core/logger.ts'
import { createJournalStore, type JournalStore } from '../store/journal.store.ts'
import { createRunner } from './runner.ts'

let database: TestDatabase
let engine: Engine

beforeAll(async () => {
  database = await createTestDatabase()
  engine = await createEngine(database.db, 'http://127.0.0.1:9/webapi/', 4)
})
afterAll(() => database.close())

const times = {
  leaseMs: 150,
  renewMs: 30,
  marginMs: 30,
  troubleMaxMs: 60_000,
  directoryMaxAgeMs: 60_000,
  writeMaxMs: lateMs + 20,
}

interface Case {
  /** For each person, whether they join the group that the plan creates. */
  readonly joins: readonly boolean[]
  readonly script: readonly Mishap[]
  /** Calls after which the worker is killed, counted over all workers. */
  readonly kills: readonly number[]
}

const cases: fc.Arbitrary<Case> = fc.record({
  joins: fc.array(fc.boolean(), { minLength: 1, maxLength: 14 }),
  script: fc.array(fc.constantFrom(...mishaps), { maxLength: 20 }),
  kills: fc.uniqueArray(fc.integer({ min: 1, max: 25 }), { maxLength: 3 }),
})

test('whatever fails and whenever the worker is killed: every change has one outcome, and nothing is done twice', async () => {
  await fc.assert(fc.asyncProperty(cases, holds), { numRuns: 40, seed: 2_026, endOnFailure: true })
}, 120_000)

async function holds({ joins, script, kills }: Case): Promise<void> {
  const mark = randomUUID().slice(0, 8)
  const changes = makeChanges(joins, mark)
  const server = new ServerDouble(script)
  let worker = startWorker(server)
  server.onCall = (callCount) => {
    if (!kills.includes(callCount)) return
    worker.kill()
    worker = startWorker(server)
  }
  const runId = await engine.start(await engine.plan(changes))
  const run = await engine.waitFor(runId, ['done', 'halted'], 20_000)
  worker.kill()
  await systemClock.sleep(lateMs + 5)

  expect(run.state).toBe('done')
  const results = await engine.results(runId)
  expect(results.map((result) => result.seq)).toEqual(changes.map((change) => change.seq))
  expect(results.every((result) => result.outcome !== null)).toBe(true)
  const outcomes = new Map(results.map((result) => [result.seq, result.outcome]))
  const group = server.groups.find(({ name }) => name === mark)
  expect(server.groups.length).toBeLessThanOrEqual(1)
  for (const change of changes) {
    const isDone = ['applied', 'already_applied'].includes(outcomes.get(change.seq) ?? '')
    expect(countEffects(change, server, group?.memberIds ?? [])).toBe(isDone ? 1 : 0)
  }
}

function countEffects(
  change: LooseChange,
  server: ServerDouble,
  memberIds: readonly string[],
): number {
  const payload = change.payload as { fields?: { email: string }; email?: string }
  if (change.kind === 'create-group') return server.groups.length
  const email = payload.fields?.email ?? payload.email
  const users = server.users.filter((user) => user.email === email)
  if (change.kind === 'create-user') return users.length
  return users.filter((user) => memberIds.includes(user.id)).length
}

function makeChanges(joins: readonly boolean[], mark: string): LooseChange[] {
  const changes: LooseChange[] = [
    { seq: 1, kind: 'create-group', payload: { name: mark, role: 'Viewer' } },
  ]
  for (const [at, isMember] of joins.entries()) {
    const seq = changes.length + 1
    const email = `p${at}@example.test`
    changes.push({
      seq,
      kind: 'create-user',
      payload: { fields: { email, firstName: 'P', lastName: `N${at}` } },
    })
    if (isMember)
      changes.push({
        seq: seq + 1,
        kind: 'add-group-members',
        payload: { group: { createdBy: 1 }, groupName: mark, user: { createdBy: seq }, email },
        dependsOn: [1, seq],
      })
  }
  return changes
}

/** A worker that `kill` silences at once and for ever: its store, its door and its timers answer no more. */
function startWorker(server: ServerDouble): { kill(): void } {
  let isAlive = true
  const never = new Promise<never>(() => undefined)
  const whileAlive =
    <A extends readonly unknown[], T>(work: (...args: A) => Promise<T>) =>
    async (...args: A): Promise<T> => {
      if (!isAlive) return never
      const value = await work(...args)
      return isAlive ? value : never
    }
  const real = createJournalStore(database.db)
  const store: JournalStore = {
    take: whileAlive(real.take),
    renew: whileAlive(real.renew),
    holdSecrets: whileAlive(real.holdSecrets),
    listChanges: whileAlive(real.listChanges),
    claim: whileAlive(real.claim),
    write: whileAlive(real.write),
    setNotice: whileAlive(real.setNotice),
    leave: whileAlive(real.leave),
  }
  const clock: Clock = { ...systemClock, sleep: whileAlive(systemClock.sleep) }
  createRunner({
    store,
    getGateways: async () => server.open(() => isAlive),
    directories: { get: async () => server.toDirectory() },
    clock,
    log: silentLogger,
    random: () => 0.5,
    times,
    owner: randomUUID(),
    pollMs: 10,
  }).start()
  return {
    kill: () => {
      isAlive = false
    },
  }
}
