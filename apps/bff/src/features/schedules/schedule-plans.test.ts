import { planNextRun } from '@curator/alteryx-sandbox/schedules/plan-schedules'
import type { ConnectionId, PlanId, ScheduleId, UserId } from '@curator/console-contract/ids'
import { undoRun } from '@curator/console-contract/runs'
import {
  confirmRule,
  createDeletionPlan,
  createHoldRestoration,
  createScheduleCreation,
  createSchedulePlan,
  listScheduleDeletions,
  listScheduleHolds,
  type ScheduleAction,
} from '@curator/console-contract/schedule-plans'
import { getSchedule } from '@curator/console-contract/schedules'
import type { Problem } from '@curator/endpoint/problem'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { dumpWorld } from '../../../testing/dump-world.ts'
import { rowsOf, runPlan } from '../../../testing/run-plan.ts'
import { startConsole, type TestConsole } from '../../../testing/start-console.ts'
import { waitForDirectory } from '../../../testing/wait-for-directory.ts'
import { addAssets, addPerson } from '../../../testing/world-people.ts'

let running: TestConsole
let connectionId: ConnectionId
let ownerId: string
beforeAll(async () => {
  running = await startConsole()
  connectionId = await running.connect()
  ownerId = addPerson(running.sandbox, 'keeper', { role: 'Artisan' }).id
  await waitForDirectory(running, connectionId)
})
afterAll(() => running.close())

const world = () => running.sandbox.world.schedules
const refresh = () => waitForDirectory(running, connectionId)

/** Schedules of one owner, on, daily at two without a zone; the directory knows them. */
async function addSchedules(tag: string, count: number): Promise<ScheduleId[]> {
  const ids = Array.from(
    { length: count },
    (_, at) => addAssets(running.sandbox, ownerId, `${tag} ${at + 1}`).scheduleId as ScheduleId,
  )
  await refresh()
  return ids
}

const ids = (...some: ScheduleId[]) => ({ kind: 'ids' as const, ids: some })
const plan = async (body: object): Promise<PlanId> =>
  (await running.call(createSchedulePlan, { body: { connectionId, ...body } as never })).planId
const carryOut = async (body: { selection?: object; action: ScheduleAction }) =>
  runPlan(running.call, await plan(body))
const verdictsOf = async (planId: PlanId) =>
  (await rowsOf(running.call, planId)).map(({ verdict }) => verdict)
const read = (scheduleId: ScheduleId) =>
  running.call(getSchedule, { params: { scheduleId }, query: { connectionId } })
