import { cancelJob, getJob, listJobMessages } from '@curator/alteryx-contract/server/v3/jobs'
import {
  enqueueWorkflowJob,
  listWorkflowJobs,
} from '@curator/alteryx-contract/server/v3/workflow-runs'
import { expect, test } from 'vitest'
import { ada, bo, cleo, nobody } from '../../testing/start-sandbox.ts'
import { startWorkflows } from '../../testing/start-workflows.ts'
import { checkWorld } from '../check-world.ts'

/** Seconds go by; the timeline follows. */
async function start(options: Parameters<typeof startWorkflows>[0] = {}) {
  const started = await startWorkflows(options)
  const { invoke, sandbox, workflow } = started
  const run = async (name: string, body = {}, userId?: string) => {
    const params = { workflowId: workflow(name).id }
    const { json } = await invoke(enqueueWorkflowJob, { params, body }, userId)
    return json as { id: string; status: string }
  }
  const read = async (jobId: string, query = {}) =>
    (await invoke(getJob, { params: { jobId }, query })).json as {
      status: string
      disposition: string
      messages: unknown[]
      outputs: unknown[]
    }
  return { ...started, run, read, wait: (seconds: number) => sandbox.clock.advance(seconds * 1000) }
}

test('a job is queued, starts, runs and completes over time, and counts as a run', async () => {
  const { run, read, wait, workflow, world } = await start()
  const { id, status } = await run('Load GL')
  expect(status).toBe('Queued')
  const runs = workflow('Load GL').runCount
  expect(await read(id)).toMatchObject({ status: 'Queued', disposition: 'None', outputs: [] })
  wait(1)
  expect((await read(id)).status).toBe('Initializing')
  wait(2)
  expect((await read(id)).status).toBe('Running')
  expect(workflow('Load GL').runCount).toBe(runs)
  wait(20)
  expect(await read(id)).toMatchObject({
    status: 'Completed',
    disposition: 'Success',
    outputs: [{ fileName: 'result.csv', availableFormats: ['Raw', 'Csv'] }],
    messages: [{ status: 1 }, { status: 1 }],
  })
  expect(workflow('Load GL').runCount).toBe(runs + 1)
  expect(workflow('Load GL').lastRunTime).toBe('2026-02-03T12:00:23.000Z')
  expect(checkWorld(world)).toEqual([])
})

test('a workflow that fails completes with an error, and tells why', async () => {
  const { run, read, wait, invoke, user } = await start()
  const { id } = await run('Month end close')
  wait(60)
  const job = await read(id)
  expect(job).toMatchObject({ status: 'Completed', disposition: 'Error', outputs: [] })
  expect(job.messages).toContainEqual(expect.objectContaining({ status: 3 }))
  const params = { jobId: id }
  const messages = await invoke(listJobMessages, { params })
  expect(messages.json).toEqual(job.messages)
  expect((await read(id, { includeMessages: 'false' })).messages).toEqual([])
  expect((await invoke(listJobMessages, { params }, user(ada).id)).status).toBe(401)
  expect((await invoke(listJobMessages, { params: { jobId: nobody } })).status).toBe(404)
})

test('a job is cancelled in the queue or while it runs, never after its end', async () => {
  const { run, read, wait, invoke, world } = await start()
  const cancel = (jobId: string) => invoke(cancelJob, { params: { jobId } })
  const [queued, running, done] = [await run('Load GL'), await run('Load GL'), await run('Load GL')]
  const answer = await cancel(queued.id)
  expect([answer.status, answer.text]).toEqual([200, ''])
  wait(5)
  expect((await cancel(running.id)).status).toBe(200)
  wait(60)
  expect(await read(queued.id)).toMatchObject({ status: 'Cancelled', disposition: 'None' })
  expect(await read(running.id)).toMatchObject({ status: 'Cancelled', messages: [] })
  expect(await read(done.id)).toMatchObject({ status: 'Completed' })
  expect((await cancel(done.id)).status).toBe(400)
  expect((await cancel(queued.id)).status).toBe(400)
  expect((await cancel(nobody)).status).toBe(404)
  expect(checkWorld(world)).toEqual([])
})

test('people see and cancel their own jobs, and see those of schedules shared with them', async () => {
  const { run, invoke, user, world, sandbox } = await start()
  const { id } = await run('Churn score', {}, user(bo).id)
  const read = async (jobId: string, email: string) =>
    (await invoke(getJob, { params: { jobId }, query: {} }, user(email).id)).status
  expect([await read(id, bo), await read(id, ada)]).toEqual([200, 404])
  // The nightly schedule stands in a collection Bo is in.
  sandbox.clock.advance(86_400_000)
  await invoke(getJob, { params: { jobId: id }, query: {} })
  const nightly = [...world.jobs.values()].find((job) => job.scheduleId !== null)?.id ?? ''
  expect([await read(nightly, bo), await read(nightly, cleo)]).toEqual([200, 404])
  const cancel = async (email: string) => {
    const job = await run('Churn score', {}, user(bo).id)
    return (await invoke(cancelJob, { params: { jobId: job.id } }, user(email).id)).status
  }
  expect([await cancel(ada), await cancel(bo)]).toEqual([404, 200])
})

