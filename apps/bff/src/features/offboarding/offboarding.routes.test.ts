import type { ConnectionId, PlanId, UserId } from '@curator/console-contract/ids'
import {
  comparePeople,
  createOffboardingPlan,
  listOffboardingTasks,
  type OffboardingOptions,
  previewOffboarding,
  readLeavers,
  updateOffboardingTask,
} from '@curator/console-contract/offboarding'
import type { Problem } from '@curator/endpoint/problem'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rowsOf, runPlan } from '../../../testing/run-plan.ts'
import { startConsole, type TestConsole } from '../../../testing/start-console.ts'
import { waitForDirectory } from '../../../testing/wait-for-directory.ts'

let running: TestConsole
let connectionId: ConnectionId
beforeAll(async () => {
  running = await startConsole({ sandbox: { world: 'busy-server' } })
  connectionId = await running.connect()
  await waitForDirectory(running, connectionId)
})
afterAll(() => running.close())

const all: OffboardingOptions = {
  workflows: 'hand_over',
  schedules: 'pause_and_hand_over',
  collections: 'hand_over',
  end: 'deactivate',
  deleteAfterDays: 30,
}
const world = () => running.sandbox.world
const people = () => [...world().users.values()].filter(({ isActive }) => isActive)
const heirs = () => people().filter(({ role }) => role === 'Artisan')
/** Somebody active who is no Curator, has not been used by a test before and owns an enabled schedule of their own workflow. */
const used = new Set<string>()
function takeOwner() {
  const { schedules, workflows } = world()
  const owner = people().find(
    ({ id, role }) =>
      role !== 'Curator' &&
      !used.has(id) &&
      [...schedules.values()].some(
        (each) =>
          each.ownerId === id &&
          each.enabled &&
          workflows.get(each.workflowId ?? '')?.ownerId === id,
      ),
  )
  if (!owner) throw new Error('nobody owns an enabled schedule')
  used.add(owner.id)
  return owner
}
function takeHeir() {
  const heir = heirs().find(({ id }) => !used.has(id))
  if (!heir) throw new Error('nobody may own')
  used.add(heir.id)
  return heir
}
const toBody = (leaver: string, successor: string | null, options: OffboardingOptions = all) => ({
  connectionId,
  leavers: [{ userId: leaver as UserId, successorId: successor as UserId | null }],
  options,
})
const plan = async (body: ReturnType<typeof toBody>) =>
  (await running.call(createOffboardingPlan, { body })).planId
const tasksOf = async (planId: PlanId, state: ('open' | 'done')[] = []) =>
  (await running.call(listOffboardingTasks, { query: { connectionId, planId, state } })).items
const problemOf = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: { readonly problem?: Problem }) => error.problem,
  )

test('schedules stop, everything is handed over, the access ends; tasks stand after the run and only then', async () => {
  const leaver = takeOwner()
  const heir = takeHeir()
  const enabled = [...world().schedules.values()].filter(
    (each) => each.ownerId === leaver.id && each.enabled,
  )
  const body = toBody(leaver.id, heir.id)
  const [seen] = (await running.call(previewOffboarding, { body })).items
  expect(seen).toMatchObject({ person: { id: leaver.id }, successor: { id: heir.id } })
  expect(seen?.sideEffects.filter(({ severity }) => severity === 'blocked')).toEqual([])
  expect(seen?.steps).toHaveLength(enabled.length + 2)
  expect(seen?.steps.at(-1)).toMatch(/Deactivate/)
  expect(seen?.tasks.at(-1)).toContain('Delete the account')

  const planId = await plan(body)
  const [row] = await rowsOf(running.call, planId)
  const kinds = row?.changes.map(({ kind }) => kind)
  expect(kinds).toEqual([
    ...enabled.map(() => 'set-schedule-enabled'),
    'transfer-assets',
    'deactivate-user',
  ])
  expect(await tasksOf(planId)).toEqual([])

  expect(await runPlan(running.call, planId)).toMatchObject({ state: 'done' })
  expect(enabled.every((each) => !world().schedules.get(each.id)?.enabled)).toBe(true)
  const left = [
    ...world().workflows.values(),
    ...world().schedules.values(),
    ...world().collections.values(),
  ].filter(({ ownerId }) => ownerId === leaver.id)
  expect(left).toEqual([])
  expect(world().users.get(leaver.id)).toMatchObject({ isActive: false, userGroupIds: [] })

  const tasks = await tasksOf(planId)
  expect(tasks.map(({ sentence }) => sentence).toSorted()).toEqual(seen?.tasks.toSorted())
  const last = tasks.find(({ sentence }) => sentence.startsWith('Delete the account'))
  const days = (Date.parse(last?.dueAt ?? '') - Date.now()) / 86_400_000
  expect(days).toBeGreaterThan(29)
  expect(days).toBeLessThanOrEqual(30)
})

test('a task is ticked once, stays named after who did, and can be opened again', async () => {
  const planId = await plan(
    toBody(takeOwner().id, takeHeir().id, { ...all, schedules: 'hand_over' }),
  )
  await runPlan(running.call, planId)
  const [task] = await tasksOf(planId, ['open'])
  const update = (call: TestConsole['call'], isDone: boolean) =>
    call(updateOffboardingTask, { params: { taskId: task?.id as string }, body: { isDone } })
  const done = await update(running.call, true)
  expect(done).toMatchObject({ doneByName: 'Test administrator' })
  const again = await update(await running.signInAs('operator'), true)
  expect(again).toEqual(done)
  expect(await tasksOf(planId, ['done'])).toHaveLength(1)
  expect(await update(running.call, false)).toMatchObject({ doneAt: null, doneByName: null })
  const viewer = await running.signInAs('viewer')
  expect(await problemOf(update(viewer, true))).toMatchObject({ status: 403 })
  const gone = running.call(updateOffboardingTask, {
    params: { taskId: 'nothing' },
    body: { isDone: true },
  })
  expect(await problemOf(gone)).toMatchObject({ status: 404 })
})

