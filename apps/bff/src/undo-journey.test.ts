import { randomUUID } from 'node:crypto'
import type { ConnectionId, PlanId, RunId } from '@curator/console-contract/ids'
import { createPlan, createSheet } from '@curator/console-contract/onboarding'
import { getPlan, listPlanRows } from '@curator/console-contract/plans'
import { getRun, retryRun, startRun, undoRun } from '@curator/console-contract/runs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dumpWorld } from '../testing/dump-world.ts'
import { startConsole, type TestConsole } from '../testing/start-console.ts'
import { waitForDirectory } from '../testing/wait-for-directory.ts'
import { systemClock } from './core/clock.ts'
import { silentLogger } from './core/logger.ts'
import { createRunner, type Runner, usualTimes } from './plans/runner.ts'
import { createJournalStore } from './store/journal.store.ts'

const personCount = 500
let server: TestConsole
let connectionId: ConnectionId
const runners: Runner[] = []

beforeAll(async () => {
  server = await startConsole({ isWorker: false, settings: { writeMaxMs: 500 } })
  connectionId = await server.connect()
  await waitForDirectory(server, connectionId)
  addRunner()
})
afterAll(async () => {
  await Promise.all(runners.map((runner) => runner.stop(0)))
  await server.close()
})

function addRunner(): Runner {
  const { clock, db, deps } = { ...server, clock: systemClock }
  const runner = createRunner({
    owner: randomUUID(),
    store: createJournalStore(db),
    getGateways: deps.gateways.get,
    directories: deps.directories,
    clock,
    log: silentLogger,
    random: Math.random,
    times: { ...usualTimes, leaseMs: 1_000, renewMs: 200, marginMs: 200, writeMaxMs: 500 },
    pollMs: 50,
  })
  runner.start()
  runners.push(runner)
  return runner
}

/** Onboards people with the file's own groups; answers the run. */
async function onboard(tag: string, count: number): Promise<RunId> {
  const lines = Array.from({ length: count }, (_, at) => {
    const groups = ['Analysts', at % 2 === 0 ? `${tag} even` : `${tag} odd`].join(';')
    return `${email(tag, at)},Person,${tag} ${at},Viewer,${groups}`
  })
  const csv = ['email,first name,last name,role,groups', ...lines].join('\n')
  return run(await planSheet(tag, csv, [`${tag} even`, `${tag} odd`]))
}

async function planSheet(tag: string, csv: string, createGroups: string[]): Promise<PlanId> {
  const sheet = await server.call(createSheet, {
    query: { connectionId, fileName: `${tag}.csv` },
    body: new TextEncoder().encode(csv),
  })
  const params = { sheetId: sheet.id }
  return (await server.call(createPlan, { params, body: { createGroups } })).planId
}

const email = (tag: string, at: number) => `${tag}.${at}@example.test`

async function start(planId: PlanId): Promise<RunId> {
  const { changeCount, digest } = await server.call(getPlan, { params: { planId } })
  const body = { digest, idempotencyKey: randomUUID(), typedCount: changeCount }
  return (await server.call(startRun, { params: { planId }, body })).id
}

async function waitFor(runId: RunId, isEnough: (applied: number) => boolean): Promise<void> {
  for (let tries = 0; tries < 4_000; tries += 1) {
    const { counts, state } = await server.call(getRun, { params: { runId } })
    if (state === 'done' || isEnough(counts.outcomes.applied)) return
    await systemClock.sleep(25)
  }
  throw new Error('the run takes too long')
}

async function run(planId: PlanId): Promise<RunId> {
  const runId = await start(planId)
  await waitFor(runId, () => false)
  return runId
}

const undo = async (runId: RunId) => (await server.call(undoRun, { params: { runId } })).planId
const readRun = (runId: RunId) => server.call(getRun, { params: { runId } })
const readPlan = (planId: PlanId) => server.call(getPlan, { params: { planId } })
const rowsOf = async (planId: PlanId, verdict: 'conflict' | 'update' | 'unchanged') =>
  (await server.call(listPlanRows, { params: { planId }, query: { verdict: [verdict] } })).items

