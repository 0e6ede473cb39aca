import {
  addWorkflowVersion,
  createWorkflow,
  getWorkflow,
} from '@curator/alteryx-contract/server/v3/workflows'
import { expect, test } from 'vitest'
import { ada, bo, cleo, nobody } from '../../testing/start-sandbox.ts'
import { packageFile, startWorkflows, uploadFields } from '../../testing/start-workflows.ts'
import { checkWorld } from '../check-world.ts'

const { isPublic: _public, isReadyForMigration: _flag, ...versionFields } = uploadFields

test('an upload is kept byte for byte and answers the id alone', async () => {
  const { invoke, world, user, download } = await startWorkflows()
  const file = packageFile('Tax.YXZP', 'Tax.yxwz')
  const [collection] = world.collections.values()
  const body = {
    ...uploadFields,
    file,
    ownerId: user(ada).id,
    isPublic: true,
    districtTags: ['north', 'south'],
    collectionIds: [collection?.id ?? ''],
  }
  const { status, json: id } = await invoke(createWorkflow, { body })
  expect(status).toBe(200)
  expect(id).toMatch(/^[0-9a-f]{24}$/)
  const { json } = await invoke(getWorkflow, { params: { workflowId: String(id) } })
  expect(json).toMatchObject({
    name: 'Tax',
    ownerId: user(ada).id,
    sourceAppId: id,
    isPublic: true,
    districtTags: ['north', 'south'],
    packageWorkflowType: 'App',
    versions: [{ versionNumber: 1, published: true, details: { fileName: 'Tax.yxwz' } }],
  })
  expect((await download(`v3/workflows/${id}/package`)).bytes).toEqual(file.bytes)
  expect(world.collections.get(collection?.id ?? '')?.workflows.has(String(id))).toBe(true)
  expect(world.audit.of('AppInfo').at(-1)).toMatchObject({ event: 'insert', entityId: id })
  expect(checkWorld(world)).toEqual([])
})

test('flags may be spelled True and False, and field names in any case', async () => {
  const { send, user, world } = await startWorkflows()
  const form = new FormData()
  const fields = { ...uploadFields, OwnerId: user(ada).id, isPublic: 'True', DISTRICTTAGS: '["a"]' }
  for (const [name, value] of Object.entries(fields)) form.set(name, String(value))
  form.set('file', new Blob([packageFile().bytes]), 'Tax.yxzp')
  const { status, json } = await send('POST', 'v3/workflows', { body: form })
  expect(status).toBe(200)
  expect(world.workflows.get(String(json))).toMatchObject({ isPublic: true, districtTags: ['a'] })
})

test('an upload without its parts names all that are missing; another encoding is 415', async () => {
  const { send } = await startWorkflows()
  const form = new FormData()
  form.set('comments', 'nothing else')
  const { status, json } = await send('POST', 'v3/workflows', { body: form })
  expect(status).toBe(400)
  expect(Object.keys((json as { modelState: object }).modelState).sort()).toEqual(
    [
      'executionMode',
      'file',
      'isPublic',
      'isReadyForMigration',
      'name',
      'othersCanExecute',
      'othersMayDownload',
      'ownerId',
      'workflowCredentialType',
    ].map((name) => `contract.${name.charAt(0).toUpperCase()}${name.slice(1)}`),
  )
  const urlencoded = new URLSearchParams({ name: 'Tax' })
  expect((await send('POST', 'v3/workflows', { body: urlencoded })).status).toBe(415)
})

test('an upload is refused for another file, owner, source, collection or credential', async () => {
  const { invoke, workflow, world } = await startWorkflows()
  const count = world.workflows.size
  const post = async (patch: object) => {
    const body = { ...uploadFields, file: packageFile(), ownerId: world.ownerId, ...patch }
    return (await invoke(createWorkflow, { body })).status
  }
  expect([
    await post({ file: packageFile('Tax.zip') }),
    await post({ ownerId: nobody }),
    await post({ sourceAppId: workflow('Load GL').sourceAppId }),
    await post({ collectionIds: [nobody] }),
    await post({ workflowCredentialType: 'Specific' }),
    await post({ credentialId: nobody }),
  ]).toEqual([400, 400, 400, 400, 400, 400])
  expect(world.workflows.size).toBe(count)
  expect(await post({ sourceAppId: nobody })).toBe(200)
})

