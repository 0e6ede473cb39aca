import type { Iteration } from '@curator/alteryx-contract/server/v3/iteration'
import {
  createSchedule,
  listSchedules,
  listSchedulesInFull,
} from '@curator/alteryx-contract/server/v3/schedules'
import { expect, test } from 'vitest'
import { nobody, type Started, startSandbox } from '../../testing/start-sandbox.ts'

const weekly: Iteration = {
  iterationType: 'Weekly',
  startTime: '2026-02-05T06:00:00',
  weeklyContract: { daysOfWeek: ['Monday', 'Thursday'] },
}

async function start() {
  const started = await startSandbox()
  const { world } = started.sandbox
  const [nightly] = [...world.schedules.values()]
  if (!nightly?.workflowId) throw new RangeError('no schedule')
  const create = (more: object = {}) =>
    started.invoke(createSchedule, {
      body: { workflowId: nightly.workflowId ?? '', iteration: weekly, ...more },
    })
  return { ...started, world, nightly, workflowId: nightly.workflowId, create }
}

const ids = (answer: Awaited<ReturnType<Started['send']>>) =>
  (answer.json as { id: string }[]).map(({ id }) => id)

test('the list has two views and filters by owner and workflow', async () => {
  const { create, invoke, nightly, world } = await start()
  const id = (await create()).json as string
  const short = await invoke(listSchedules, { query: {} })
  expect(ids(short)).toEqual([nightly.id, id])
  expect(Object.keys((short.json as object[])[0] ?? {}).sort()).toEqual(
    ['id', 'name', 'ownerId', 'runDateTime', 'timeZone', 'workflowId'].sort(),
  )
  const full = await invoke(listSchedulesInFull, { query: { view: 'Full' } })
  expect((full.json as object[])[0]).toHaveProperty('frequency', 'Daily')
  expect(ids(await invoke(listSchedules, { query: { ownerId: world.ownerId } }))).toEqual([id])
  const { workflowId } = nightly
  const byWorkflow = { workflowId: workflowId ?? '' }
  expect(ids(await invoke(listSchedules, { query: byWorkflow }))).toEqual([nightly.id, id])
  expect(ids(await invoke(listSchedules, { query: { workflowId: nobody } }))).toEqual([])
})

test('a window lists what runs inside it, from its first instant to before its last, with that run', async () => {
  const { invoke, nightly } = await start()
  const ask = async (runsAfter: string, runsBefore: string) =>
    (await invoke(listSchedules, { query: { runsAfter, runsBefore } })).json
  const at = (runDateTime: string) => [{ id: nightly.id, runDateTime }]
  expect(await ask('2026-02-04T00:00:00Z', '2026-02-05T00:00:00Z')).toMatchObject(
    at('2026-02-04T02:00:00'),
  )
  expect(await ask('2026-02-04T00:00:01', '2026-02-05T00:00:01')).toMatchObject(
    at('2026-02-05T02:00:00'),
  )
  expect(await ask('2026-02-04T00:00:01Z', '2026-02-05T00:00:00Z')).toEqual([])
  // What lies behind runs no more, and a long window shows the first run alone.
  expect(await ask('2026-02-01', '2026-02-03T12:00:00Z')).toEqual([])
  expect(await ask('2026-01-01', '2026-02-15')).toMatchObject(at('2026-02-04T02:00:00'))
})

test.each([
  ['half a window', 'runsAfter=2026-02-04'],
  ['the other half', 'runsBefore=2026-02-04'],
  ['more than 45 days', 'runsAfter=2026-02-04&runsBefore=2026-03-21T00:00:01'],
  ['an end before the beginning', 'runsAfter=2026-02-04&runsBefore=2026-02-03'],
  ['no date', 'runsAfter=soon&runsBefore=later'],
])('%s is refused', async (_name, query) => {
  const { send } = await start()
  expect((await send('GET', `v3/schedules?${query}`)).status).toBe(400)
  expect(
    (await send('GET', 'v3/schedules?runsAfter=2026-02-04&runsBefore=2026-03-21')).status,
  ).toBe(200)
})