describe('an onboarding of 500 people', () => {
  test('is undone to exactly the world before, though the worker dies on the way', async () => {
    const before = dumpWorld(server.sandbox)
    const runId = await onboard('whole', personCount)
    expect((await readRun(runId)).counts.outcomes.applied).toBe(2 + 3 * personCount)
    expect(server.sandbox.world.users.size).toBe(Object.keys(before.users).length + personCount)

    const planId = await undo(runId)
    const plan = await readPlan(planId)
    expect(plan).toMatchObject({
      slice: 'undo',
      title: 'Undo: Onboard whole.csv',
      undoOfRunId: runId,
      danger: 'destructive',
      verdictCounts: { update: personCount },
      kindCounts: {
        'remove-group-member': 2 * personCount,
        'delete-user': personCount,
        'delete-group': 2,
      },
    })
    expect((await readRun(runId)).undo).toEqual({ planId, state: 'draft' })

    const undoRunId = await start(planId)
    await waitFor(undoRunId, (applied) => applied > 100)
    await runners[0]?.stop(0)
    expect((await readRun(undoRunId)).state).toBe('running')
    addRunner()
    await waitFor(undoRunId, () => false)
    const ended = await readRun(undoRunId)
    expect(ended).toMatchObject({ state: 'done', undoOfRunId: runId })
    const { already_applied, applied, ...bad } = ended.counts.outcomes
    expect(applied + already_applied).toBe(plan.changeCount)
    expect(Object.values(bad)).toEqual([0, 0, 0, 0, 0])
    expect(dumpWorld(server.sandbox)).toEqual(before)
    expect((await readRun(runId)).undo).toEqual({ planId, state: 'done' })

    const again = await readPlan(await undo(runId))
    expect(again).toMatchObject({ changeCount: 0, verdictCounts: { unchanged: personCount } })
  }, 240_000)

  test('leaves alone, by name, whom somebody changed since', async () => {
    const before = dumpWorld(server.sandbox)
    const runId = await onboard('some', 12)
    const { world } = server.sandbox
    const idOf = (at: number) => world.findByEmail(email('some', at))[0]?.id ?? ''
    const at = '2026-07-01T08:00:00.000Z'
    const finance = [...world.userGroups.values()].find(({ name }) => name === 'Finance')
    world.updateUser(idOf(0), { role: 'Artisan' })
    world.updateUser(idOf(1), { lastLoginDateTime: at })
    world.joinGroup(finance?.id ?? '', {
      userId: idOf(2),
      dateAddedToGroup: at,
      addedByUserId: world.ownerId,
    })
    const [collection] = world.collections.values()
    world.collections.update(collection?.id ?? '', { ownerId: idOf(3) })

    const planId = await undo(runId)
    const conflicts = await rowsOf(planId, 'conflict')
    expect(conflicts.map(({ subject, reasons }) => [subject, reasons[0]])).toEqual([
      [email('some', 0), 'Someone changed Role of some.0@example.test since.'],
      [email('some', 1), 'some.1@example.test has signed in since.'],
      [email('some', 2), 'Someone added some.2@example.test to Finance since.'],
      [
        email('some', 3),
        `some.3@example.test owns the collection ${collection?.name ?? ''} since.`,
      ],
    ])
    expect(conflicts.every((row) => row.changes.length === 0)).toBe(true)
    expect((await readPlan(planId)).verdictCounts).toMatchObject({ conflict: 4, update: 8 })

    await run(planId)
    for (const seat of [0, 1, 2, 3]) expect(world.users.has(idOf(seat))).toBe(true)
    expect(world.findByEmail(email('some', 4))).toEqual([])
    const kept = [...world.userGroups.values()].filter(({ name }) => name.startsWith('some '))
    expect(kept.map(({ name, members }) => [name, members.size])).toEqual([
      ['some even', 2],
      ['some odd', 2],
    ])

    // When nobody’s work is in the way any more, the rest goes, too: people and their groups.
    world.updateUser(idOf(0), { role: 'Viewer' })
    world.updateUser(idOf(1), { lastLoginDateTime: null })
    world.leaveGroup(finance?.id ?? '', idOf(2))
    world.collections.update(collection?.id ?? '', { ownerId: collection?.ownerId ?? '' })
    const rest = await undo(runId)
    expect((await readPlan(rest)).verdictCounts).toMatchObject({ conflict: 0, update: 12 })
    expect((await readPlan(rest)).kindCounts).toMatchObject({ 'delete-user': 4, 'delete-group': 2 })
    await run(rest)
    expect(dumpWorld(server.sandbox)).toEqual(before)
  }, 60_000)

  test('is planned once more where the Server refused', async () => {
    const before = dumpWorld(server.sandbox)
    const runId = await onboard('again', 6)
    server.sandbox.faults.add({ operation: 'Users_DeleteUser', status: 400, times: 2 })
    const first = await run(await undo(runId))
    expect((await readRun(first)).counts.outcomes).toMatchObject({ refused: 2 })
    const { planId } = await server.call(retryRun, { params: { runId: first } })
    expect(await readPlan(planId)).toMatchObject({
      undoOfRunId: runId,
      kindCounts: { 'delete-user': 2, 'delete-group': 0 },
    })
    await run(planId)
    expect(dumpWorld(server.sandbox)).toEqual(before)
  }, 60_000)
})

describe('what can’t be undone', () => {
  test('a run that changed nothing has no undo plan', async () => {
    const csv = 'email,first name,last name,role\nonce@example.test,Just,Once,Viewer'
    const [first, second] = [await planSheet('once', csv, []), await planSheet('once', csv, [])]
    const runId = await run(first)
    const idle = await run(second)
    expect((await readRun(idle)).counts.outcomes).toMatchObject({ already_applied: 1 })
    await expect(undo(idle)).rejects.toMatchObject({ problem: { code: 'plan_empty' } })
    const undoRunId = await run(await undo(runId))
    const back = await readPlan(await undo(undoRunId))
    expect(back).toMatchObject({ changeCount: 0, verdictCounts: { skip: 1 } })
  }, 60_000)

  test('a run that goes on is not undone, nor by whom may only look', async () => {
    const runId = await onboard('busy', 3)
    await server.db.updateTable('run').set({ state: 'paused' }).where('id', '=', runId).execute()
    await expect(undo(runId)).rejects.toMatchObject({ problem: { code: 'run_state_conflict' } })
    await server.db.updateTable('run').set({ state: 'done' }).where('id', '=', runId).execute()
    const viewer = await server.signInAs('viewer')
    await expect(viewer(undoRun, { params: { runId } })).rejects.toMatchObject({
      problem: { status: 403 },
    })
    const missing = randomUUID() as RunId
    await expect(undo(missing)).rejects.toMatchObject({ problem: { code: 'not_found' } })
  }, 60_000)
})