async function send(path: string, body: object, role: 'operator' | 'viewer' = 'operator') {
  const reply = await running.fetchAs(await running.cookieOf(role))(`${running.url}/api${path}`, {
    method: path.endsWith('/rule') ? 'PUT' : 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return { status: reply.status, problem: (await reply.json()) as Problem }
}
const pathsOf = ({ fields }: Problem) => fields?.map(({ path }) => path)

const daily = (startTime: string) =>
  ({ type: 'Daily', runOnlyWorkWeek: false, startTime, endTime: null }) as const
const ruleAction = (startTime: string, timeZone: string) =>
  ({ kind: 'rule', rule: daily(startTime), timeZone }) as const

describe('fields', () => {
  test('of everything that matches are set but for some, and undone to the world before', async () => {
    const [, kept] = await addSchedules('Filtered', 3)
    const before = dumpWorld(running.sandbox)
    const filters = { search: 'filtered', sort: 'name' }
    const run = await carryOut({
      selection: { kind: 'matching', filters, except: [kept] },
      action: { kind: 'set', values: { isEnabled: false, comment: 'Until Monday' } },
    })
    expect(run.counts.outcomes.applied).toBe(2)
    const named = [...world().values()].filter(({ name }) => name.startsWith('Filtered'))
    expect(named.map(({ enabled }) => enabled).sort()).toEqual([false, false, true])
    const undo = await running.call(undoRun, { params: { runId: run.id } })
    await runPlan(running.call, undo.planId)
    expect(dumpWorld(running.sandbox)).toEqual(before)
  })

  test('go to an owner who may own; with another every row says why not', async () => {
    const [one, two] = await addSchedules('Owned', 2)
    const viewer = addPerson(running.sandbox, 'onlooker')
    const artisan = addPerson(running.sandbox, 'newkeeper', { role: 'Artisan' })
    await refresh()
    const set = (id: string, ...some: (ScheduleId | undefined)[]) => ({
      selection: ids(...(some as ScheduleId[])),
      action: { kind: 'set' as const, values: { ownerId: id as UserId } },
    })
    const refused = await plan(set(viewer.id, one, two))
    expect(await rowsOf(running.call, refused)).toMatchObject([
      { verdict: 'invalid', reasons: [expect.stringContaining('neither Artisan nor Curator')] },
      { verdict: 'invalid' },
    ])
    await carryOut(set(artisan.id, one))
    expect(world().get(one ?? '')?.ownerId).toBe(artisan.id)
    expect(await verdictsOf(await plan(set(artisan.id, one, two)))).toEqual(['unchanged', 'update'])
    const gone = await send('/schedules/plans', { connectionId, ...set('nobody', one) })
    expect(gone).toMatchObject({ status: 404, problem: { code: 'not_found' } })
  })
})

describe('rules', () => {
  test('are written with their zone, known from then on, shifted, and undone', async () => {
    const [one, two] = (await addSchedules('Timed', 2)) as [ScheduleId, ScheduleId]
    await carryOut({ selection: ids(one), action: ruleAction('2026-02-02T06:00', 'Asia/Tokyo') })
    expect(world().get(one)).toMatchObject({ timeZone: 'Asia/Tokyo' })
    expect((await read(one)).rule).toMatchObject({ origin: 'written', words: 'Each day at 06:00' })

    const shift = { kind: 'shift', minutes: 45, acceptInferred: false } as const
    const planId = await plan({ selection: ids(one, two), action: shift })
    expect(await rowsOf(running.call, planId)).toMatchObject([
      { verdict: 'update', reasons: [] },
      { verdict: 'skip', reasons: [expect.stringMatching(/only inferred|not known/)] },
    ])
    const run = await runPlan(running.call, planId)
    const timeOf = (id: string) => world().get(id)?.rule.startTime.slice(11, 16)
    expect(timeOf(one)).toBe('06:45')
    const undo = await running.call(undoRun, { params: { runId: run.id } })
    await runPlan(running.call, undo.planId)
    expect(timeOf(one)).toBe('06:00')
  })

  test('that are only inferred are taken when that is accepted, and can’t be undone then', async () => {
    const [one] = (await addSchedules('Inferred', 1)) as [ScheduleId]
    // Only what has a run to come is forecast.
    planNextRun(running.sandbox.world, world().need(one), running.sandbox.clock.now())
    const shift = { kind: 'shift', minutes: 30, acceptInferred: true } as const
    const planId = await plan({ selection: ids(one), action: shift })
    expect(await rowsOf(running.call, planId)).toMatchObject([
      { verdict: 'update', reasons: [expect.stringContaining('can’t be undone')] },
    ])
    await runPlan(running.call, planId)
    expect(world().get(one)?.rule.startTime.slice(11, 16)).toBe('02:30')
  })

  test('that nobody knew before can’t be written back', async () => {
    const [one] = (await addSchedules('Unknown', 1)) as [ScheduleId]
    const run = await carryOut({
      selection: ids(one),
      action: ruleAction('2026-02-02T06:00', 'Europe/Berlin'),
    })
    const undo = await running.call(undoRun, { params: { runId: run.id } })
    const [row] = await rowsOf(running.call, undo.planId)
    expect(row).toMatchObject({ verdict: 'skip', changes: [] })
    expect(row?.reasons[0]).toContain('not known')
  })

  test('keep what the clock shows, or the moment, in another zone', async () => {
    const [one, two] = (await addSchedules('Moved', 2)) as [ScheduleId, ScheduleId]
    await carryOut({ selection: ids(one, two), action: ruleAction('2026-02-02T06:00', 'UTC') })
    const move = (id: ScheduleId, keep: 'local' | 'instant') =>
      carryOut({
        selection: ids(id),
        action: { kind: 'zone', timeZone: 'Asia/Tokyo', keep, acceptInferred: false },
      })
    await move(one, 'local')
    await move(two, 'instant')
    const timeOf = (id: string) => world().get(id)?.rule.startTime.slice(11, 16)
    expect([timeOf(one), timeOf(two)]).toEqual(['06:00', '15:00'])
    expect(world().get(two)?.timeZone).toBe('Asia/Tokyo')
  })

  test('are spread in the order of the selection, and moved one by one', async () => {
    const some = await addSchedules('Spread', 3)
    const [one, two, three] = some as [ScheduleId, ScheduleId, ScheduleId]
    await carryOut({ selection: ids(...some), action: ruleAction('2026-02-02T06:00', '') })
    await carryOut({
      selection: ids(three, one, two),
      action: { kind: 'spread', everyMinutes: 20, acceptInferred: false },
    })
    const times = () => [one, two, three].map((id) => world().get(id)?.rule.startTime.slice(11, 16))
    expect(times()).toEqual(['06:20', '06:40', '06:00'])
    const moves = [{ scheduleId: one, minutes: -20 }]
    await carryOut({ action: { kind: 'retime', moves, acceptInferred: false } })
    expect(times()).toEqual(['06:00', '06:40', '06:00'])
  })

  test('are confirmed where they say what the Server tells', async () => {
    const [one] = (await addSchedules('Guessed', 1)) as [ScheduleId]
    const body = { connectionId, rule: daily('2026-06-01T02:00'), timeZone: '' }
    const path = `/schedules/${one}/rule`
    const wrongZone = await send(path, { ...body, timeZone: 'Asia/Tokyo' })
    expect(pathsOf(wrongZone.problem)).toEqual(['body.timeZone'])
    expect((await send(path, body, 'viewer')).status).toBe(403)
    await running.call(confirmRule, { params: { scheduleId: one }, body: body as never })
    expect((await read(one)).rule).toMatchObject({ origin: 'confirmed' })
    await carryOut({ selection: ids(one), action: ruleAction('2026-02-02T06:00', 'UTC') })
    const other = { ...body, rule: daily('2026-02-02T07:00'), timeZone: 'UTC' }
    expect(pathsOf((await send(path, other)).problem)).toEqual(['body.rule'])
    // Somebody changes it on the Server's own pages: what was written here is not its rule any more.
    const elsewhere = daily('2036-01-01T09:00')
    world().update(one, { rule: elsewhere, nextRunMs: Date.UTC(2036, 0, 1, 9) })
    await refresh()
    expect((await read(one)).rule).toMatchObject({ origin: 'unknown', rule: null })
  })
})

describe('a hold', () => {
  test('is restored to exactly what was on, but for what somebody changed since', async () => {
    const some = (await addSchedules('Held', 5)) as ScheduleId[]
    const [off, changed, deleted, onAgain, plain] = some as [
      ScheduleId,
      ScheduleId,
      ScheduleId,
      ScheduleId,
      ScheduleId,
    ]
    world().update(off, { enabled: false })
    await refresh()
    const action = { kind: 'hold', note: 'New disks' } as const
    await carryOut({ selection: ids(...some), action })
    expect(some.map((id) => world().get(id)?.enabled)).toEqual(Array(5).fill(false))
    const [hold] = (await running.call(listScheduleHolds, { query: { connectionId } as never }))
      .items
    expect(hold).toMatchObject({ note: 'New disks', scheduleCount: 4, restoredAt: null })

    const soon = new Date(Date.now() + 60_000).toISOString()
    world().update(changed, { ownerId: running.sandbox.world.ownerId, lastModifiedDate: soon })
    world().remove(deleted)
    world().update(onAgain, { enabled: true, lastModifiedDate: soon })
    const params = { holdId: hold?.id as never }
    const body = { perMinute: 600 }
    const { planId } = await running.call(createHoldRestoration, { params, body })
    const rows = await rowsOf(running.call, planId)
    expect(rows.map(({ subject, verdict }) => [subject, verdict])).toEqual([
      ['Held 2', 'conflict'],
      ['Held 3', 'conflict'],
      ['Held 4', 'unchanged'],
      ['Held 5', 'update'],
    ])
    expect(rows[0]?.reasons[0]).toContain('Someone changed “Held 2” since')
    await runPlan(running.call, planId)
    const states = [off, changed, onAgain, plain].map((id) => world().get(id)?.enabled)
    expect(states).toEqual([false, false, true, true])

    const again = await send(`/schedules/holds/${hold?.id}/restorations`, body)
    expect(again).toMatchObject({ status: 409, problem: { code: 'hold_restored' } })
    const viewer = await send(`/schedules/holds/${hold?.id}/restorations`, body, 'viewer')
    expect(viewer.status).toBe(403)
    const odd = await send(`/schedules/holds/${hold?.id}/restorations`, { perMinute: 0 })
    expect(pathsOf(odd.problem)).toEqual(['body.perMinute'])
  })
})

describe('deleting', () => {
  test('switches off first, waits on the list, and deletes what is still off', async () => {
    const some = (await addSchedules('Doomed', 3)) as ScheduleId[]
    const [now, later, saved] = some as [ScheduleId, ScheduleId, ScheduleId]
    await carryOut({ selection: ids(now, saved), action: { kind: 'delete', afterDays: 0 } })
    await carryOut({ selection: ids(later), action: { kind: 'delete', afterDays: 30 } })
    expect(some.map((id) => world().get(id)?.enabled)).toEqual([false, false, false])
    world().update(saved, { enabled: true })
    await refresh()
    const list = () => running.call(listScheduleDeletions, { query: { connectionId } as never })
    const { dueCount, items } = await list()
    expect(dueCount).toBe(1)
    expect(items.map(({ name, state }) => [name, state])).toEqual([
      ['Doomed 1', 'due'],
      ['Doomed 2', 'waiting'],
      ['Doomed 3', 'on_again'],
    ])
    const body = { connectionId, scheduleIds: some }
    const { planId } = await running.call(createDeletionPlan, { body })
    expect(await verdictsOf(planId)).toEqual(['update', 'skip', 'skip'])
    expect((await runPlan(running.call, planId)).state).toBe('done')
    expect(some.map((id) => world().has(id))).toEqual([false, true, true])
    expect((await list()).items.at(-1)).toMatchObject({ name: 'Doomed 1', state: 'gone' })
    const nothing = await send('/schedules/deletions/plans', { connectionId })
    expect(pathsOf(nothing.problem)).toEqual(['body.scheduleIds'])
    expect((await send('/schedules/deletions/plans', body, 'viewer')).status).toBe(403)
  })
})

describe('a new schedule', () => {
  const creation = (more: object = {}) => ({
    connectionId,
    workflowId: [...running.sandbox.world.workflows.values()][0]?.id,
    name: 'Fresh',
    comment: '',
    rule: daily('2036-02-02T06:00'),
    timeZone: 'Europe/Berlin',
    priority: 'Default',
    workerTag: '',
    credentialId: '',
    ...more,
  })

  test('is made, known with its rule, and unmade by undo', async () => {
    const { planId } = await running.call(createScheduleCreation, { body: creation() as never })
    expect(await verdictsOf(planId)).toEqual(['create'])
    const run = await runPlan(running.call, planId)
    const made = [...world().values()].find(({ name }) => name === 'Fresh')
    expect(made).toMatchObject({ timeZone: 'Europe/Berlin', enabled: true })
    const view = await read(made?.id as ScheduleId)
    expect(view.rule).toMatchObject({ origin: 'written', rule: daily('2036-02-02T06:00') })
    const undo = await running.call(undoRun, { params: { runId: run.id } })
    await runPlan(running.call, undo.planId)
    expect(world().has(made?.id ?? '')).toBe(false)
  })

  test.each([
    [{ rule: daily('2020-02-02T06:00') }, 'body.rule.startTime'],
    [{ timeZone: 'Mars/Olympus' }, 'body.timeZone'],
    [{ workflowId: 'nothing' }, 'body.workflowId'],
    [{ credentialId: 'nothing' }, 'body.credentialId'],
    [{ name: ' ' }, 'body.name'],
  ])('with %j is refused at its place', async (more, path) => {
    const { problem, status } = await send('/schedules/creations', creation(more))
    expect([status, pathsOf(problem)]).toEqual([400, [path]])
  })

  test('is planned by nobody who may only read', async () => {
    expect((await send('/schedules/creations', creation(), 'viewer')).status).toBe(403)
  })
})

test('bad plans name the place; viewers plan nothing; what is gone is left out', async () => {
  const some = await addSchedules('Odd', 2)
  const post = (action: object, more: object = {}, role: 'operator' | 'viewer' = 'operator') =>
    send('/schedules/plans', { connectionId, selection: ids(...some), action, ...more }, role)
  const placeOf = async (action: object, more: object = {}) =>
    pathsOf((await post(action, more)).problem)
  expect(await placeOf({ kind: 'set', values: {} })).toEqual(['body.action.values'])
  expect(await placeOf({ kind: 'set', values: { name: 'Both' } })).toEqual([
    'body.action.values.name',
  ])
  expect(await placeOf({ kind: 'set', values: { credentialId: 'none' } })).toEqual([
    'body.action.values.credentialId',
  ])
  const zone = { kind: 'zone', timeZone: 'Mars/Olympus', keep: 'local', acceptInferred: true }
  expect(await placeOf(zone)).toEqual(['body.action.timeZone'])
  expect(await placeOf(zone, { selection: undefined })).toEqual(['body.selection'])
  expect(await placeOf({ kind: 'shift', minutes: 0, acceptInferred: true })).toEqual([
    'body.action.minutes',
  ])
  expect((await post({ kind: 'hold', note: '' }, {}, 'viewer')).status).toBe(403)
  const gone = await plan({
    selection: ids('nothing' as ScheduleId),
    action: { kind: 'hold', note: '' },
  })
  expect(await verdictsOf(gone)).toEqual(['skip'])
})

test('without PATCH schedules are only deleted, and that at once', async () => {
  const old = await startConsole({ sandbox: { release: '2024.1' } })
  onTestFinished(() => old.close())
  const id = await old.connect()
  const { scheduleId } = addAssets(old.sandbox, old.sandbox.world.ownerId, 'Old')
  await waitForDirectory(old, id)
  const post = (action: object) =>
    old.call(createSchedulePlan, {
      body: { connectionId: id, selection: ids(scheduleId as ScheduleId), action } as never,
    })
  const refused = { problem: { code: 'action_not_available' } }
  await expect(post({ kind: 'hold', note: '' })).rejects.toMatchObject(refused)
  await expect(post({ kind: 'delete', afterDays: 7 })).rejects.toMatchObject(refused)
  const { planId } = await post({ kind: 'delete', afterDays: 0 })
  await runPlan(old.call, planId)
  expect(old.sandbox.world.schedules.has(scheduleId)).toBe(false)
})
