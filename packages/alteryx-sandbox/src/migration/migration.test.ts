import {
  listAdminWorkflows,
  listAllWorkflows,
} from '@curator/alteryx-contract/server/v1/admin-workflows'
import {
  downloadForMigration,
  listMigratable,
  publishWorkflow,
  setMigratable,
} from '@curator/alteryx-contract/server/v1/migration'
import { deleteWorkflow } from '@curator/alteryx-contract/server/v3/workflows'
import { expect, test } from 'vitest'
import { ada, bo, nobody } from '../../testing/start-sandbox.ts'
import { packageFile, startWorkflows } from '../../testing/start-workflows.ts'
import { checkWorld } from '../check-world.ts'

const json = { 'content-type': 'application/json' }
const fields = {
  name: 'Tax',
  owner: ada,
  validate: false,
  isPublic: false,
  sourceId: '',
  workerTag: '',
  canDownload: true,
} as const

test('flagged workflows are listed, of the studios asked for', async () => {
  const { invoke, send, workflow, world, user } = await startWorkflows()
  const close = workflow('Month end close')
  const entry = {
    id: close.id,
    publishedVersionId: close.publishedVersionId,
    subscriptionId: user('practice.curator@example.test').subscriptionId,
  }
  const list = async (query = {}) => (await invoke(listMigratable, { query })).json
  expect(await list()).toEqual([entry])
  expect(await list({ subscriptionIds: `${nobody},${entry.subscriptionId}` })).toEqual([entry])
  expect(await list({ subscriptionIds: user(ada).subscriptionId })).toEqual([])
  // One client uses a wrong name, which finds everything.
  const wrong = `admin/v1/workflows/migratable/?subscriptionId=${nobody}`
  expect((await send('GET', wrong)).json).toEqual([entry])
  expect((await invoke(listMigratable, { query: {} }, user(ada).id)).status).toBe(401)
  // A deleted one stays in the list, its package does not.
  const params = { workflowId: close.id }
  await invoke(deleteWorkflow, { params, query: {} })
  expect(await list()).toEqual([entry])
  expect((await invoke(downloadForMigration, { params: { appId: close.id } })).status).toBe(404)
  expect(checkWorld(world)).toEqual([])
})

test('the flag is a bare boolean; nothing at all takes it off', async () => {
  const { invoke, send, workflow, world } = await startWorkflows()
  const appId = workflow('Load GL').id
  const path = `admin/v1/workflows/migratable/${appId}`
  const isReady = () => world.workflows.need(appId).isReadyForMigration
  const on = await invoke(setMigratable, { params: { appId }, body: true })
  expect([on.json, isReady()]).toEqual([true, true])
  expect(world.audit.of('AppInfo').at(-1)?.newValues).toEqual({ isReadyForMigration: true })
  const all = (await invoke(listAllWorkflows, { query: {} })).json as {
    isReadyForMigration: boolean
  }[]
  expect(all.filter((item) => item.isReadyForMigration)).toHaveLength(2)
  const off = await send('PUT', path)
  expect([off.status, off.json, isReady()]).toEqual([200, false, false])
  expect((await send('PUT', path, { headers: json, body: '"yes"' })).status).toBe(400)
  // One client asks with GET, which the product does not have.
  expect((await send('GET', path)).status).toBe(405)
  const unknown = { params: { appId: nobody }, body: true }
  expect((await invoke(setMigratable, unknown)).status).toBe(404)
})

test('a Server can forbid flagging', async () => {
  const { invoke, workflow, world } = await startWorkflows({ allowMigration: false })
  const params = { appId: workflow('Load GL').id }
  expect((await invoke(setMigratable, { params, body: true })).status).toBe(400)
  expect(world.workflows.need(params.appId).isReadyForMigration).toBe(false)
})

