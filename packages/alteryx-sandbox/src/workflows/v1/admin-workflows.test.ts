import {
  listAdminWorkflows,
  listAllWorkflows,
  listLatestJobs,
} from '@curator/alteryx-contract/server/v1/admin-workflows'
import {
  getAppQuestions,
  listStudioWorkflows,
} from '@curator/alteryx-contract/server/v1/subscription-workflows'
import { listAllWorkflowsV2 } from '@curator/alteryx-contract/server/v2/admin-workflows'
import { deleteWorkflow, transferWorkflow } from '@curator/alteryx-contract/server/v3/workflows'
import { expect, test } from 'vitest'
import { ada, bo, cleo, nobody } from '../../../testing/start-sandbox.ts'
import { startWorkflows } from '../../../testing/start-workflows.ts'
import { startJob } from '../../jobs/start-job.ts'

interface Named {
  readonly id: string
  readonly metaInfo: { readonly name: string }
}
const namesOf = (json: unknown) => (json as Named[]).map(({ metaInfo }) => metaInfo.name)
const idsOf = (json: unknown) => (json as Named[]).map(({ id }) => id)

test('V1 lists workflows with owner, studio and collections; the name is in metaInfo', async () => {
  const { invoke, user, workflow } = await startWorkflows()
  const { json, text } = await invoke(listAdminWorkflows, { query: { search: 'load' } })
  const { id, publishedVersionId } = workflow('Load GL')
  expect(json).toMatchObject([
    {
      id,
      public: false,
      packageType: 1,
      fileName: 'Load GL.yxmd',
      metaInfo: { name: 'Load GL' },
      version: 3,
      publishedVersionId,
      publishedVersionNumber: 3,
      publishedVersionOwner: { email: ada, active: true },
      collections: [{ collectionName: 'Finance' }],
      subscriptionId: user(ada).subscriptionId,
      subscriptionName: 'Finance Studio',
    },
  ])
  expect(text).not.toContain('"name":"Load GL","id"')
  expect((await invoke(listAdminWorkflows, { query: {} }, user(ada).id)).status).toBe(401)
})

test('V1 searches by id, sorts and pages', async () => {
  const { invoke, workflow } = await startWorkflows()
  const list = async (query: Parameters<typeof invoke<typeof listAdminWorkflows>>[1]['query']) =>
    namesOf((await invoke(listAdminWorkflows, { query })).json)
  expect(await list({ search: workflow('Churn score').id })).toEqual(['Churn score'])
  const byName = ['Churn score', 'Fiscal calendar', 'Load GL', 'Month end close']
  expect(await list({ sortField: 'name' })).toEqual(byName)
  expect(await list({ sortField: 'name', direction: 'desc' })).toEqual([...byName].reverse())
  expect(await list({ sortField: 'name', offset: 1, limit: 2 })).toEqual(byName.slice(1, 3))
  expect(await list({ sortField: 'name', offset: 4 })).toEqual([])
  expect((await list({ sortField: 'uploaddate', direction: 'desc' }))[0]).toBe('Load GL')
})

test('package types are numbers, or words where that is asked for', async () => {
  const typesOf = async (packageTypes: 'number' | 'word') => {
    const { send } = await startWorkflows({ packageTypes })
    const { json } = await send('GET', 'admin/v1/workflows')
    return (json as { packageType: unknown }[]).map(({ packageType }) => packageType)
  }
  expect(await typesOf('number')).toEqual([1, 0, 1, 2])
  expect(await typesOf('word')).toEqual(['Module', 'App', 'Module', 'Macro'])
})

test('the latest job of each workflow is listed, without messages where they are not wanted', async () => {
  const { invoke, send, workflow, world, sandbox } = await startWorkflows()
  for (const { id } of [...world.jobs.values()]) world.jobs.remove(id)
  const run = (name: string) => {
    const request = { workflowId: workflow(name).id, ownerId: world.ownerId }
    const { id } = startJob(world, request, sandbox.clock.now())
    sandbox.clock.advance(120_000)
    return id
  }
  const [, failed, latest] = [run('Load GL'), run('Month end close'), run('Load GL')]
  const list = async (query = {}) => (await invoke(listLatestJobs, { query })).json
  expect(idsOf(await list())).toEqual([failed, latest])
  expect(idsOf(await list({ appIds: `${workflow('Load GL').id},${nobody}` }))).toEqual([latest])
  expect(await list()).toMatchObject([{ disposition: 'Error', messages: [{}, { status: 3 }] }, {}])
  const silent = [{ messages: [] }, { messages: [] }]
  expect(await list({ includeMessages: 'false' })).toMatchObject(silent)
  expect((await send('GET', 'admin/v1/workflows/jobs?includeMessage=False')).json).toMatchObject(
    silent,
  )
})

