import {
  deleteWorkflow,
  getWorkflow,
  listWorkflows,
  listWorkflowsInFull,
  type UpdateWorkflowBody,
  updateWorkflow,
} from '@curator/alteryx-contract/server/v3/workflows'
import { expect, test } from 'vitest'
import { ada, bo, cleo, grace, nobody } from '../../testing/start-sandbox.ts'
import { startWorkflows } from '../../testing/start-workflows.ts'
import { checkWorld } from '../check-world.ts'
import type { WorkflowRecord } from './workflow-record.ts'
import { publishedVersion } from './workflow-views.ts'

const namesOf = (json: unknown) => (json as { name: string }[]).map(({ name }) => name)

/** The body that changes nothing. */
function toBody(workflow: WorkflowRecord): UpdateWorkflowBody {
  const { executionMode, workflowCredentialType, credentialId } = publishedVersion(workflow)
  return {
    name: workflow.name,
    versionId: workflow.publishedVersionId,
    makePublished: true,
    ownerId: workflow.ownerId,
    workerTag: workflow.workerTag,
    districtTags: [...workflow.districtTags],
    comments: workflow.comments,
    isPublic: workflow.isPublic,
    isReadyForMigration: workflow.isReadyForMigration,
    othersMayDownload: workflow.othersMayDownload,
    othersCanExecute: workflow.othersCanExecute,
    executionMode,
    workflowCredentialType,
    credentialId,
  }
}

test('the list is short, and with revisions on request', async () => {
  const { invoke, workflow } = await startWorkflows()
  const short = await invoke(listWorkflows, { query: {} })
  expect(namesOf(short.json)).toEqual([
    'Load GL',
    'Churn score',
    'Month end close',
    'Fiscal calendar',
  ])
  expect(short.json).toMatchObject([
    { id: workflow('Load GL').id, publishedVersionNumber: 3 },
    {},
    {},
    {},
  ])
  expect(short.text).not.toContain('versions')
  const full = await invoke(listWorkflowsInFull, { query: { view: 'Full' } })
  expect(full.json).toMatchObject([{ versions: [{}, {}, { published: true }] }, {}, {}, {}])
  expect(full.text).not.toContain('publishedVersionNumber')
})

test('others than Curators see their own, public ones, their studio’s and their collections’', async () => {
  const { invoke, user, workflow } = await startWorkflows()
  const seenBy = async (email: string) =>
    namesOf((await invoke(listWorkflows, { query: {} }, user(email).id)).json)
  expect(await seenBy(ada)).toEqual(['Load GL', 'Churn score'])
  // Bo is in a collection that holds it, Cleo in the studio of its owner.
  expect(await seenBy(bo)).toEqual(['Load GL', 'Churn score'])
  expect(await seenBy(cleo)).toEqual(['Load GL', 'Churn score'])
  expect(await seenBy('finn.oconnor@example.test')).toEqual(['Churn score'])
  const params = { workflowId: workflow('Month end close').id }
  expect((await invoke(getWorkflow, { params }, user(ada).id)).status).toBe(404)
  expect((await invoke(listWorkflows, { query: {} }, user(grace).id)).status).toBe(401)
})

test('before 2022.3 they are for Curators alone, and tell less', async () => {
  const { invoke, user, workflow } = await startWorkflows({ release: '2022.1' })
  expect((await invoke(listWorkflows, { query: {} }, user(ada).id)).status).toBe(401)
  expect((await invoke(listWorkflows, { query: {} })).text).not.toContain('sourceAppId')
  const params = { workflowId: workflow('Load GL').id }
  const { json, text } = await invoke(getWorkflow, { params })
  expect(json).toMatchObject({ versions: [{ uploadSource: 'Designer' }, {}, {}] })
  expect(text).not.toContain('credentialId')
})

test('filters find by name, owner and the date of the published revision, both ends included', async () => {
  const { invoke, user, workflow } = await startWorkflows()
  const find = async (query: Parameters<typeof invoke<typeof listWorkflows>>[1]['query']) =>
    namesOf((await invoke(listWorkflows, { query })).json)
  expect(await find({ name: 'load gl' })).toEqual(['Load GL'])
  expect(await find({ name: 'load' })).toEqual([])
  expect(await find({ ownerId: user(bo).id })).toEqual(['Churn score'])
  const { dateCreated } = publishedVersion(workflow('Load GL'))
  // The third revision is the youngest of all.
  expect(await find({ createdAfter: dateCreated })).toEqual(['Load GL'])
  expect(await find({ createdBefore: workflow('Load GL').dateCreated })).toEqual([
    'Churn score',
    'Fiscal calendar',
  ])
  expect((await invoke(listWorkflows, { query: { createdAfter: 'soon' } })).status).toBe(400)
})

test('the list shows a change at once', async () => {
  const { invoke, workflow } = await startWorkflows()
  await invoke(listWorkflows, { query: {} })
  const before = workflow('Load GL')
  const body = { ...toBody(before), name: 'Load ledger' }
  await invoke(updateWorkflow, { params: { workflowId: before.id }, body })
  expect(namesOf((await invoke(listWorkflows, { query: {} })).json)).toContain('Load ledger')
})