test('a schedule that the Server names as affected becomes a task', async () => {
  const leaver = takeOwner()
  const options = { ...all, schedules: 'keep', end: 'none', deleteAfterDays: null } as const
  const planId = await plan(toBody(leaver.id, takeHeir().id, options))
  await runPlan(running.call, planId)
  const tasks = await tasksOf(planId)
  const named = tasks.filter(({ sentence }) => sentence.includes('the Server says it breaks'))
  expect(named.length).toBeGreaterThan(0)
  expect(named.every(({ leaver: each }) => each.id === leaver.id)).toBe(true)
  expect(await tasksOf(planId)).toHaveLength(tasks.length)
})

test.each([
  ['without a successor', () => null, /has no successor\. Choose one/],
  ['to a Viewer', () => people().find(({ role }) => role === 'Viewer')?.id, /neither Artisan nor/],
  [
    'to somebody inactive',
    () => [...world().users.values()].find(({ isActive, role }) => !isActive && role)?.id,
    /is inactive\. Choose/,
  ],
])('%s nothing is planned for the leaver, and the row says why', async (_name, find, words) => {
  const leaver = takeOwner()
  used.delete(leaver.id)
  const body = toBody(leaver.id, find() ?? null)
  const [seen] = (await running.call(previewOffboarding, { body })).items
  const blocked = seen?.sideEffects.filter(({ severity }) => severity === 'blocked')
  expect(blocked?.map(({ sentence }) => sentence).join()).toMatch(words)
  const [row] = await rowsOf(running.call, await plan(body))
  expect(row).toMatchObject({ verdict: 'conflict', changes: [] })
  expect(row?.reasons.join()).toMatch(words)
})

test('a preview of the first leavers knows who leaves after them', async () => {
  const leaver = takeOwner()
  used.delete(leaver.id)
  const [heir] = heirs()
  const body = toBody(leaver.id, heir?.id ?? null)
  const leavers = [...body.leavers, { userId: heir?.id as UserId, successorId: null }]
  const { items } = await running.call(previewOffboarding, { body: { ...body, leavers, shown: 1 } })
  expect(items.map(({ person }) => person.id)).toEqual([leaver.id])
  expect(items[0]?.sideEffects[0]).toMatchObject({
    severity: 'blocked',
    sentence: expect.stringMatching(/is leaving, too/),
  })
})

test('a sheet of leavers names its faults at their lines', async () => {
  const leaver = takeOwner()
  const [heir] = heirs()
  const text = [
    'E-mail,Successor,Note',
    `${leaver.email},${heir?.email},x`,
    `${leaver.email.toUpperCase()},,`,
    'nobody@example.test,also-nobody@example.test,',
    'not an address,,',
  ].join('\n')
  const sheet = await running.call(readLeavers, {
    query: { connectionId, fileName: 'leavers.csv' },
    body: new TextEncoder().encode(text),
  })
  expect(sheet.items.map(({ line, faults }) => [line, faults.length])).toEqual([
    [2, 0],
    [3, 1],
    [4, 2],
    [5, 1],
  ])
  expect(sheet.items[0]).toMatchObject({ person: { id: leaver.id }, successor: { id: heir?.id } })
  expect(sheet.items[1]?.faults[0]).toContain('in line 2 already')
  expect(sheet.notices.join()).toContain('Note')
  const unnamed = running.call(readLeavers, {
    query: { connectionId, fileName: 'leavers.csv' },
    body: new TextEncoder().encode('Colour\nred'),
  })
  expect(await problemOf(unnamed)).toMatchObject({ status: 422 })
})

test('a person stands beside a model user', async () => {
  const [person, model] = people().filter(({ userGroupIds }) => userGroupIds.length > 0)
  const seen = await running.call(comparePeople, {
    query: { connectionId, userId: person?.id as UserId, modelId: model?.id as UserId },
  })
  const idsOf = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id)
  const { onlyPerson, onlyModel, both } = seen.groups
  expect(idsOf([...onlyPerson, ...both]).toSorted()).toEqual(person?.userGroupIds.toSorted())
  expect(idsOf([...onlyModel, ...both]).toSorted()).toEqual(model?.userGroupIds.toSorted())
  const nobody = running.call(comparePeople, {
    query: { connectionId, userId: person?.id as UserId, modelId: '0'.repeat(24) as UserId },
  })
  expect(await problemOf(nobody)).toMatchObject({ status: 404 })
})

test('viewers look and plan nothing; the same person twice is refused by name of the place', async () => {
  const viewer = await running.signInAs('viewer')
  const [first] = people()
  const body = toBody(first?.id as string, null)
  const read = { query: { connectionId, fileName: 'a.csv' }, body: new Uint8Array([65]) }
  const refused = await Promise.all([
    problemOf(viewer(previewOffboarding, { body })),
    problemOf(viewer(createOffboardingPlan, { body })),
    problemOf(viewer(readLeavers, read)),
  ])
  expect(refused.map((problem) => problem?.status)).toEqual([403, 403, 403])
  await viewer(listOffboardingTasks, { query: { connectionId, state: ['open'] } })
  const reply = await running.fetchAs(await running.cookieOf('operator'))(
    `${running.url}/api/offboarding/plans`,
    {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...body, leavers: [...body.leavers, ...body.leavers] }),
    },
  )
  expect(reply.status).toBe(400)
  expect(JSON.stringify(await reply.json())).toContain('leavers')
})
