import type { Iteration } from '@curator/alteryx-contract/server/v3/iteration'
import {
  deleteSchedule,
  getSchedule,
  patchSchedule,
  updateSchedule,
} from '@curator/alteryx-contract/server/v3/schedules'
import { expect, test } from 'vitest'
import { ada, bo, nobody, startSandbox } from '../../testing/start-sandbox.ts'
import { checkWorld } from '../check-world.ts'

const kiev = 'Europe/Kiev'
const weekly: Iteration = {
  iterationType: 'Weekly',
  startTime: '2026-02-05T06:00:00',
  weeklyContract: { daysOfWeek: ['Monday', 'Thursday'] },
}

async function start() {
  const started = await startSandbox()
  const { world } = started.sandbox
  const [nightly] = [...world.schedules.values()]
  if (!nightly) throw new RangeError('no schedule')
  return { ...started, world, nightly }
}

/** What a refused body is refused for, by key. */
const faultsOf = (answer: { json: unknown }) =>
  Object.keys((answer.json as { modelState?: object }).modelState ?? {})

const whole = (nightly: { workflowId: string | null; ownerId: string }) => ({
  workflowId: nightly.workflowId ?? '',
  ownerId: nightly.ownerId,
  iteration: weekly,
  name: 'Renamed',
  comment: 'Why',
  priority: 'High' as const,
  workerTag: 'gpu',
  enabled: true,
  credentialId: '',
})

test('PUT replaces everything and plans anew', async () => {
  const { invoke, nightly, world, sandbox } = await start()
  const params = { scheduleId: nightly.id }
  const answer = await invoke(updateSchedule, { params, body: whole(nightly) })
  expect(answer.json).toMatchObject({
    name: 'Renamed',
    comment: 'Why',
    priority: 'High',
    workerTag: 'gpu',
    timeZone: '',
    runDateTime: '2026-02-05T06:00:00Z',
    frequency: 'Weekly',
    lastModifiedId: world.ownerId,
    lastModifiedDate: sandbox.clock.instant(),
    runCount: nightly.runCount,
  })
  expect(checkWorld(world)).toEqual([])
})

test('PUT with a part of the fields, or with what GET answered, is refused', async () => {
  const { send, nightly, invoke } = await start()
  const headers = { 'content-type': 'application/json' }
  const { text } = await invoke(getSchedule, { params: { scheduleId: nightly.id } })
  const back = await send('PUT', `v3/schedules/${nightly.id}`, { headers, body: text })
  expect([back.status, faultsOf(back)]).toEqual([400, ['contract.Iteration.IterationType']])
  const part = await send('PUT', `v3/schedules/${nightly.id}`, { headers, body: '{"name":"x"}' })
  expect([part.status, faultsOf(part).length]).toEqual([400, 8])
})

test('PATCH changes what it names: off, on, another owner, another zone', async () => {
  const { invoke, nightly, user, world } = await start()
  const params = { scheduleId: nightly.id }
  const patch = (body: object) => invoke(patchSchedule, { params, body })
  expect((await patch({ enabled: false })).json).toMatchObject({
    enabled: false,
    runDateTime: null,
  })
  expect((await patch({ enabled: true, name: 'Nightly' })).json).toMatchObject({
    name: 'Nightly',
    runDateTime: '2026-02-04T02:00:00',
    timeZone: kiev,
  })
  await patch({ ownerId: user(bo).id })
  expect(world.assetsOf(user(bo).id).schedules.map(({ id }) => id)).toContain(nightly.id)
  expect(world.assetsOf(user(ada).id).schedules).toEqual([])
  await patch({ timeZone: 'Asia/Tokyo' })
  expect(world.schedules.need(nightly.id).nextRunMs).toBe(Date.parse('2026-02-03T17:00:00Z'))
  await patch({ iteration: weekly })
  expect(world.schedules.need(nightly.id)).toMatchObject({
    timeZone: 'Asia/Tokyo',
    nextRunMs: Date.parse('2026-02-04T21:00:00Z'),
  })
  expect(checkWorld(world)).toEqual([])
})

test('PATCH knows no workflow, and no owner who is unknown or inactive', async () => {
  const { send, nightly, user, world } = await start()
  const headers = { 'content-type': 'application/json' }
  const patch = (body: object) =>
    send('PATCH', `v3/schedules/${nightly.id}`, { headers, body: JSON.stringify(body) })
  expect((await patch({ workflowId: nobody })).status).toBe(200)
  expect(world.schedules.need(nightly.id).workflowId).toBe(nightly.workflowId)
  for (const ownerId of [nobody, user('elodie.martin@example.test').id]) {
    const answer = await patch({ ownerId })
    expect([answer.status, faultsOf(answer)]).toEqual([400, ['contract.OwnerId']])
  }
})

test('DELETE answers nothing, and takes the schedule out of its collections', async () => {
  const { invoke, nightly, world } = await start()
  const [collection] = [...world.collections.values()]
  const entry = { dateAdded: '', addedById: world.ownerId }
  world.collections.update(collection?.id ?? '', { schedules: new Map([[nightly.id, entry]]) })
  const answer = await invoke(deleteSchedule, { params: { scheduleId: nightly.id } })
  expect([answer.status, answer.text, world.schedules.size]).toEqual([200, '', 0])
  expect(world.collections.need(collection?.id ?? '').schedules.size).toBe(0)
  expect(checkWorld(world)).toEqual([])
})

test('an unknown schedule is not found by any call', async () => {
  const { invoke, nightly } = await start()
  const params = { scheduleId: nobody }
  const answers = await Promise.all([
    invoke(getSchedule, { params }),
    invoke(updateSchedule, { params, body: whole(nightly) }),
    invoke(patchSchedule, { params, body: { enabled: false } }),
    invoke(deleteSchedule, { params }),
  ])
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404])
})
