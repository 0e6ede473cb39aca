import type { Iteration } from '@curator/alteryx-contract/server/v3/iteration'
import { createSchedule, getSchedule } from '@curator/alteryx-contract/server/v3/schedules'
import { expect, test } from 'vitest'
import { nobody, startSandbox } from '../../testing/start-sandbox.ts'
import { checkWorld } from '../check-world.ts'
import type { SandboxOptions } from '../options.ts'

const kiev = 'Europe/Kiev'
const weekly: Iteration = {
  iterationType: 'Weekly',
  startTime: '2026-02-05T06:00:00',
  weeklyContract: { daysOfWeek: ['Monday', 'Thursday'] },
}

async function start(options: SandboxOptions = {}) {
  const started = await startSandbox(options)
  const { world } = started.sandbox
  const [nightly] = [...world.schedules.values()]
  if (!nightly?.workflowId) throw new RangeError('no schedule')
  const create = (more: object = {}) =>
    started.invoke(createSchedule, {
      body: { workflowId: nightly.workflowId ?? '', iteration: weekly, ...more },
    })
  return { ...started, world, nightly, workflowId: nightly.workflowId, create }
}

/** What a refused body is refused for, by key. */
const faultsOf = (answer: { json: unknown }) =>
  Object.keys((answer.json as { modelState?: object }).modelState ?? {})

test('a new schedule is answered as its id, planned, and owned by the caller', async () => {
  const { create, invoke, world, workflowId } = await start()
  const answer = await create({ name: 'Load GL weekly', timeZone: kiev, priority: 'High' })
  expect([answer.status, typeof answer.json]).toEqual([201, 'string'])
  const scheduleId = answer.json as string
  const { json } = await invoke(getSchedule, { params: { scheduleId } })
  expect(json).toMatchObject({
    id: scheduleId,
    name: 'Load GL weekly',
    workflowId,
    versionId: world.workflows.need(workflowId).publishedVersionId,
    ownerId: world.ownerId,
    runDateTime: '2026-02-05T06:00:00',
    timeZone: kiev,
    enabled: true,
    priority: 'High',
    runCount: 0,
    canEdit: true,
    questions: [],
  })
  // The trap of the reference: how it repeats is not told.
  expect((json as { iteration: object }).iteration).toEqual({
    startTime: '2026-02-05T06:00:00',
    endTime: null,
  })
  expect(world.schedules.need(scheduleId).nextRunMs).toBe(Date.parse('2026-02-05T04:00:00Z'))
  expect(checkWorld(world)).toEqual([])
})

test('without a zone all times are UTC and say so', async () => {
  const { create, invoke } = await start()
  const scheduleId = (await create()).json as string
  const { json } = await invoke(getSchedule, { params: { scheduleId } })
  expect(json).toMatchObject({ runDateTime: '2026-02-05T06:00:00Z', timeZone: '' })
})

test('a Server of 2022 answers the whole schedule, knows no zones and no PATCH', async () => {
  const { create, send, invoke, nightly } = await start({ release: '2022.1' })
  const { status, json } = await create({ timeZone: kiev, questions: [{ name: 'Y', value: '1' }] })
  expect([status, json]).toMatchObject([201, { runDateTime: '2026-02-05T06:00:00Z' }])
  expect(json).not.toHaveProperty('timeZone')
  expect(json).not.toHaveProperty('questions')
  const params = { scheduleId: nightly.id }
  const shown = await invoke(getSchedule, { params })
  expect(shown.json).toMatchObject({ runDateTime: '2026-02-04T00:00:00Z' })
  expect((await send('PATCH', `v3/schedules/${nightly.id}`)).status).toBe(405)
})

