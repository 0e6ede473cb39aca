import { transferUserAssets } from '@curator/alteryx-contract/server/v3/users'
import { transferWorkflow } from '@curator/alteryx-contract/server/v3/workflows'
import { expect, test } from 'vitest'
import { ada, bo, cleo, nobody } from '../../testing/start-sandbox.ts'
import { startWorkflows } from '../../testing/start-workflows.ts'
import { checkWorld } from '../check-world.ts'

test('a workflow changes hands across studios, its schedules when asked for', async () => {
  const { invoke, user, workflow, world } = await startWorkflows()
  const { id } = workflow('Load GL')
  const [schedule] = world.schedules.values()
  const ownerId = user(bo).id
  const move = (transferSchedules: boolean, to: string) =>
    invoke(transferWorkflow, {
      params: { workflowId: id },
      body: { ownerId: to, transferSchedules },
    })
  const answer = await move(false, ownerId)
  expect([answer.status, answer.text]).toEqual([200, ''])
  expect(world.workflows.get(id)?.ownerId).toBe(ownerId)
  expect(world.schedules.get(schedule?.id ?? '')?.ownerId).toBe(user(ada).id)
  expect(world.audit.of('AppInfo').at(-1)?.newValues).toEqual({ ownerId })
  await move(true, world.ownerId)
  expect(world.schedules.get(schedule?.id ?? '')?.ownerId).toBe(world.ownerId)
  expect(checkWorld(world)).toEqual([])
})

test('refusals are JSON strings: no Artisan, nobody, no workflow, the owner itself', async () => {
  const { invoke, user, workflow } = await startWorkflows()
  const workflowId = workflow('Load GL').id
  const move = async (params: { workflowId: string }, ownerId: string, userId?: string) =>
    invoke(transferWorkflow, { params, body: { ownerId, transferSchedules: true } }, userId)
  const answers = [
    await move({ workflowId }, user(cleo).id),
    await move({ workflowId }, nobody),
    await move({ workflowId: nobody }, user(bo).id),
    await move({ workflowId }, user(ada).id),
    await move({ workflowId }, user('elodie.martin@example.test').id),
  ]
  expect(answers.map(({ status }) => status)).toEqual([403, 404, 404, 400, 400])
  expect(answers.every(({ json }) => typeof json === 'string')).toBe(true)
  expect((await move({ workflowId }, user(bo).id, user(ada).id)).status).toBe(401)
})

test('needs both fields, and 2024.1', async () => {
  const { send, workflow } = await startWorkflows()
  const path = `v3/workflows/${workflow('Load GL').id}/transfer`
  const init = { headers: { 'content-type': 'application/json' }, body: '{}' }
  const { json, status } = await send('PUT', path, init)
  expect(status).toBe(400)
  expect(Object.keys((json as { modelState: object }).modelState)).toHaveLength(2)
  const old = await startWorkflows({ release: '2023.2' })
  expect((await old.send('PUT', path, init)).status).toBe(404)
})

test('handing on everything somebody owns is in the audit log, per workflow and collection', async () => {
  const { invoke, user, workflow, world } = await startWorkflows()
  const { id } = workflow('Load GL')
  const [collection] = world.collections.values()
  const change = { oldValues: { ownerId: user(ada).id }, newValues: { ownerId: user(bo).id } }
  const flags = { transferWorkflows: true, transferSchedules: true, transferCollections: true }
  const params = { userId: user(ada).id }
  await invoke(transferUserAssets, { params, body: { ownerId: user(bo).id, ...flags } })
  expect(world.audit.of('AppInfo')).toMatchObject([{ entityId: id, ...change }])
  expect(world.audit.of('Collection')).toMatchObject([{ entityId: collection?.id, ...change }])
})
