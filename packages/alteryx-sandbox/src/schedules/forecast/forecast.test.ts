import { getForecast, predictedRun } from '@curator/alteryx-contract/server/v2/forecast'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { ada, startSandbox } from '../../../testing/start-sandbox.ts'

const dayMs = 86_400_000

test('each run inside the window has an entry, sorted by start', async () => {
  const { invoke, sandbox, user } = await startSandbox()
  const [nightly] = [...sandbox.world.schedules.values()]
  const window = { afterDate: '2026-02-04T00:00:00Z', beforeDate: '2026-02-06T00:00:00Z' }
  const { status, json } = await invoke(getForecast, { query: window })
  expect(status).toBe(200)
  const { id, firstName, lastName, email, subscriptionId } = user(ada)
  const entry = {
    id: nightly?.id,
    scheduleName: nightly?.name,
    workflowName: 'Load GL',
    frequency: 'Daily',
    appEstimatedCompletionTime: expect.any(Number),
    owner: { id, firstName, lastName, email, subscriptionId },
    priority: 0,
  }
  expect(json).toEqual([
    { ...entry, startTime: '2026-02-04T00:00:00.000Z' },
    { ...entry, startTime: '2026-02-05T00:00:00.000Z' },
  ])
})

test.each([
  ['the older names', { after: '2026-02-04', before: '2026-02-05' }, 1],
  [
    'dates as JavaScript writes them',
    {
      after: 'Wed Feb 04 2026 00:00:00 GMT+0000 (UTC)',
      before: 'Thu Feb 05 2026 02:00:00 GMT+0200',
    },
    1,
  ],
  ['words without a zone', { after: 'Feb 4, 2026', before: '5 February 2026 00:00:01' }, 2],
  ['the past', { after: '2026-01-01', before: '2026-02-03' }, 0],
  [
    'the first instant counts, the last does not',
    { after: '2026-02-04T00:00:00.001', before: '2026-02-05' },
    0,
  ],
])('%s are understood', async (_name, query, count) => {
  const { invoke } = await startSandbox()
  expect((await invoke(getForecast, { query })).json).toHaveLength(count)
})

test.each([
  ['no window', ''],
  ['half a window', '?afterDate=2026-02-04'],
  ['45 days', '?afterDate=2026-02-04&beforeDate=2026-03-21'],
  ['no date', '?afterDate=soon&beforeDate=later'],
])('%s is refused', async (_name, query) => {
  const { send } = await startSandbox()
  expect((await send('GET', `admin/v2/schedule/forecast${query}`)).status).toBe(400)
})

test('it is for Curators', async () => {
  const { send, sandbox, user } = await startSandbox()
  sandbox.world.updateUser(user(ada).id, { isApiEnabled: true })
  const authorization = `Bearer ${sandbox.tokens.issue(user(ada).id)}`
  const path = 'admin/v2/schedule/forecast?after=2026-02-04&before=2026-02-05'
  expect((await send('GET', path, { headers: { authorization } })).status).toBe(401)
})

test('a month of the clock starts exactly the runs that were forecast', async () => {
  const now = '2026-10-10T12:00:00.000Z'
  const { invoke, sandbox } = await startSandbox({
    world: 'busy-server',
    scheduleCount: 150,
    timeSource: () => Date.parse(now),
  })
  const days = 30
  const endMs = Date.parse(now) + days * dayMs
  // The runs of the very last instant happen, and are not in the window.
  const query = { afterDate: now, beforeDate: new Date(endMs + 1).toISOString() }
  const forecast = z.array(predictedRun).parse((await invoke(getForecast, { query })).json)
  const expected = forecast.map((run) => `${run.startTime} ${run.id}`)
  sandbox.clock.advance(days * dayMs)
  const happened = [...sandbox.world.jobs.values()]
    .filter((job) => job.scheduleId !== null && job.createDateTime > now)
    .map((job) => `${job.createDateTime} ${job.scheduleId}`)
  expect(expected.length).toBeGreaterThan(2000)
  expect(happened.sort()).toEqual([...expected].sort())
  const starts = forecast.map(({ startTime }) => startTime ?? '')
  expect(starts).toEqual([...starts].sort())
})