test.each([
  [
    'a start in the past',
    { iteration: { ...weekly, startTime: '2026-02-03T12:00:00' } },
    'Iteration.StartTime',
  ],
  [
    'a start in the past of the zone',
    { iteration: { ...weekly, startTime: '2026-02-03T13:59:00' }, timeZone: kiev },
    'Iteration.StartTime',
  ],
  [
    'no such day',
    { iteration: { ...weekly, startTime: '2026-13-45T06:00:00' } },
    'Iteration.StartTime',
  ],
  [
    'an end before the start',
    { iteration: { ...weekly, endTime: '2026-02-04T06:00:00' } },
    'Iteration.EndTime',
  ],
  [
    'a missing part',
    { iteration: { iterationType: 'Monthly', startTime: weekly.startTime } },
    'Iteration.MonthlyContract',
  ],
  [
    'an unknown type',
    { iteration: { ...weekly, iterationType: 'Yearly' } },
    'Iteration.IterationType',
  ],
  [
    'a step of zero',
    {
      iteration: {
        iterationType: 'Hourly',
        startTime: weekly.startTime,
        hourlyContract: { hours: 0, minutes: 0 },
      },
    },
    'Iteration.HourlyContract',
  ],
  [
    'no cron',
    {
      iteration: {
        iterationType: 'Cron',
        startTime: weekly.startTime,
        cronContract: { cronExpression: '61 * * * *' },
      },
    },
    'Iteration.CronContract.CronExpression',
  ],
  ['an unknown zone', { timeZone: 'Mars/Olympus' }, 'TimeZone'],
  ['an unknown workflow', { workflowId: nobody }, 'WorkflowId'],
  ['an unknown credential', { credentialId: nobody }, 'CredentialId'],
  ['an unknown priority', { priority: 'Highest' }, 'Priority'],
  ['a long name', { name: 'x'.repeat(257) }, 'Name'],
  ['a long comment', { comment: 'x'.repeat(1025) }, 'Comment'],
])('%s is refused with its field', async (_name, more, field) => {
  const { create, world } = await start()
  const answer = await create(more as object)
  expect([answer.status, faultsOf(answer)]).toEqual([400, [`contract.${field}`]])
  expect(world.schedules.size).toBe(1)
})

test('missing fields are all named at once', async () => {
  const { send } = await start()
  const headers = { 'content-type': 'application/json' }
  const answer = await send('POST', 'v3/schedules', { headers, body: '{"iteration":{}}' })
  expect(faultsOf(answer)).toEqual([
    'contract.WorkflowId',
    'contract.Iteration.IterationType',
    'contract.Iteration.StartTime',
  ])
})

test.each([
  ['2026-02-03T14:01:00', '2026-02-03T14:01:00'],
  ['2026-02-03T14:01:00.0000000Z', '2026-02-03T14:01:00'],
  ['2026-02-03T12:01:00+00:00', '2026-02-03T14:01:00'],
])('the start %s is local to the zone', async (startTime, expected) => {
  const { create, world } = await start()
  const iteration = { iterationType: 'Once', startTime, endTime: '2020-01-01T00:00:00' }
  const { json } = await create({ iteration, timeZone: kiev })
  expect(world.schedules.need(json as string).rule).toEqual({
    type: 'Once',
    startTime: expected,
    endTime: null,
  })
})

test('cron is unknown before 2025.1', async () => {
  const iteration = {
    iterationType: 'Cron',
    startTime: weekly.startTime,
    cronContract: { cronExpression: '30 6 * * 1-5' },
  }
  const old = await (await start({ release: '2024.2' })).create({ iteration })
  expect([old.status, faultsOf(old)]).toEqual([400, ['contract.Iteration.IterationType']])
  expect((await (await start({ release: '2025.1' })).create({ iteration })).status).toBe(201)
})

test('a worker tag is ignored from somebody without the right, Curator or not', async () => {
  const { create, world } = await start()
  world.updateUser(world.ownerId, { canAssignJobs: false, canPrioritizeJobs: false })
  const { json } = await create({ workerTag: 'gpu', priority: 'Critical' })
  expect(world.schedules.need(json as string)).toMatchObject({
    workerTag: '',
    priority: 'Critical',
  })
})
