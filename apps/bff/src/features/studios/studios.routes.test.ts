import type { ConnectionId, UserId } from '@curator/console-contract/ids'
import { undoRun } from '@curator/console-contract/runs'
import * as wire from '@curator/console-contract/studios'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rowsOf, runPlan } from '../../../testing/run-plan.ts'
import { startConsole, type TestConsole } from '../../../testing/start-console.ts'
import { waitForDirectory } from '../../../testing/wait-for-directory.ts'

let running: TestConsole
let connectionId: ConnectionId
beforeAll(async () => {
  running = await startConsole({ sandbox: { world: 'small-team' } })
  connectionId = await running.connect()
  await waitForDirectory(running, connectionId)
})
afterAll(() => running.close())

const list = (more: object = {}) =>
  running.call(wire.listStudios, { query: { connectionId, state: [], ...more } })
const studioNamed = async (name: string) => {
  const { items } = await list()
  return items.find((studio) => studio.name === name) as wire.Studio
}
const plan = (action: wire.StudioAction, call = running.call) =>
  call(wire.createStudioPlan, { body: { connectionId, action } })
const userOf = (email: string) => {
  const [user] = running.sandbox.world.findByEmail(email)
  if (!user) throw new Error(`no user ${email}`)
  return user
}

test('studios are listed with their people, and the empty ones are found', async () => {
  const { items, why } = await list()
  expect(why).toBeNull()
  expect(items.map(({ name, userCount }) => [name, userCount])).toContainEqual([
    'Finance Studio',
    2,
  ])
  expect((await list({ state: ['empty'] })).items.map(({ name }) => name)).toEqual(['Trial Studio'])
  const { id } = await studioNamed('Finance Studio')
  const { people } = await running.call(wire.getStudio, {
    params: { studioId: id },
    query: { connectionId },
  })
  expect(people.map(({ email }) => email).sort()).toEqual([
    'ada.lopez@example.test',
    'cleo.okafor@example.test',
  ])
})

test('people move in one call and come back by undo', async () => {
  const trial = await studioNamed('Trial Studio')
  const emails = ['ada.lopez@example.test', 'cleo.okafor@example.test']
  const before = emails.map((email) => userOf(email).subscriptionId)
  const userIds = emails.map((email) => userOf(email).id as UserId)
  const { planId } = await plan({ kind: 'move', studioId: trial.id, userIds })
  running.sandbox.calls.clear()
  const run = await runPlan(running.call, planId)
  const operation = 'Subscriptions_ChangeUsersSubscription'
  expect(running.sandbox.calls.list({ operation })).toHaveLength(1)
  expect((await studioNamed('Trial Studio')).userCount).toBe(2)
  const again = await plan({ kind: 'move', studioId: trial.id, userIds })
  const rows = await rowsOf(running.call, again.planId)
  expect(rows.map(({ verdict }) => verdict)).toEqual(['unchanged', 'unchanged'])
  const undo = await running.call(undoRun, { params: { runId: run.id } })
  await runPlan(running.call, undo.planId)
  expect(emails.map((email) => userOf(email).subscriptionId)).toEqual(before)
})

test('a studio with people is not planned to be deleted, and the plan says why', async () => {
  const { id } = await studioNamed('Finance Studio')
  const { planId } = await plan({ kind: 'delete', studioIds: [id] })
  const [row] = await rowsOf(running.call, planId)
  expect(row).toMatchObject({ verdict: 'conflict', changes: [] })
  expect(row?.reasons[0]).toContain('Move the people out first')
})

test('a new studio is made, renamed and deleted; its secret is in no reply', async () => {
  const created = { name: 'Fresh', credentialId: '', canShareSchedules: true, userIds: [] }
  await runPlan(running.call, (await plan({ kind: 'create', ...created })).planId)
  const { id } = await studioNamed('Fresh')
  const [record] = [...running.sandbox.world.subscriptions.values()].filter(
    (each) => each.id === id,
  )
  expect(record?.apiSecret).toBeTruthy()
  const renamed = { kind: 'update' as const, studioIds: [id], name: 'Fresher' }
  const run = await runPlan(running.call, (await plan(renamed)).planId)
  const undo = await running.call(undoRun, { params: { runId: run.id } })
  await runPlan(running.call, undo.planId)
  expect((await studioNamed('Fresh')).id).toBe(id)
  expect(JSON.stringify(await list())).not.toContain(record?.apiSecret)
  await runPlan(running.call, (await plan({ kind: 'delete', studioIds: [id] })).planId)
  expect(await studioNamed('Fresh')).toBeUndefined()
})

test('a sheet of moves is looked at and planned, faulty rows as invalid', async () => {
  const query = { connectionId, fileName: 'moves.csv' }
  const body = new TextEncoder().encode(
    'email,studio,colour\nada.lopez@example.test,Trial Studio,red\nnobody@example.test,Nowhere,\n',
  )
  const reading = await running.call(wire.readStudioSheet, { query, body })
  expect(reading).toMatchObject({ rowCount: 2, faultCount: 1, unknownColumns: ['colour'] })
  expect(reading.items[1]?.faults.map(({ column }) => column)).toEqual(['email', 'studio'])
  const { planId } = await running.call(wire.createStudioSheetPlan, { query, body })
  const rows = await rowsOf(running.call, planId)
  expect(rows.map(({ line, verdict }) => [line, verdict])).toEqual([
    [2, 'update'],
    [3, 'invalid'],
  ])
})