test('only people with the right set priority and worker tag', async () => {
  const { run, user, world } = await start()
  const wish = { priority: 'High', workerTag: 'gpu' }
  const { id } = await run('Load GL', wish)
  expect(world.jobs.get(id)).toMatchObject(wish)
  const others = await run('Load GL', wish, user(ada).id)
  expect(world.jobs.get(others.id)).toMatchObject({ priority: 'Default', workerTag: '' })
})

test('a run is refused for macros, without right, credential or body', async () => {
  const { invoke, send, user, workflow, world } = await start()
  const status = async (name: string, body = {}, userId?: string) => {
    const params = { workflowId: name === '' ? nobody : workflow(name).id }
    return (await invoke(enqueueWorkflowJob, { params, body }, userId)).status
  }
  expect(await status('')).toBe(404)
  expect(await status('Fiscal calendar')).toBe(400)
  expect(await status('Month end close', {}, user(bo).id)).toBe(403)
  expect(await status('Load GL', { credentialId: nobody })).toBe(400)
  const { id, versions } = workflow('Load GL')
  world.workflows.update(id, {
    othersCanExecute: false,
    versions: versions.map((item) => ({ ...item, workflowCredentialType: 'Required' })),
  })
  expect(await status('Load GL', {}, user(bo).id)).toBe(403)
  expect(await status('Load GL')).toBe(400)
  const [credential] = world.credentials.values()
  expect(await status('Load GL', { credentialId: credential?.id })).toBe(200)
  expect((await send('POST', `v3/workflows/${id}/jobs`)).status).toBe(400)
})

test('a workflow lists its jobs, the newest first, in words of its own', async () => {
  const { run, invoke, wait, workflow } = await start()
  for (let left = 3; left > 0; left -= 1) {
    await run('Month end close')
    wait(60)
  }
  await run('Month end close')
  const params = { workflowId: workflow('Month end close').id }
  type Query = Parameters<typeof invoke<typeof listWorkflowJobs>>[1]['query']
  const find = async (query: Query) =>
    (await invoke(listWorkflowJobs, { params, query })).json as { id: string; status: string }[]
  const known = await find({})
  const all = known.slice(0, 4)
  expect(all.map(({ status }) => status)).toEqual(['Queued', 'Completed', 'Completed', 'Completed'])
  expect((await find({ offset: 1, limit: 2 })).map(({ id }) => id)).toEqual(
    all.slice(1, 3).map(({ id }) => id),
  )
  expect((await find({ direction: 'asc' })).at(-1)?.id).toBe(all[0]?.id)
  // They completed and failed.
  expect(await find({ status: 'Complete' })).toEqual(await find({ status: 'Error' }))
  expect((await find({ status: 'Queued' })).map(({ id }) => id)).toEqual([all[0]?.id])
  expect(await find({ resultCode: 'Success' })).toEqual([])
  expect(await find({ resultCode: 'Error' })).toHaveLength(known.length - 1)
  const bad = { params, query: { status: 'Nonsense' as 'Error' } }
  expect((await invoke(listWorkflowJobs, bad)).status).toBe(400)
  const unknown = { params: { workflowId: nobody }, query: {} }
  expect((await invoke(listWorkflowJobs, unknown)).status).toBe(404)
})

test('older releases lack some of it', async () => {
  const statuses = async (release: '2022.1' | '2022.3' | '2024.2' | '2025.1' | '2025.2') => {
    const { send, workflow } = await start({ release })
    const { id } = workflow('Load GL')
    const init = { headers: { 'content-type': 'application/json' }, body: '{}' }
    const calls = [
      await send('GET', `v3/workflows/${id}/jobs`),
      await send('POST', `v3/workflows/${id}/jobs`, init),
      await send('DELETE', `v3/jobs/${nobody}`),
      await send('GET', 'v3/jobs'),
    ]
    return calls.map(({ status }) => status)
  }
  expect(await statuses('2022.1')).toEqual([404, 404, 404, 404])
  expect(await statuses('2022.3')).toEqual([200, 405, 405, 404])
  expect(await statuses('2024.2')).toEqual([200, 200, 405, 404])
  expect(await statuses('2025.1')).toEqual([200, 200, 404, 404])
  expect(await statuses('2025.2')).toEqual([200, 200, 404, 200])
})