test('workflows/all shows revisions, changes and what was deleted', async () => {
  const { invoke, workflow, user } = await startWorkflows()
  const params = { workflowId: workflow('Load GL').id }
  const body = { ownerId: user(bo).id, transferSchedules: true }
  await invoke(transferWorkflow, { params, body })
  await invoke(deleteWorkflow, { params, query: { force: 'true' } })
  const { json } = await invoke(listAllWorkflows, { query: {} })
  expect(json).toHaveLength(4)
  expect((json as object[])[3]).toMatchObject({
    id: params.workflowId,
    isDeleted: true,
    revisions: [
      {
        version: 1,
        dateCreated: '2025-09-15 09:30:00',
        author: { email: ada, subscription: { name: 'Finance Studio' } },
        comments: 'first version',
        applications: [{ filename: 'Load GL.yxmd' }],
      },
      {},
      {},
    ],
    creator: { email: ada },
    events: [
      { event: 'update', newValues: JSON.stringify({ ownerId: user(bo).id }) },
      { event: 'delete', timestamp: '2026-02-03 12:00:00' },
    ],
  })
})

test('workflows/all counts pages from 0 and takes size 0 for everything', async () => {
  const { invoke } = await startWorkflows()
  for (const spec of [listAllWorkflows, listAllWorkflowsV2]) {
    const ids = async (query: Parameters<typeof invoke<typeof spec>>[1]['query']) =>
      idsOf((await invoke(spec, { query })).json)
    const all = await ids({})
    expect(all).toHaveLength(4)
    expect(await ids({ page: 0, pageSize: 3 })).toEqual(all.slice(0, 3))
    expect(await ids({ page: 1, pageSize: 3 })).toEqual(all.slice(3))
    expect(await ids({ page: 2, pageSize: 3 })).toEqual([])
    expect(await ids({ page: 1, pageSize: 0 })).toEqual(all)
  }
})

test('workflows/all is narrowed by dates, V2 also by name, studio and dates of changes', async () => {
  const { invoke, workflow, user } = await startWorkflows()
  const count = async (query: Parameters<typeof invoke<typeof listAllWorkflowsV2>>[1]['query']) =>
    ((await invoke(listAllWorkflowsV2, { query })).json as unknown[]).length
  expect(await count({ startDate: '2025-09-15', endDate: '2025-09-15' })).toBe(4)
  expect(await count({ startDate: '2025-09-16' })).toBe(0)
  expect(await count({ name: 'month' })).toBe(1)
  expect(await count({ subscriptionId: user(ada).subscriptionId })).toBe(1)
  expect(await count({ useEvents: 'true' })).toBe(0)
  const params = { workflowId: workflow('Load GL').id }
  const body = { ownerId: user(bo).id, transferSchedules: false }
  await invoke(transferWorkflow, { params, body })
  expect(await count({ useEvents: 'true', startDate: '2026-02-03' })).toBe(1)
  const unreadable = { query: { startDate: 'soon' } }
  expect((await invoke(listAllWorkflows, unreadable)).status).toBe(400)
  expect((await invoke(listAllWorkflows, { query: {} }, user(ada).id)).status).toBe(401)
})

test('people list the workflows of their studio, without what Curators see', async () => {
  const { invoke, user } = await startWorkflows()
  const list = async (email: string, query = {}) =>
    invoke(listStudioWorkflows, { query }, user(email).id)
  const { json, text } = await list(cleo)
  expect(namesOf(json)).toEqual(['Load GL'])
  expect(text).not.toContain('publishedVersionOwner')
  expect(namesOf((await list(bo)).json)).toEqual(['Churn score'])
  const find = async (query: object) => namesOf((await list(bo, query)).json)
  expect([await find({ packageType: '0' }), await find({ packageType: '2' })]).toEqual([
    ['Churn score'],
    [],
  ])
  expect([await find({ packageType: 'App' }), await find({ search: 'xyz' })]).toEqual([
    ['Churn score'],
    [],
  ])
})

test('V1 questions leave out what they do not use', async () => {
  const { invoke, send, user, workflow } = await startWorkflows()
  const { id: appId } = workflow('Churn score')
  await invoke(getAppQuestions, { params: { appId } })
  const { json } = await send('GET', `v1/workflows/${appId}/questions`)
  expect(json).toEqual([
    { name: 'Year', type: 'QuestionNumericUpDown', description: 'Which year?', value: '2026' },
    {
      name: 'Region',
      type: 'QuestionListBox',
      description: 'Pick regions',
      multiple: 'True',
      items: expect.arrayContaining([{ key: 'North', value: 'N' }]),
    },
  ])
  const params = { appId: workflow('Month end close').id }
  expect((await invoke(getAppQuestions, { params }, user(bo).id)).status).toBe(404)
})