test('one workflow is read by id, an unknown one is not found, nobody reads without a token', async () => {
  const { invoke, send, workflow } = await startWorkflows()
  const { id } = workflow('Churn score')
  const { json } = await invoke(getWorkflow, { params: { workflowId: id } })
  expect(json).toMatchObject({ id, packageWorkflowType: 'App', isPublic: true })
  expect((await invoke(getWorkflow, { params: { workflowId: nobody } })).status).toBe(404)
  const headers = { authorization: 'Bearer none' }
  expect((await send('GET', `v3/workflows/${id}`, { headers })).status).toBe(401)
})

test('an update replaces settings of workflow and revision, and is in the audit log', async () => {
  const { invoke, workflow, world } = await startWorkflows()
  const before = workflow('Load GL')
  const [first] = before.versions
  const body = {
    ...toBody(before),
    name: 'Load ledger',
    versionId: first?.versionId ?? '',
    isPublic: true,
    executionMode: 'Safe',
    comments: 'back to the first',
    othersCanViewHistory: false,
  } as const
  const { json } = await invoke(updateWorkflow, { params: { workflowId: before.id }, body })
  expect(json).toMatchObject({
    name: 'Load ledger',
    publishedVersionId: first?.versionId,
    executionMode: 'Safe',
    othersCanViewHistory: false,
    versions: [{ published: true, executionMode: 'Safe', comments: 'back to the first' }, {}, {}],
  })
  expect(world.audit.of('AppInfo').at(-1)).toMatchObject({
    entityId: before.id,
    event: 'update',
    oldValues: { name: 'Load GL' },
    newValues: { name: 'Load ledger', isPublic: true },
  })
  expect(checkWorld(world)).toEqual([])
})

test('an update that publishes nothing leaves the published revision', async () => {
  const { invoke, workflow } = await startWorkflows()
  const before = workflow('Load GL')
  const versionId = before.versions[0]?.versionId ?? ''
  const body = {
    ...toBody(before),
    versionId,
    makePublished: false,
    executionMode: 'Safe' as const,
  }
  const { json } = await invoke(updateWorkflow, { params: { workflowId: before.id }, body })
  const { publishedVersionId } = before
  expect(json).toMatchObject({ publishedVersionId, executionMode: 'Standard' })
})

test('an update is refused for a foreign revision, another studio’s owner, a missing credential', async () => {
  const { invoke, user, workflow, world } = await startWorkflows()
  const before = workflow('Load GL')
  const put = async (patch: Partial<UpdateWorkflowBody>) => {
    const body = { ...toBody(before), ...patch }
    const params = { workflowId: before.id }
    return invoke(updateWorkflow, { params, body })
  }
  const refused = [
    await put({ versionId: workflow('Churn score').publishedVersionId }),
    // Bo is in another studio than Ada.
    await put({ ownerId: user(bo).id }),
    await put({ ownerId: nobody }),
    await put({ workflowCredentialType: 'Specific' }),
    await put({ credentialId: nobody }),
  ]
  expect(refused.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400])
  expect(refused.every(({ json }) => 'modelState' in (json as object))).toBe(true)
  expect(world.workflows.get(before.id)).toEqual(before)
  // Cleo shares Ada's studio.
  expect((await put({ ownerId: user(cleo).id })).status).toBe(200)
  expect(checkWorld(world)).toEqual([])
})

test('an update names every missing field, and is for Curators', async () => {
  const { send, invoke, user, workflow } = await startWorkflows()
  const { id } = workflow('Load GL')
  const headers = { 'content-type': 'application/json' }
  const { status, json } = await send('PUT', `v3/workflows/${id}`, { headers, body: '{}' })
  expect(status).toBe(400)
  expect(Object.keys((json as { modelState: object }).modelState)).toHaveLength(14)
  const body = toBody(workflow('Load GL'))
  const params = { workflowId: id }
  expect((await invoke(updateWorkflow, { params, body }, user(ada).id)).status).toBe(401)
  const unknown = { params: { workflowId: nobody }, body }
  expect((await invoke(updateWorkflow, unknown)).status).toBe(404)
})

test('deleting is refused while schedules run it, and takes them along when forced', async () => {
  const { invoke, workflow, world } = await startWorkflows()
  const params = { workflowId: workflow('Load GL').id }
  expect((await invoke(deleteWorkflow, { params, query: {} })).status).toBe(400)
  expect(world.schedules.size).toBe(1)
  const forced = await invoke(deleteWorkflow, { params, query: { force: 'true' } })
  expect([forced.status, forced.text]).toEqual([200, ''])
  expect(world.schedules.size).toBe(0)
  expect((await invoke(getWorkflow, { params })).status).toBe(404)
  expect(world.audit.of('AppInfo').at(-1)).toMatchObject({ event: 'delete' })
  // Collections forget the workflow and its schedule.
  expect(checkWorld(world)).toEqual([])
})

test('deleting needs no force without schedules, a Curator, and a workflow', async () => {
  const { invoke, user, workflow } = await startWorkflows()
  const params = { workflowId: workflow('Churn score').id }
  expect((await invoke(deleteWorkflow, { params, query: {} }, user(bo).id)).status).toBe(401)
  expect((await invoke(deleteWorkflow, { params, query: {} })).status).toBe(200)
  expect((await invoke(deleteWorkflow, { params, query: {} })).status).toBe(404)
})
