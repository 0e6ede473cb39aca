import { randomUUID } from 'node:crypto'
import { consoleEvent, type EventKind } from '@curator/console-contract/notifications'
import { afterEach, describe, expect, test } from 'vitest'
import { createUser } from '../../testing/engine.ts'
import { type RunRig, startRunRig } from '../../testing/run-rig.ts'
import { toConsoleEvent } from '../notifications/to-console-event.ts'
import { createInboxStore } from './inbox.store.ts'
import { recordEvent, recordRunEvent } from './notification.store.ts'

let rig: RunRig | undefined
afterEach(async () => {
  await rig?.close()
  rig = undefined
})

const people = (count: number) =>
  Array.from({ length: count }, (_, at) => createUser(at + 1, `new-${at + 1}@example.test`))
const listEvents = (on: RunRig) =>
  on.db.selectFrom('event').select(['kind', 'counts', 'actor_id']).orderBy('happened_at').execute()

async function addAccount(on: RunRig, role: 'viewer' | 'operator' | 'administrator') {
  const id = randomUUID()
  await on.db
    .insertInto('account')
    .values({
      id,
      email: `${id}@example.test`,
      name: role,
      role,
      password_hash: '',
      created_at: new Date(),
    })
    .execute()
  return id
}

async function addChannel(on: RunRig, kinds: EventKind[], connectionIds: string[] | null) {
  const id = randomUUID()
  await on.db
    .insertInto('channel')
    .values({
      id,
      name: id,
      kind: 'json',
      is_on: true,
      event_kinds: JSON.stringify(kinds),
      connection_ids: connectionIds && JSON.stringify(connectionIds),
      target: '{}',
      created_at: new Date(),
    })
    .execute()
  return id
}

describe('a run', () => {
  test('that ends is told of with its counts, once, to whoever made and started it', async () => {
    rig = await startRunRig()
    const { run } = await rig.runPlan(people(3))
    expect(await listEvents(rig)).toEqual([
      {
        kind: 'run_done',
        actor_id: rig.authorId,
        counts: { total: 3, waiting: 0, inFlight: 0, outcomes: { applied: 3 } },
      },
    ])
    const inbox = await createInboxStore(rig.db).list(rig.authorId, {
      isUnreadOnly: true,
      offset: 0,
      limit: 10,
    })
    const [shown] = inbox.items.map((item) => consoleEvent.parse(toConsoleEvent(item)))
    expect(shown?.sentence).toContain('has ended: 3 applied of 3 changes.')
    const told = await rig.db.selectFrom('notification').select('account_id').execute()
    expect(told).toEqual([{ account_id: rig.authorId }])
    expect(await recordRunEvent(rig.db, run.id, 'run_done')).toBe(false)
  })

  test('that its stop rule pauses is told of, and so is that somebody cancels it then', async () => {
    rig = await startRunRig()
    rig.sandbox.faults.add({ operation: 'Users_CreateUser', status: 400, body: {} })
    const { run } = await rig.runPlan(people(5), { kind: 'stop_at_first' })
    expect(run.state).toBe('paused')
    expect((await listEvents(rig)).map(({ kind }) => kind)).toEqual(['run_paused'])
    await rig.service.cancelRun(run.id)
    await rig.waitFor(run.id, ['cancelled'])
    expect((await listEvents(rig)).map(({ kind }) => kind)).toEqual(['run_paused', 'run_cancelled'])
  })

  test('that a person pauses and resumes is told of at its end only', async () => {
    rig = await startRunRig()
    const planId = await rig.plan(people(2))
    const runId = await rig.start(planId)
    await rig.service.pauseRun(runId)
    rig.addRunner()
    await rig.waitFor(runId, ['paused'])
    expect(await listEvents(rig)).toEqual([])
    await rig.service.resumeRun(runId)
    await rig.waitFor(runId, ['done'])
    expect((await listEvents(rig)).map(({ kind }) => kind)).toEqual(['run_done'])
  })

  test('is not told of when the transaction that ends it fails', async () => {
    rig = await startRunRig()
    const runId = await rig.start(await rig.plan(people(1)))
    const taken = await rig.store.take({ owner: 'test', leaseMs: 60_000, writeMaxMs: 0 })
    const hold = { runId, fence: taken?.fence ?? 0 }
    expect(await rig.store.leave(hold, 'done', null)).toBe(1)
    expect(await rig.store.leave({ ...hold, fence: 99 }, 'halted', 'x')).toBeUndefined()
    expect(await listEvents(rig)).toEqual([])
  })
})

describe('an event of a plan', () => {
  test('reaches whom it concerns: those who may approve but the author, or the author', async () => {
    rig = await startRunRig()
    const planId = await rig.plan(people(1))
    const [operator, administrator] = [
      await addAccount(rig, 'operator'),
      await addAccount(rig, 'administrator'),
    ]
    const disabled = await addAccount(rig, 'operator')
    await rig.db
      .updateTable('account')
      .set({ disabled_at: new Date() })
      .where('id', '=', disabled)
      .execute()
    await addAccount(rig, 'viewer')
    const toldOf = async (kind: EventKind) => {
      if (!rig) throw new Error('no rig')
      const event = { kind, planId, actorId: operator, occasion: 'first' }
      expect(await recordEvent(rig.db, event)).toBe(true)
      expect(await recordEvent(rig.db, event)).toBe(false)
      const rows = await rig.db
        .selectFrom('notification')
        .innerJoin('event', 'event.id', 'notification.event_id')
        .select('account_id')
        .where('kind', '=', kind)
        .execute()
      return rows.map((row) => row.account_id).sort()
    }
    expect(await toldOf('approval_wanted')).toEqual([operator, administrator].sort())
    expect(await toldOf('plan_approved')).toEqual([rig.authorId])
    expect(await toldOf('plan_rejected')).toEqual([rig.authorId])
  })

  test('waits for exactly the channels that want it', async () => {
    rig = await startRunRig()
    const all = await addChannel(rig, ['plan_approved', 'run_done'], null)
    const here = await addChannel(rig, ['plan_approved'], ['practice'])
    await addChannel(rig, ['plan_approved'], ['elsewhere'])
    await addChannel(rig, ['run_done'], null)
    const off = await addChannel(rig, ['plan_approved'], null)
    await rig.db.updateTable('channel').set({ is_on: false }).where('id', '=', off).execute()
    const planId = await rig.plan(people(1))
    await recordEvent(rig.db, {
      kind: 'plan_approved',
      planId,
      actorId: rig.authorId,
      occasion: 'x',
    })
    const rows = await rig.db.selectFrom('delivery').select(['channel_id', 'state']).execute()
    expect(rows.map((row) => row.channel_id).sort()).toEqual([all, here].sort())
    expect(rows.every(({ state }) => state === 'waiting')).toBe(true)
  })
})
