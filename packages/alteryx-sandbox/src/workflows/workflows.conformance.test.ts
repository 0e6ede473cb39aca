import { addWorkflowVersion, createWorkflow } from '@curator/alteryx-contract/server/v3/workflows'
import { describe, expect, test } from 'vitest'
import { bo, toInit } from '../../testing/start-sandbox.ts'
import { packageFile, startWorkflows, uploadFields } from '../../testing/start-workflows.ts'
import { findMismatches, readSwagger, swagger } from '../../testing/swagger.ts'
import { publishedVersion } from './workflow-views.ts'

const one = (name: string) => ({ $ref: `#/definitions/${name}` })
const list = (name: string) => ({ type: 'array', items: one(name) })
const json = (body: unknown): RequestInit => ({
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

/** Successful calls in an order that works: method, path, what the document declares, body. */
async function calls() {
  const { send, sandbox, user, workflow, world } = await startWorkflows()
  const { id, versions: _versions, dateCreated: _date, ...shown } = workflow('Churn score')
  const load = `v3/workflows/${workflow('Load GL').id}`
  const path = `v3/workflows/${id}`
  const upload = { ...uploadFields, file: packageFile(), ownerId: world.ownerId }
  const { workflowCredentialType, credentialId } = publishedVersion(workflow('Churn score'))
  const updated = {
    ...shown,
    versionId: shown.publishedVersionId,
    makePublished: true,
    workflowCredentialType,
    credentialId,
  }
  const transfer = { ownerId: user(bo).id, transferSchedules: true }
  const version = toInit(addWorkflowVersion, { ...upload, makePublished: true })
  const rows: readonly (readonly [string, string, object | undefined, RequestInit?])[] = [
    ['GET', 'v3/workflows', list('ReducedWorkflowView')],
    // The document declares the short view for both.
    ['GET', 'v3/workflows?view=Full', list('WorkflowView')],
    ['GET', load, one('WorkflowView')],
    ['POST', 'v3/workflows', { type: 'string' }, toInit(createWorkflow, upload)],
    ['POST', `${load}/versions`, one('WorkflowView'), version],
    ['PUT', path, one('WorkflowView'), json(updated)],
    ['GET', `${path}/questions`, list('WorkflowQuestionView')],
    ['POST', `${path}/jobs`, one('JobView'), json({})],
    ['GET', `${path}/jobs`, list('WorkflowJobView')],
    ['PUT', `${load}/transfer`, undefined, json(transfer)],
    ['DELETE', `${load}?force=true`, undefined],
  ]
  return { send, sandbox, rows, path }
}

async function mismatchesOf(
  send: (
    method: string,
    path: string,
    init?: RequestInit,
  ) => Promise<{
    readonly status: number
    readonly text: string
    readonly json: unknown
  }>,
  [method, path, schema, init]: readonly [string, string, object | undefined, RequestInit?],
) {
  const answer = await send(method, path, init)
  const mismatches = schema
    ? findMismatches(readSwagger(), schema, answer.json)
    : [answer.text].filter(Boolean)
  return [method, path, answer.status, mismatches]
}

describe.runIf(swagger)('what is answered about workflows and jobs', () => {
  test('fits the definitions of a recent Server', async () => {
    const { send, rows } = await calls()
    for (const row of rows) {
      expect(await mismatchesOf(send, row)).toEqual([row[0], row[1], 200, []])
    }
  })

  test('fits them for jobs that wait, run and have ended', async () => {
    const { send, sandbox, path } = await calls()
    const { json: job } = await send('POST', `${path}/jobs`, json({}))
    const { id } = job as { id: string }
    for (const seconds of [0, 2, 60]) {
      sandbox.clock.advance(seconds * 1000)
      const rows: readonly (readonly [string, string, object])[] = [
        ['GET', `v3/jobs/${id}`, one('JobView')],
        ['GET', 'v3/jobs?allUsers=true', one('PagedResponse[PagedJobSummaryView]')],
        ['GET', `${path}/jobs`, list('WorkflowJobView')],
        // The document declares one message and describes a list.
        ['GET', `v3/jobs/${id}/messages`, list('JobMessageView')],
      ]
      for (const row of rows) {
        expect(await mismatchesOf(send, row)).toEqual([row[0], row[1], 200, []])
      }
    }
    const { json: another } = await send('POST', `${path}/jobs`, json({}))
    const last = `v3/jobs/${(another as { id: string }).id}`
    const row = ['DELETE', last, undefined] as const
    expect(await mismatchesOf(send, row)).toEqual(['DELETE', last, 200, []])
  })
})
