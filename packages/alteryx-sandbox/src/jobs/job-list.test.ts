import { listJobs } from '@curator/alteryx-contract/server/v3/jobs'
import { enqueueWorkflowJob } from '@curator/alteryx-contract/server/v3/workflow-runs'
import type { RequestOf } from '@curator/endpoint/endpoint'
import { expect, test } from 'vitest'
import { ada } from '../../testing/start-sandbox.ts'
import { startWorkflows } from '../../testing/start-workflows.ts'

type Query = RequestOf<typeof listJobs>['query']
interface Page {
  readonly data: readonly Record<string, string>[]
  readonly pagination: Record<string, number | boolean>
}

/** Four jobs of the curator and one of Ada's; the first four have ended, the last one waits. Past jobs are gone. */
async function start() {
  const started = await startWorkflows()
  const { invoke, sandbox, user, workflow, world } = started
  for (const { id } of [...world.jobs.values()]) world.jobs.remove(id)
  const run = async (name: string, body = {}, userId?: string) => {
    const params = { workflowId: workflow(name).id }
    const { json } = await invoke(enqueueWorkflowJob, { params, body }, userId)
    sandbox.clock.advance(120_000)
    return (json as { id: string }).id
  }
  const ids = [
    await run('Load GL', { priority: 'High' }),
    await run('Month end close'),
    await run('Load GL', {}, user(ada).id),
    await run('Churn score', { priority: 'Critical' }),
  ]
  const { json } = await invoke(enqueueWorkflowJob, {
    params: { workflowId: workflow('Load GL').id },
    body: {},
  })
  ids.push((json as { id: string }).id)
  const list = async (query: Query) => (await invoke(listJobs, { query })).json as Page
  const find = async (query: Query) => {
    const { data } = await list({ allUsers: 'true', ...query })
    return data.map(({ jobId }) => ids.indexOf(jobId ?? ''))
  }
  return { ...started, ids, list, find }
}

test('jobs are wrapped, the newest first, with priorities as numbers in text', async () => {
  const { list, ids, workflow } = await start()
  const { data, pagination } = await list({ allUsers: 'true' })
  expect(data[4]).toEqual({
    jobId: ids[0],
    status: 'Completed',
    workflowName: 'Load GL.yxmd',
    workflowId: workflow('Load GL').id,
    submittedBy: 'Practice Curator',
    startTime: '2026-02-03T12:00:01.000Z',
    queueTime: '2026-02-03T12:00:00.000Z',
    executionTime: '00:00:22',
    priority: '2',
  })
  expect(data[0]).toMatchObject({ jobId: ids[4], status: 'Queued', startTime: null, priority: '0' })
  expect(pagination).toEqual({
    currentPage: 1,
    pageSize: 20,
    totalItems: 5,
    totalPages: 1,
    hasNextPage: false,
    hasPreviousPage: false,
  })
})

test('pages follow offset and limit', async () => {
  const { find, list } = await start()
  expect(await find({ offset: 2, limit: 2 })).toEqual([2, 1])
  const { pagination } = await list({ allUsers: 'true', offset: 2, limit: 2 })
  expect(pagination).toMatchObject({
    currentPage: 2,
    totalPages: 3,
    hasNextPage: true,
    hasPreviousPage: true,
  })
})

test('without allUsers they are one’s own, with it those of the people named', async () => {
  const { find, user } = await start()
  expect(await find({ allUsers: 'false' })).toEqual([4, 3, 1, 0])
  expect(await find({ users: user(ada).id })).toEqual([2])
  // The filter counts with allUsers alone.
  expect(await find({ allUsers: 'false', users: user(ada).id })).toEqual([4, 3, 1, 0])
})

test('filters take several values, names and numbers', async () => {
  const { find } = await start()
  expect(await find({ priorities: 'Critical,2' })).toEqual([3, 0])
  expect(await find({ statuses: 'Complete' })).toEqual([3, 2, 1, 0])
  expect(await find({ statuses: 'queued, Running' })).toEqual([4])
  expect(await find({ workflowNames: 'Churn score,Month end close.yxmd' })).toEqual([3, 1])
  expect(await find({ completedAfter: '2026-02-03' })).toEqual([3, 2, 1, 0])
  expect(await find({ completedBefore: '2026-02-03' })).toEqual([])
  expect(await find({ completedBefore: '2026-02-04' })).toEqual([3, 2, 1, 0])
})

test('the end of a day is the start of the next', async () => {
  const { find, ids, world } = await start()
  world.jobs.update(ids[1] ?? '', { endTime: '2026-02-04T00:00:00.000Z' })
  expect(await find({ completedAfter: '2026-02-04' })).toEqual([1])
  expect(await find({ completedBefore: '2026-02-04' })).toEqual([3, 2, 0])
})

test('they are sorted by the field and in the direction asked for', async () => {
  const { find } = await start()
  expect(await find({ sortField: 'CreateDate', direction: 'asc' })).toEqual([0, 1, 2, 3, 4])
  expect((await find({ sortField: 'AppName' }))[0]).toBe(3)
  expect((await find({ sortField: 'Priority', direction: 'desc' })).slice(0, 2)).toEqual([3, 0])
  expect((await find({ sortField: 'Status', direction: 'desc' }))[0]).toBe(4)
  expect(await find({ sortField: 'CompletionDateTime' })).toEqual([4, 0, 1, 2, 3])
})

test('it is for Curators, and refuses what it can’t read', async () => {
  const { invoke, user } = await start()
  expect((await invoke(listJobs, { query: {} }, user(ada).id)).status).toBe(401)
  const unreadable: Query[] = [
    { completedAfter: 'soon' },
    { sortField: 'Nonsense' as 'Status' },
    { limit: 'ten' },
  ]
  for (const query of unreadable) expect((await invoke(listJobs, { query })).status).toBe(400)
})
