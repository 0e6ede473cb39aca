import { downloadJobOutput, getJobV1 } from '@curator/alteryx-contract/server/v1/jobs'
import {
  listAppJobs,
  runWorkflowV1,
} from '@curator/alteryx-contract/server/v1/subscription-workflows'
import { runWorkflowV2, uploadInputFile } from '@curator/alteryx-contract/server/v2/user-workflows'
import { expect, test } from 'vitest'
import { ada, bo, cleo, nobody } from '../../testing/start-sandbox.ts'
import { startWorkflows } from '../../testing/start-workflows.ts'
import { readZipNames } from '../workflows/stored-zip.ts'
import { startJob } from './start-job.ts'

const json = { 'content-type': 'application/json' }

test('V1 runs with a list of answers, an empty object, or no body at all', async () => {
  const { invoke, send, workflow, world } = await startWorkflows()
  const appId = workflow('Churn score').id
  const path = `v1/workflows/${appId}/jobs/`
  const body = { questions: [{ name: 'Region', value: ['N', 'S'] }], priority: 'Low' as const }
  const answer = await invoke(runWorkflowV1, { params: { appId }, body })
  expect(answer.json).toMatchObject({ appId, status: 'Queued', disposition: 'None', outputs: [] })
  const [job] = [...world.jobs.values()].slice(-1)
  expect(job?.questions).toEqual([{ name: 'Region', value: 'N,S' }])
  expect((await send('POST', path)).status).toBe(200)
  expect((await send('POST', path, { headers: json, body: '{}' })).status).toBe(200)
  const labelled = { headers: { 'content-type': 'text/plain' }, body: '{"questions":[]}' }
  expect((await send('POST', path, labelled)).status).toBe(200)
})

test('priorities are words or digits, and answered as words', async () => {
  const { send, workflow } = await startWorkflows()
  const run = async (priority: unknown) => {
    const body = JSON.stringify({ priority })
    return send('POST', `v1/workflows/${workflow('Load GL').id}/jobs`, { headers: json, body })
  }
  const answered = async (priority: unknown) =>
    ((await run(priority)).json as { priority: string }).priority
  expect([await answered('0'), await answered(3), await answered('medium')]).toEqual([
    'Low',
    'Critical',
    'Medium',
  ])
  expect((await run('soon')).status).toBe(400)
})

test('V2 takes a credential the caller may use, which V1 can’t', async () => {
  const { invoke, send, user, workflow, world } = await startWorkflows()
  const { id: appId, versions } = workflow('Load GL')
  world.workflows.update(appId, {
    versions: versions.map((item) => ({ ...item, workflowCredentialType: 'Required' })),
  })
  const [shared, spare] = [...world.credentials.values()].map(({ id }) => id)
  const run = async (credentialId: string | undefined) => {
    const body = credentialId === undefined ? {} : { credentialId }
    return (await invoke(runWorkflowV2, { params: { appId }, body }, user(ada).id)).status
  }
  // Ada is an analyst, with whom the first one is shared.
  expect([await run(shared), await run(spare), await run(undefined)]).toEqual([200, 400, 400])
  const body = JSON.stringify({ credentialId: shared })
  const path = `v1/workflows/${appId}/jobs`
  expect((await send('POST', path, { headers: json, body })).status).toBe(400)
})

test('a run needs a right, a workflow, readable JSON and a token', async () => {
  const { invoke, send, user, workflow } = await startWorkflows()
  const status = async (appId: string, userId?: string) =>
    (await invoke(runWorkflowV2, { params: { appId }, body: {} }, userId)).status
  expect(await status(nobody)).toBe(404)
  expect(await status(workflow('Month end close').id, user(cleo).id)).toBe(403)
  const path = `user/v2/workflows/${workflow('Load GL').id}/jobs`
  // The vendor's own sample lacks a comma.
  const broken = { headers: json, body: '{"questions":[] "priority":"Low"}' }
  expect((await send('POST', path, broken)).status).toBe(400)
  const headers = { ...json, authorization: 'Bearer none' }
  expect((await send('POST', path, { headers, body: '{}' })).status).toBe(401)
})

