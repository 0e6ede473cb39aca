import * as subscriptions from '@curator/alteryx-contract/server/v3/subscriptions'
import type { RequestOf } from '@curator/endpoint/endpoint'
import { expect, test } from 'vitest'
import { ada, bo, cleo, nobody, noon, startSandbox } from '../../testing/start-sandbox.ts'
import { checkWorld } from '../check-world.ts'
import { putInCollection } from '../collections/collection-changes.ts'
import { defaultStudioId } from '../records.ts'

type Filters = RequestOf<typeof subscriptions.listSubscriptions>['query']

/** Ada and Cleo are in `Finance Studio`, nobody is in `Trial Studio`, six people in the default one. */
async function start() {
  const started = await startSandbox()
  const studios = [...started.sandbox.world.subscriptions.values()]
  const studioId = (name: string) => studios.find((studio) => studio.name === name)?.id ?? ''
  const audited = () =>
    started.sandbox.world.audit.of('Subscription').map(({ event, entityId }) => [event, entityId])
  return { ...started, studioId, audited }
}

test.each<readonly [Filters, readonly string[]]>([
  [{}, ['Default Studio', 'Finance Studio', 'Trial Studio']],
  [{ name: 'finance studio' }, ['Finance Studio']],
  [{ name: 'finance' }, []],
  [{ canShareSchedule: 'true' }, ['Finance Studio']],
  [{ canShareSchedule: 'false' }, ['Default Studio', 'Trial Studio']],
  [{ defaultWorkflowCredentialId: nobody }, []],
  [{ userCountGreaterThanEquals: 2 }, ['Default Studio', 'Finance Studio']],
  [{ userCountLessThanEquals: 2 }, ['Finance Studio', 'Trial Studio']],
  [{ workflowCountGreaterThanEquals: 1 }, ['Default Studio', 'Finance Studio']],
  [{ workflowCountLessThanEquals: 0, userCountLessThanEquals: 0 }, ['Trial Studio']],
])('the list with %j is %j', async (query, names) => {
  const { invoke } = await start()
  const { json } = await invoke(subscriptions.listSubscriptions, { query })
  expect((json as { name: string }[]).map(({ name }) => name)).toEqual(names)
})

test('the list counts people and their workflows', async () => {
  const { invoke, studioId } = await start()
  const { json } = await invoke(subscriptions.listSubscriptions, {
    query: { name: 'Finance Studio' },
  })
  expect(json).toEqual([
    {
      id: studioId('Finance Studio'),
      name: 'Finance Studio',
      credentialId: '',
      canShareSchedules: true,
      userCount: 2,
      workflowCount: 1,
    },
  ])
})

test('one studio is read with its people and workflows, without its key', async () => {
  const { invoke, user, studioId } = await start()
  const params = { subscriptionId: studioId('Finance Studio') }
  const { json } = await invoke(subscriptions.getSubscription, { params })
  expect(json).toEqual({
    id: params.subscriptionId,
    name: 'Finance Studio',
    credentialId: '',
    canShareSchedules: true,
    users: [
      { id: user(ada).id, name: 'Ada Lopez' },
      { id: user(cleo).id, name: 'Cleo Okafor' },
    ],
    workflows: [{ id: expect.any(String), name: 'Load GL' }],
  })
})

test('creating answers 201 with key and secret; JSON and form both work', async () => {
  const { invoke, send, sandbox, audited } = await start()
  const { world } = sandbox
  const body = { name: 'Tax', canShareSchedule: true }
  const answer = await invoke(subscriptions.createSubscription, { body })
  const { id } = answer.json as { id: string }
  expect([answer.status, answer.json]).toEqual([
    201,
    expect.objectContaining({
      name: 'Tax',
      canShareSchedules: true,
      apiKey: expect.stringMatching(/^8D[0-9a-f]{54}$/),
      apiSecret: expect.stringMatching(/^[0-9a-f]{64}$/),
      dateUpdated: noon,
    }),
  ])
  const form = { body: new URLSearchParams({ name: 'Tax 2', canShareSchedule: 'True' }) }
  const second = await send('POST', 'v3/subscriptions', form)
  expect([second.status, second.json]).toEqual([
    201,
    expect.objectContaining({ canShareSchedules: true }),
  ])
  expect(audited()[0]).toEqual(['insert', id])
  expect(JSON.stringify(world.audit.of('Subscription'))).not.toMatch(/apiSecret|apiKey/)
  expect(checkWorld(world)).toEqual([])
})

