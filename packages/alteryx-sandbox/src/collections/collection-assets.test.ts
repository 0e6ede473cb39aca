import * as assets from '@curator/alteryx-contract/server/v3/collection-assets'
import { expect, test } from 'vitest'
import { bo, nobody, noon, startSandbox } from '../../testing/start-sandbox.ts'
import { checkWorld } from '../check-world.ts'
import { forgetSchedule, forgetSubscription, forgetWorkflow } from './collection-changes.ts'

const start = async (options: Parameters<typeof startSandbox>[0] = {}) => {
  const started = await startSandbox(options)
  const [finance] = started.sandbox.world.collections.values()
  return { ...started, params: { collectionId: finance?.id ?? '' } }
}

test('a workflow comes, once, and goes', async () => {
  const { invoke, sandbox, user, params } = await start()
  const [workflow] = sandbox.world.workflows.of(user(bo).id)
  const workflowId = workflow?.id ?? ''
  for (const _round of [1, 2]) {
    const answer = await invoke(assets.addWorkflowToCollection, { params, body: { workflowId } })
    expect((answer.json as { workflowIds: string[] }).workflowIds).toHaveLength(2)
  }
  const record = () => sandbox.world.collections.need(params.collectionId)
  expect(record().workflows.get(workflowId)).toEqual({
    dateAdded: noon,
    addedById: sandbox.world.ownerId,
  })
  const gone = { params: { ...params, workflowId } }
  for (const _round of [1, 2]) {
    const answer = await invoke(assets.removeWorkflowFromCollection, gone)
    expect((answer.json as { workflowIds: string[] }).workflowIds).not.toContain(workflowId)
  }
  expect(sandbox.world.audit.of('Collection')).toMatchObject([
    { newValues: { workflows: [workflowId] } },
    { oldValues: { workflows: [workflowId] } },
  ])
  expect(checkWorld(sandbox.world)).toEqual([])
})

test('a schedule goes and comes', async () => {
  const { invoke, sandbox, params } = await start()
  const [schedule] = sandbox.world.schedules.values()
  const scheduleId = schedule?.id ?? ''
  const gone = await invoke(assets.removeScheduleFromCollection, {
    params: { ...params, scheduleId },
  })
  expect(gone.json).toMatchObject({ scheduleIds: [] })
  const back = await invoke(assets.addScheduleToCollection, { params, body: { scheduleId } })
  expect(back.json).toMatchObject({ scheduleIds: [scheduleId] })
})

test('insights come and go on an old release, and are an unknown address today', async () => {
  const old = await start({ release: '2022.3' })
  const [insight] = old.sandbox.world.insights.values()
  const insightId = insight?.id ?? ''
  const { params } = old
  const gone = await old.invoke(assets.removeInsightFromCollection, {
    params: { ...params, insightId },
  })
  expect(gone.json).toMatchObject({ insightIds: [] })
  const back = await old.invoke(assets.addInsightToCollection, { params, body: { insightId } })
  expect(back.json).toMatchObject({ insightIds: [insightId] })
  const recent = await start()
  const body = { insightId }
  expect((await recent.invoke(assets.addInsightToCollection, { params, body })).status).toBe(404)
})

test('somebody else’s asset is refused with 403 where that is asked for', async () => {
  const { invoke, sandbox, user, params } = await start({ refuseForeignAssets: true })
  const [workflow] = sandbox.world.workflows.of(user(bo).id)
  const body = { workflowId: workflow?.id ?? '' }
  expect((await invoke(assets.addWorkflowToCollection, { params, body })).status).toBe(403)
  sandbox.world.workflows.update(body.workflowId, { ownerId: sandbox.world.ownerId })
  expect((await invoke(assets.addWorkflowToCollection, { params, body })).status).toBe(200)
})

test('unknown assets and collections are 404, no asset is 400', async () => {
  const { invoke, params } = await start()
  const nowhere = { collectionId: nobody }
  const statuses = await Promise.all([
    invoke(assets.addWorkflowToCollection, { params, body: { workflowId: nobody } }),
    invoke(assets.addScheduleToCollection, { params, body: { scheduleId: nobody } }),
    invoke(assets.removeWorkflowFromCollection, { params: { ...nowhere, workflowId: nobody } }),
    invoke(assets.removeScheduleFromCollection, { params: { ...nowhere, scheduleId: nobody } }),
    invoke(assets.addWorkflowToCollection, { params, body: {} as never }),
    invoke(assets.addScheduleToCollection, { params, body: {} as never }),
  ])
  expect(statuses.map(({ status }) => status)).toEqual([404, 404, 404, 404, 400, 400])
})

test('nobody but a Curator', async () => {
  const { invoke, user, params } = await start()
  const request = { params, body: { workflowId: nobody } }
  expect((await invoke(assets.addWorkflowToCollection, request, user(bo).id)).status).toBe(401)
})

test('what is forgotten is in no collection, and what is gone without that is found', async () => {
  const { sandbox, params } = await start()
  const { world } = sandbox
  const record = () => world.collections.need(params.collectionId)
  const [workflowId = ''] = record().workflows.keys()
  const [scheduleId = ''] = record().schedules.keys()
  world.schedules.remove(scheduleId)
  expect(checkWorld(world).join()).toContain('which is not there')
  forgetSchedule(world, scheduleId)
  expect(checkWorld(world)).toEqual([])
  forgetWorkflow(world, workflowId)
  forgetSubscription(world, 'none')
  expect([record().workflows.size, record().schedules.size]).toEqual([0, 0])
})