test('only jobs started through the API are listed, one’s own for people', async () => {
  const { invoke, user, workflow, world, sandbox } = await startWorkflows()
  const appId = workflow('Load GL').id
  for (const { id } of [...world.jobs.values()]) world.jobs.remove(id)
  startJob(world, { workflowId: appId, ownerId: world.ownerId }, sandbox.clock.now())
  const list = async (query = {}, userId?: string) =>
    (await invoke(listAppJobs, { params: { appId }, query }, userId)).json as { id: string }[]
  expect(await list()).toEqual([])
  for (let left = 3; left > 0; left -= 1) {
    await invoke(runWorkflowV1, { params: { appId }, body: {} })
    sandbox.clock.advance(60_000)
  }
  const all = await list()
  expect(all).toMatchObject([{ status: 'Completed', runWithE2: 'True' }, {}, {}])
  expect(await list({ offset: 1, limit: 1 })).toEqual([all[1]])
  expect(await list({ direction: 'asc' })).toEqual([...all].reverse())
  expect(await list({}, user(bo).id)).toEqual([])
  const unknown = { params: { appId: nobody }, query: {} }
  expect((await invoke(listAppJobs, unknown)).status).toBe(404)
})

test('a job is read with its messages unless they are not wanted', async () => {
  const { invoke, user, workflow, sandbox } = await startWorkflows()
  const appId = workflow('Load GL').id
  const { json: job } = await invoke(runWorkflowV1, { params: { appId }, body: {} })
  const { id } = job as { id: string }
  sandbox.clock.advance(2000)
  const read = (query = {}, userId?: string) =>
    invoke(getJobV1, { params: { jobId: id }, query }, userId)
  expect((await read()).json).toMatchObject({ status: 'Running' })
  sandbox.clock.advance(60_000)
  expect((await read()).json).toMatchObject({
    status: 'Completed',
    outputs: [{ name: 'result.csv', formats: ['Raw', 'Csv'] }],
    messages: [{ status: 1 }, {}],
  })
  expect((await read({ includeMessages: 'false' })).json).toMatchObject({ messages: [] })
  expect((await read({}, user(bo).id)).status).toBe(404)
})

test('an output is downloaded in a format it has', async () => {
  const { invoke, download, workflow, sandbox, world } = await startWorkflows()
  const finish = async (name: string) => {
    const params = { appId: workflow(name).id }
    const { json: job } = await invoke(runWorkflowV1, { params, body: {} })
    sandbox.clock.advance(100_000)
    const { id } = job as { id: string }
    await invoke(getJobV1, { params: { jobId: id }, query: {} })
    return { jobId: id, outputId: world.jobs.need(id).outputs[0]?.id ?? '' }
  }
  const csv = await finish('Load GL')
  const path = `v1/jobs/${csv.jobId}/output/${csv.outputId}`
  const { response, bytes } = await download(`${path}?format=csv`)
  expect(response.headers.get('content-type')).toContain('text/csv')
  expect(Buffer.from(bytes).toString()).toContain('id,amount,booked\r\n1,100.50,2026-02-03\r\n')
  expect((await download(path)).bytes).toEqual(bytes)
  const shown = (await download(`${path}?attachment=false`)).response.headers
  expect(shown.get('content-disposition')).toMatch(/^inline/)
  const status = async (format: 'Xlsx' | 'Csv', outputId = csv.outputId, jobId = csv.jobId) =>
    (await invoke(downloadJobOutput, { params: { jobId, outputId }, query: { format } })).status
  expect(await status('Xlsx')).toBe(400)
  expect([await status('Csv', nobody), await status('Csv', nobody, nobody)]).toEqual([404, 404])
  const excel = await finish('Churn score')
  const excelPath = `v1/jobs/${excel.jobId}/output/${excel.outputId}?format=Xlsx`
  expect(readZipNames((await download(excelPath)).bytes)).toContain('xl/worksheets/sheet1.xml')
})

test('an input file is kept under a reference, whatever its part is called', async () => {
  const { invoke, send, user, world } = await startWorkflows()
  const inputFile = { fileName: 'ledger.csv', bytes: new Uint8Array([1, 2, 3]) }
  const { json: id } = await invoke(uploadInputFile, { body: { inputFile } }, user(bo).id)
  expect(world.inputFiles.get(String(id))).toMatchObject({
    fileName: 'ledger.csv',
    bytes: inputFile.bytes,
    ownerId: user(bo).id,
  })
  const form = new FormData()
  form.set('file', new Blob([inputFile.bytes]), 'other.csv')
  const other = await send('POST', 'user/v2/inputfiles/', { body: form })
  expect(world.inputFiles.get(String(other.json))?.fileName).toBe('other.csv')
  const empty = new FormData()
  empty.set('comments', 'no file')
  expect((await send('POST', 'user/v2/inputfiles', { body: empty })).status).toBe(400)
})

test('of the input files the last hundred are kept', async () => {
  const { world } = await startWorkflows()
  for (let number = 0; number <= 100; number += 1) {
    world.inputFiles.add({ id: `f${number}`, fileName: '', bytes: new Uint8Array(), ownerId: '' })
  }
  expect([world.inputFiles.get('f0'), world.inputFiles.get('f1')?.id]).toEqual([undefined, 'f1'])
})