test('Artisans publish for themselves, Viewers not at all', async () => {
  const { invoke, user } = await startWorkflows()
  const post = async (email: string, ownerId: string) => {
    const body = { ...uploadFields, file: packageFile(), ownerId }
    return (await invoke(createWorkflow, { body }, user(email).id)).status
  }
  expect(await post(ada, user(ada).id)).toBe(200)
  expect(await post(ada, user(bo).id)).toBe(400)
  expect(await post(cleo, user(cleo).id)).toBe(401)
})

test('before 2022.3 no credential type is asked for', async () => {
  const { workflowCredentialType: _type, ...fields } = uploadFields
  const post = async (release: '2022.1' | '2022.3') => {
    const { send, world } = await startWorkflows({ release })
    const form = new FormData()
    for (const [name, value] of Object.entries({ ...fields, ownerId: world.ownerId })) {
      form.set(name, String(value))
    }
    form.set('file', new Blob([packageFile().bytes]), 'Tax.yxzp')
    return (await send('POST', 'v3/workflows', { body: form })).status
  }
  expect([await post('2022.1'), await post('2022.3')]).toEqual([200, 400])
})

test('a new version is added, and published when asked for', async () => {
  const { invoke, workflow, world, download } = await startWorkflows()
  const before = workflow('Load GL')
  const params = { workflowId: before.id }
  const file = packageFile()
  const upload = (makePublished: boolean) => {
    const body = { ...versionFields, file, ownerId: world.ownerId, makePublished }
    return invoke(addWorkflowVersion, { params, body })
  }
  const kept = await upload(false)
  expect(kept.json).toMatchObject({
    name: 'Load GL',
    publishedVersionId: before.publishedVersionId,
  })
  const { json } = await upload(true)
  const { versions, publishedVersionId } = world.workflows.need(before.id)
  expect(json).toMatchObject({ name: 'Tax', ownerId: before.ownerId })
  expect(versions.map(({ versionNumber }) => versionNumber)).toEqual([1, 2, 3, 4, 5])
  expect(publishedVersionId).toBe(versions[4]?.versionId)
  expect((await download(`v3/workflows/${before.id}/package`)).bytes).toEqual(file.bytes)
  expect(checkWorld(world)).toEqual([])
})

test('a new version needs a workflow, a package and all its parts', async () => {
  const { invoke, user, workflow, world } = await startWorkflows()
  const body = {
    ...versionFields,
    file: packageFile(),
    ownerId: world.ownerId,
    makePublished: true,
  }
  const params = { workflowId: workflow('Load GL').id }
  const statuses = [
    await invoke(addWorkflowVersion, { params: { workflowId: nobody }, body }),
    await invoke(addWorkflowVersion, { params, body: { ...body, file: packageFile('a.txt') } }),
    await invoke(addWorkflowVersion, { params, body: { ...body, ownerId: nobody } }),
    await invoke(addWorkflowVersion, { params, body }, user(ada).id),
  ].map(({ status }) => status)
  expect(statuses).toEqual([404, 400, 400, 401])
})

test('a 2022 Server takes a new version without file and credential type', async () => {
  const { workflowCredentialType: _type, ...fields } = versionFields
  const post = async (release: '2022.1' | '2023.1') => {
    const { send, workflow, world } = await startWorkflows({ release })
    const form = new FormData()
    const parts = { ...fields, ownerId: world.ownerId, makePublished: true }
    for (const [name, value] of Object.entries(parts)) form.set(name, String(value))
    const path = `v3/workflows/${workflow('Load GL').id}/versions`
    return (await send('POST', path, { body: form })).status
  }
  expect([await post('2022.1'), await post('2023.1')]).toEqual([200, 400])
})