test('a sheet renames studios and changes what they run with, and undo brings it back', async () => {
  const [credential] = running.sandbox.world.credentials.values()
  const finance = await studioNamed('Finance Studio')
  const trial = await studioNamed('Trial Studio')
  const query = { connectionId, fileName: 'settings.csv' }
  const body = new TextEncoder().encode(
    [
      'studio,action,new name,default credential,share schedules',
      `${finance.id},rename,Money Studio,,`,
      `trial studio,set,,${credential?.userName},yes`,
      'Trial Studio,set,,<clear>,',
      'Finance Studio,delete,,,',
      'Finance Studio,rename,,,maybe',
    ].join('\n'),
  )
  const reading = await running.call(wire.readStudioSheet, { query, body })
  const told = reading.items.map(({ faults, sentence }) => sentence || faults)
  expect(told).toEqual([
    'Change the studio “Finance Studio”: name “Money Studio”.',
    `Change the studio “Trial Studio”: default credential “${credential?.userName}”, may share schedules “Yes”.`,
    [{ column: 'studio', text: 'Line 3 changes this studio already.' }],
    [{ column: 'studio', text: 'Line 2 changes it.' }],
    [
      { column: 'new name', text: 'Say the new name.' },
      { column: 'share schedules', text: '“maybe” is neither yes nor no.' },
      { column: 'studio', text: 'Line 2 changes this studio already.' },
    ],
  ])
  const make = async () => (await running.call(wire.createStudioSheetPlan, { query, body })).planId
  const planId = await make()
  const verdicts = (await rowsOf(running.call, planId)).map(({ verdict }) => verdict)
  expect(verdicts).toEqual(['update', 'update', 'invalid', 'invalid', 'invalid'])
  const run = await runPlan(running.call, planId)
  expect(run.counts.outcomes.applied).toBe(2)
  expect((await studioNamed('Money Studio')).id).toBe(finance.id)
  expect(await studioNamed('Trial Studio')).toMatchObject({
    credential: { id: credential?.id },
    canShareSchedules: true,
  })
  const again = (await rowsOf(running.call, await make())).slice(0, 2)
  expect(again.map(({ verdict }) => verdict)).toEqual(['unchanged', 'unchanged'])
  const undo = await running.call(undoRun, { params: { runId: run.id } })
  await runPlan(running.call, undo.planId)
  expect(await studioNamed('Finance Studio')).toEqual(finance)
  expect(await studioNamed('Trial Studio')).toEqual(trial)
})

test('no studio gets the name of another, by selection or by sheet', async () => {
  const { id } = await studioNamed('Trial Studio')
  const chosen = await plan({ kind: 'update', studioIds: [id], name: 'finance studio' })
  const query = { connectionId, fileName: 'names.csv' }
  const body = new TextEncoder().encode(
    'studio,action,new name\nTrial Studio,rename,Finance Studio\n',
  )
  const brought = await running.call(wire.createStudioSheetPlan, { query, body })
  for (const { planId } of [chosen, brought]) {
    const [row] = await rowsOf(running.call, planId)
    expect(row).toMatchObject({ verdict: 'conflict', changes: [] })
    expect(row?.reasons[0]).toMatch(/^The Server has a studio called “finance studio” already/i)
  }
})

test('a sheet makes studios, moves people into them and deletes empty ones', async () => {
  const query = { connectionId, fileName: 'studios.csv' }
  const body = new TextEncoder().encode(
    [
      'studio,email,action',
      'Brought,cleo.okafor@example.test,',
      'Brought,ada.lopez@example.test,create',
      'Lonely,,create',
      'Lonely,,create',
      'Finance Studio,,create',
      'Finance Studio,,delete',
      'Trial Studio,,delete',
      'Trial Studio,,burn',
    ].join('\n'),
  )
  const reading = await running.call(wire.readStudioSheet, { query, body })
  expect(reading.items.map(({ faults, sentence }) => sentence || faults[0]?.column)).toEqual([
    'Move from “Finance Studio” to “Brought”.',
    'Create the studio “Brought”, and move them in from “Finance Studio”.',
    'Create the studio “Lonely”.',
    'studio',
    'studio',
    'studio',
    'Delete the studio “Trial Studio”.',
    'action',
  ])
  const { planId } = await running.call(wire.createStudioSheetPlan, { query, body })
  const rows = await rowsOf(running.call, planId)
  expect(rows.map(({ line, verdict }) => [line, verdict])).toEqual([
    [2, 'update'],
    [3, 'create'],
    [4, 'create'],
    [5, 'invalid'],
    [6, 'conflict'],
    [7, 'conflict'],
    [8, 'update'],
    [9, 'invalid'],
  ])
  expect(rows[5]?.reasons[0]).toContain('Move the people out first')
  await runPlan(running.call, planId)
  expect((await studioNamed('Brought')).userCount).toBe(2)
  expect((await studioNamed('Lonely')).userCount).toBe(0)
  expect(await studioNamed('Trial Studio')).toBeUndefined()
})

test('viewers look, and plan nothing', async () => {
  const viewer = await running.signInAs('viewer')
  const { id } = await studioNamed('Finance Studio')
  await expect(plan({ kind: 'delete', studioIds: [id] }, viewer)).rejects.toMatchObject({
    problem: { code: 'permission_denied' },
  })
})
