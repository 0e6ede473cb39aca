import {
  downloadApp,
  downloadAppShort,
} from '@curator/alteryx-contract/server/v1/subscription-workflows'
import {
  downloadWorkflow,
  getWorkflowQuestions,
} from '@curator/alteryx-contract/server/v3/workflow-runs'
import { expect, test } from 'vitest'
import { ada, bo, cleo, nobody } from '../../testing/start-sandbox.ts'
import { startWorkflows } from '../../testing/start-workflows.ts'
import { readZipNames } from './stored-zip.ts'

test('a made-up workflow has a package, the same one every time, and every revision its own', async () => {
  const { download, workflow } = await startWorkflows()
  const { id, versions, publishedVersionId } = workflow('Load GL')
  const path = `v3/workflows/${id}/package`
  const { response, bytes } = await download(path)
  expect(response.headers.get('content-type')).toBe('application/octet-stream')
  expect(response.headers.get('content-disposition')).toContain('Load%20GL.yxzp')
  expect(readZipNames(bytes)).toEqual(['Load GL.yxmd'])
  expect((await download(path)).bytes).toEqual(bytes)
  expect((await download(`${path}?versionId=${publishedVersionId}`)).bytes).toEqual(bytes)
  const first = await download(`${path}?versionId=${versions[0]?.versionId}`)
  expect(first.bytes).not.toEqual(bytes)
})

test('a download counts, for its revision alone', async () => {
  const { download, workflow } = await startWorkflows()
  await download(`v3/workflows/${workflow('Load GL').id}/package`)
  expect(workflow('Load GL').versions.map(({ downloadCount }) => downloadCount)).toEqual([0, 0, 1])
})

test('a foreign version is 400, a workflow one may not have 403, an unknown one 404', async () => {
  const { invoke, user, workflow, world } = await startWorkflows()
  const get = async (name: string, email?: string, versionId?: string) => {
    const params = { workflowId: name === '' ? nobody : workflow(name).id }
    const query = versionId === undefined ? {} : { versionId }
    const userId = email === undefined ? undefined : user(email).id
    return (await invoke(downloadWorkflow, { params, query }, userId)).status
  }
  expect(await get('Load GL', undefined, nobody)).toBe(400)
  expect(await get('')).toBe(404)
  expect(await get('Load GL', cleo)).toBe(200)
  expect(await get('Month end close', cleo)).toBe(403)
  // Forbidden to others, not to owner and Curators.
  world.workflows.update(workflow('Load GL').id, { othersMayDownload: false })
  expect([await get('Load GL', bo), await get('Load GL', ada), await get('Load GL')]).toEqual([
    403, 200, 200,
  ])
})

test('apps have questions, other workflows none', async () => {
  const { invoke, user, workflow } = await startWorkflows()
  const ask = (name: string, userId?: string) => {
    const params = { workflowId: workflow(name).id }
    return invoke(getWorkflowQuestions, { params, query: {} }, userId)
  }
  expect((await ask('Churn score')).json).toMatchObject([
    { name: 'Year', questionType: 'QuestionNumericUpDown', value: '2026', multiple: false },
    { name: 'Region', multiple: true, items: [{ key: 'North', value: 'N' }, {}, {}] },
  ])
  expect((await ask('Load GL')).json).toEqual([])
  expect((await ask('Month end close', user(bo).id)).status).toBe(403)
  const params = { workflowId: workflow('Load GL').id }
  const foreign = { params, query: { versionId: nobody } }
  expect((await invoke(getWorkflowQuestions, foreign)).status).toBe(400)
  const unknown = { params: { workflowId: nobody }, query: {} }
  expect((await invoke(getWorkflowQuestions, unknown)).status).toBe(404)
})

test('V1 downloads at both of its addresses, a version by number too', async () => {
  const { invoke, download, user, workflow } = await startWorkflows()
  const { id, versions } = workflow('Load GL')
  const { bytes } = await download(`v3/workflows/${id}/package`)
  expect((await download(`v1/workflows/${id}/package/`)).bytes).toEqual(bytes)
  expect((await download(`/v1/${id}/package?version=3`)).bytes).toEqual(bytes)
  const first = (await download(`v1/${id}/package?version=1`)).bytes
  const byId = `v1/${id}/package?version=${versions[0]?.versionId}`
  expect((await download(byId)).bytes).toEqual(first)
  for (const spec of [downloadApp, downloadAppShort]) {
    const status = async (appId: string, version?: string, userId?: string) => {
      const query = version === undefined ? {} : { version }
      return (await invoke(spec, { params: { appId }, query }, userId)).status
    }
    expect([await status(nobody), await status(id, '9')]).toEqual([404, 400])
    const { id: foreign } = workflow('Month end close')
    expect(await status(foreign, undefined, user(bo).id)).toBe(403)
  }
})
