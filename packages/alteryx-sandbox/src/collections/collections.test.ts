import * as collections from '@curator/alteryx-contract/server/v3/collections'
import * as users from '@curator/alteryx-contract/server/v3/users'
import { expect, test } from 'vitest'
import { ada, bo, cleo, nobody, noon, startSandbox } from '../../testing/start-sandbox.ts'
import { checkWorld } from '../check-world.ts'

const start = async (options: Parameters<typeof startSandbox>[0] = {}) => {
  const started = await startSandbox(options)
  const [finance] = started.sandbox.world.collections.values()
  return { ...started, params: { collectionId: finance?.id ?? '' } }
}

test('the list is short, and in full on request', async () => {
  const { invoke, user, params } = await start()
  const short = { id: params.collectionId, name: 'Finance', ownerId: user(ada).id }
  const answer = await invoke(collections.listCollections, { query: {} })
  expect(answer.json).toEqual([{ ...short, dateAdded: '2026-06-30T17:00:00.000Z' }])
  const full = await invoke(collections.listCollectionsInFull, { query: { view: 'Full' } })
  expect(full.json).toEqual([(await invoke(collections.getCollection, { params })).json])
})

test('one collection is read with what is in it, without rights and dates of members', async () => {
  const { invoke, sandbox, user, groupId, params } = await start()
  const { json, text } = await invoke(collections.getCollection, { params })
  expect(json).toMatchObject({
    workflowIds: sandbox.world.workflows.of(user(ada).id).map(({ id }) => id),
    scheduleIds: sandbox.world.schedules.of(user(ada).id).map(({ id }) => id),
    userGroupIds: [groupId('Analysts')],
    subscriptionIds: [],
  })
  const { users: members } = json as { users: unknown[] }
  expect(members.slice(0, 2)).toEqual([
    { userId: user(cleo).id, activeDirectoryObject: null },
    { userId: user(bo).id, activeDirectoryObject: null },
  ])
  expect(text).not.toMatch(/isAdmin|expirationDate|insightIds/)
})

test('an old release lists insights, and one of today does not', async () => {
  const { invoke, params, sandbox } = await start({ release: '2023.1' })
  const [insight] = sandbox.world.insights.values()
  const { json } = await invoke(collections.getCollection, { params })
  expect(json).toMatchObject({ insightIds: [insight?.id] })
})

test('creating answers 200 with the bare id, and the caller owns it', async () => {
  const { invoke, sandbox } = await start()
  const answer = await invoke(collections.createCollection, { body: { name: 'Tax' } })
  expect([answer.status, typeof answer.json]).toEqual([200, 'string'])
  const { ownerId, name, dateAdded } = sandbox.world.collections.need(answer.json as string)
  expect([ownerId, name, dateAdded]).toEqual([sandbox.world.ownerId, 'Tax', noon])
  expect(checkWorld(sandbox.world)).toEqual([])
})

test('creating works from a form too', async () => {
  const { send } = await start()
  const answer = await send('POST', 'v3/collections', {
    body: new URLSearchParams({ name: 'Tax' }),
  })
  expect([answer.status, typeof answer.json]).toEqual([200, 'string'])
})

test('a Curator who may not create collections gets the 401 of a missing role', async () => {
  const { invoke, sandbox } = await start()
  sandbox.world.updateUser(sandbox.world.ownerId, { canCreateCollections: false })
  const answer = await invoke(collections.createCollection, { body: { name: 'Tax' } })
  expect([answer.status, sandbox.world.collections.size]).toEqual([401, 1])
  expect(answer.json).toEqual({ message: 'Authorization has been denied for this request.' })
})

test('updating replaces name and owner, who is found by what they own', async () => {
  const { invoke, sandbox, user, params } = await start()
  const body = { name: 'Money', ownerId: user(bo).id }
  const answer = await invoke(collections.updateCollection, { params, body })
  expect(answer.json).toMatchObject(body)
  const owned = await invoke(users.getUserAssets, { params: { userId: body.ownerId }, query: {} })
  expect((owned.json as { collections: unknown[] }).collections).toHaveLength(1)
  expect(checkWorld(sandbox.world)).toEqual([])
})

test.each([
  ['no owner', { name: 'Money' }],
  ['an unknown owner', { name: 'Money', ownerId: nobody }],
  ['an empty name', { name: '', ownerId: 'x' }],
  ['a name of 256 characters', { name: 'x'.repeat(256), ownerId: 'x' }],
])('updating with %s is refused', async (_case, body) => {
  const { invoke, sandbox, params } = await start()
  const answer = await invoke(collections.updateCollection, { params, body: body as never })
  expect(answer.status).toBe(400)
  expect(Object.keys((answer.json as { modelState: object }).modelState)).toHaveLength(1)
  expect(sandbox.world.collections.need(params.collectionId).name).toBe('Finance')
})

test('creating without a name is refused', async () => {
  const { invoke } = await start()
  expect((await invoke(collections.createCollection, { body: {} as never })).status).toBe(400)
})

test('a collection with content is deleted only by force', async () => {
  const { invoke, sandbox, params } = await start()
  expect((await invoke(collections.deleteCollection, { params, query: {} })).status).toBe(400)
  const query = { forceDelete: 'true' } as const
  const forced = await invoke(collections.deleteCollection, { params, query })
  expect([forced.status, forced.text, sandbox.world.collections.size]).toEqual([200, '', 0])
  expect(checkWorld(sandbox.world)).toEqual([])
})

test('an empty collection is deleted without force', async () => {
  const { invoke } = await start()
  const { json } = await invoke(collections.createCollection, { body: { name: 'Tax' } })
  const params = { collectionId: json as string }
  expect((await invoke(collections.deleteCollection, { params, query: {} })).status).toBe(200)
  expect((await invoke(collections.getCollection, { params })).status).toBe(404)
})

test('nobody but a Curator, and nobody without a token', async () => {
  const { invoke, send, user, params } = await start()
  const read = await invoke(collections.getCollection, { params }, user(ada).id)
  const gone = await invoke(collections.deleteCollection, { params, query: {} }, user(ada).id)
  expect([read.status, gone.status]).toEqual([401, 401])
  const headers = { authorization: 'none' }
  expect((await send('GET', 'v3/collections', { headers })).status).toBe(401)
})

test('whatever names one collection is 404 for an unknown id', async () => {
  const { invoke } = await start()
  const params = { collectionId: nobody }
  const body = { name: 'Money', ownerId: nobody }
  const answers = await Promise.all([
    invoke(collections.getCollection, { params }),
    invoke(collections.updateCollection, { params, body }),
    invoke(collections.deleteCollection, { params, query: {} }),
  ])
  expect(answers.map((answer) => answer.status)).toEqual([404, 404, 404])
})

test('creating, changing and deleting stand in the audit log', async () => {
  const { invoke, sandbox, user, params } = await start()
  await invoke(collections.createCollection, { body: { name: 'Tax' } })
  const body = { name: 'Money', ownerId: user(ada).id }
  await invoke(collections.updateCollection, { params, body })
  await invoke(collections.deleteCollection, { params, query: { forceDelete: 'true' } })
  const records = sandbox.world.audit.of('Collection')
  expect(records.map(({ event }) => event)).toEqual(['insert', 'update', 'delete'])
  expect(records[1]).toMatchObject({
    entityId: params.collectionId,
    userId: sandbox.world.ownerId,
    oldValues: { name: 'Finance' },
    newValues: { name: 'Money' },
  })
})