test('a workflow travels from one Server to another, and comes again as a new version', async () => {
  const [source, target] = [await startWorkflows(), await startWorkflows({ world: 'busy-server' })]
  const { id: sourceId } = source.workflow('Churn score')
  const owner = [...target.world.users.values()][5]?.email ?? ''
  const publish = async (name: string) => {
    const { bytes } = await source.download(`admin/v1/${sourceId}/package/`)
    const body = { ...fields, name, owner, sourceId, file: { fileName: 'a.yxzp', bytes } }
    const { json: id } = await target.invoke(publishWorkflow, { body })
    const copy = await target.download(`admin/v1/${id}/package`)
    expect(copy.bytes).toEqual(bytes)
    return String(id)
  }
  const id = await publish('Churn score')
  expect(target.world.workflows.get(id)).toMatchObject({
    name: 'Churn score',
    sourceAppId: sourceId,
    packageWorkflowType: 'App',
    versions: [{ versionNumber: 1, fileName: 'Churn score.yxwz' }],
  })
  expect(await publish('Churn score 2')).toBe(id)
  const search = { query: { search: id } }
  const { json: found } = await target.invoke(listAdminWorkflows, search)
  expect(found).toMatchObject([
    { metaInfo: { name: 'Churn score 2' }, version: 2, publishedVersionOwner: { email: owner } },
  ])
  expect(target.world.audit.of('AppInfo').map(({ event }) => event)).toEqual(['insert', 'update'])
  expect(checkWorld(target.world)).toEqual([])
})

test('a publication with validation queues a run of its owner', async () => {
  const { invoke, user, world, sandbox } = await startWorkflows()
  const body = { ...fields, owner: 'ADA.lopez@example.test', validate: true, file: packageFile() }
  const { json: id } = await invoke(publishWorkflow, { body })
  const job = [...world.jobs.values()].find((item) => item.workflowId === id)
  expect(job).toMatchObject({ isValidation: true, status: 'Queued', ownerId: user(ada).id })
  sandbox.clock.advance(60_000)
  await invoke(listMigratable, { query: {} })
  expect(world.workflows.get(String(id))?.runCount).toBe(1)
  expect(checkWorld(world)).toEqual([])
})

test('a publication without source makes a workflow each time; another name of the part is taken', async () => {
  const { invoke, send, world } = await startWorkflows()
  const body = { ...fields, file: packageFile() }
  const [one, two] = [
    await invoke(publishWorkflow, { body }),
    await invoke(publishWorkflow, { body }),
  ]
  expect(one.json).not.toBe(two.json)
  const form = new FormData()
  const { sourceId: _source, ...others } = fields
  for (const [name, value] of Object.entries(others)) form.set(name, String(value))
  form.set('sourceAppId', String(one.json))
  form.set('file', new Blob([body.file.bytes]), 'Tax.yxzp')
  const again = await send('POST', 'admin/v1/workflows/', { body: form })
  expect(again.json).toBe(one.json)
  expect(world.workflows.need(String(one.json)).versions).toHaveLength(2)
})

test('a publication is read with the odd boundary one client uses', async () => {
  const { send } = await startWorkflows()
  const parts = { ...fields, isPublic: 'True' }
  const lines = Object.entries(parts).map(
    ([name, value]) =>
      `----alteryx\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const file =
    '----alteryx\r\nContent-Disposition: form-data; name="file"; filename="t.yxzp"\r\nContent-Type: application/octet-stream\r\n\r\nbytes\r\n----alteryx--\r\n'
  const headers = { 'content-type': 'multipart/form-data; boundary=--alteryx' }
  const { status } = await send('POST', 'admin/v1/workflows', {
    headers,
    body: lines.join('') + file,
  })
  expect(status).toBe(200)
})

test('a publication is refused for an unknown owner, another file, missing parts, others than Curators', async () => {
  const { invoke, send, user, world } = await startWorkflows()
  const count = world.workflows.size
  const body = { ...fields, file: packageFile() }
  const post = async (patch: object, userId?: string) =>
    (await invoke(publishWorkflow, { body: { ...body, ...patch } }, userId)).status
  expect(await post({ owner: 'nobody@example.test' })).toBe(400)
  expect(await post({ file: packageFile('Tax.yxmd') })).toBe(400)
  expect(await post({}, user(bo).id)).toBe(401)
  const form = new FormData()
  form.set('name', 'Tax')
  const { json: refusal } = await send('POST', 'admin/v1/workflows', { body: form })
  expect(Object.keys((refusal as { modelState: object }).modelState)).toHaveLength(6)
  expect(world.workflows.size).toBe(count)
})