test('a studio is replaced, and may have a credential that exists', async () => {
  const { invoke, sandbox, studioId, audited } = await start()
  const params = { subscriptionId: studioId('Trial Studio') }
  const [credential] = sandbox.world.credentials.values()
  const put = (credentialId: string) => {
    const body = { name: 'Trials', credentialId, canShareSchedules: true }
    return invoke(subscriptions.updateSubscription, { params, body })
  }
  expect((await put(credential?.id ?? '')).json).toEqual({
    id: params.subscriptionId,
    name: 'Trials',
    credentialId: credential?.id,
    canShareSchedules: true,
  })
  expect((await put(nobody)).status).toBe(404)
  expect(audited()).toEqual([['update', params.subscriptionId]])
})

test('only an empty studio is deleted, and leaves the collections it was in', async () => {
  const { invoke, sandbox, studioId, user, audited } = await start()
  const { world } = sandbox
  const remove = (subscriptionId: string) =>
    invoke(subscriptions.deleteSubscription, { query: { subscriptionId } })
  for (const name of ['Default Studio', 'Finance Studio']) {
    expect((await remove(studioId(name))).status).toBe(400)
  }
  const trial = studioId('Trial Studio')
  const [collection] = world.collections.values()
  const entry = [...world.collections.values()].flatMap(({ users }) => [...users.values()])[0]
  if (collection && entry) putInCollection(world, collection.id, 'subscriptions', trial, entry)
  const answer = await remove(trial)
  expect([answer.status, answer.text]).toEqual([200, ''])
  expect((await remove(trial)).status).toBe(404)
  expect(audited()).toEqual([['delete', trial]])
  for (const { id } of [...world.users.values()]) {
    world.updateUser(id, { subscriptionId: studioId('Finance Studio') })
  }
  expect((await remove(defaultStudioId)).status).toBe(400)
  expect(user(bo).subscriptionId).toBe(studioId('Finance Studio'))
  expect(checkWorld(world)).toEqual([])
})

test('people move, all or nobody, and the log has it', async () => {
  const { invoke, sandbox, user, studioId } = await start()
  const params = { subscriptionId: studioId('Trial Studio') }
  const move = (userIds: string[]) =>
    invoke(subscriptions.moveUsersToSubscription, { params, body: { userIds } })
  expect((await move([user(bo).id, nobody])).status).toBe(404)
  expect(user(bo).subscriptionId).toBe(defaultStudioId)
  const moved = await move([user(bo).id, user(ada).id])
  expect([moved.status, moved.text]).toEqual([200, ''])
  expect(user(bo).subscriptionId).toBe(params.subscriptionId)
  const { json } = await invoke(subscriptions.getSubscription, { params })
  expect(json).toMatchObject({ workflows: [{ name: 'Load GL' }, { name: 'Churn score' }] })
  expect(sandbox.world.audit.of('User').map(({ newValues }) => newValues)).toEqual(
    Array(2).fill(params),
  )
})

test('a person made now is in the default studio', async () => {
  const { send, user } = await start()
  const person = { firstName: 'Ines', lastName: 'Ruiz', email: 'ines@example.test' }
  await send('POST', 'v3/users', { body: new URLSearchParams(person) })
  expect(user('ines@example.test').subscriptionId).toBe(defaultStudioId)
})

test('faulty bodies are 400, unknown ids 404, others than Curators 401, older releases without it', async () => {
  const { invoke, send, user } = await start()
  const body = { name: 'x', credentialId: '', canShareSchedules: true }
  const params = { subscriptionId: nobody }
  const create = (value: object) =>
    invoke(subscriptions.createSubscription, { body: value as never })
  expect((await create({})).status).toBe(400)
  expect((await create({ name: '' })).status).toBe(400)
  expect((await create({ name: 'x'.repeat(256) })).status).toBe(400)
  expect((await create({ name: 'x', credentialId: nobody })).status).toBe(404)
  expect((await send('DELETE', 'v3/subscriptions')).status).toBe(400)
  const answers = [
    await invoke(subscriptions.getSubscription, { params }),
    await invoke(subscriptions.updateSubscription, { params, body }),
    await invoke(subscriptions.deleteSubscription, { query: params }),
    await invoke(subscriptions.moveUsersToSubscription, { params, body: { userIds: [] } }),
  ]
  expect(answers.map(({ status }) => status)).toEqual(Array(4).fill(404))
  const asAda = await invoke(subscriptions.listSubscriptions, { query: {} }, user(ada).id)
  expect(asAda.status).toBe(401)
  const old = await startSandbox({ release: '2024.1' })
  expect((await old.send('GET', 'v3/subscriptions')).status).toBe(404)
})
