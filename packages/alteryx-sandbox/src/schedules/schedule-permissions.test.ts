import { expect, test } from 'vitest'
import { ada, bo, cleo, startSandbox } from '../../testing/start-sandbox.ts'
import type { SandboxOptions } from '../options.ts'

const body = (workflowId: string, more: object = {}) =>
  JSON.stringify({
    workflowId,
    iteration: {
      iterationType: 'Once',
      startTime: '2026-02-05T06:00:00',
    },
    ...more,
  })
const headers = { 'content-type': 'application/json' }

/** Calls as somebody else than the Curator of the practice key. */
async function start(options: SandboxOptions = {}) {
  const { sandbox, send, user } = await startSandbox(options)
  const { world } = sandbox
  for (const email of [ada, bo, cleo]) world.updateUser(user(email).id, { isApiEnabled: true })
  for (const { id } of [...world.collections.values()]) {
    world.collections.update(id, { schedules: new Map(), workflows: new Map() })
  }
  const [nightly] = [...world.schedules.values()]
  const as = (email: string) => {
    const authorization = `Bearer ${sandbox.tokens.issue(user(email).id)}`
    return (method: string, path: string, text?: string) =>
      send(method, path, {
        headers: { ...headers, authorization },
        ...(text === undefined ? {} : { body: text }),
      })
  }
  const studioOf = (email: string, subscriptionId: string) =>
    world.updateUser(user(email).id, { subscriptionId })
  return { world, user, as, studioOf, path: `v3/schedules/${nightly?.id}`, nightly }
}

test('up to 2024.1 schedules are for Curators alone', async () => {
  const old = await start({ release: '2024.1' })
  expect((await old.as(ada)('GET', 'v3/schedules')).status).toBe(401)
  const recent = await start({ release: '2024.2' })
  expect((await recent.as(ada)('GET', 'v3/schedules')).status).toBe(200)
})

test('everybody sees their own; what they do not see is not found', async () => {
  const { as, path, nightly } = await start()
  expect((await as(ada)('GET', 'v3/schedules')).json).toMatchObject([{ id: nightly?.id }])
  expect((await as(ada)('GET', path)).json).toMatchObject({ canEdit: true })
  expect((await as(bo)('GET', 'v3/schedules')).json).toEqual([])
  expect((await as(bo)('GET', path)).status).toBe(404)
  expect((await as(bo)('DELETE', path)).status).toBe(404)
})

test('a collection shows schedules to its members, and its rights let them be changed', async () => {
  const { as, path, world, user, nightly } = await start()
  const [collection] = [...world.collections.values()]
  if (!collection || !nightly) throw new RangeError('no collection')
  const added = { dateAdded: '', addedById: world.ownerId }
  const rights = {
    isAdmin: false,
    canAddAssets: false,
    canRemoveAssets: false,
    canUpdateAssets: false,
    canAddUsers: false,
    canRemoveUsers: false,
  }
  const join = (canUpdateAssets: boolean, expirationDate: string | null) =>
    world.collections.update(collection.id, {
      schedules: new Map([[nightly.id, added]]),
      userGroups: new Map(),
      subscriptions: new Map(),
      users: new Map([
        [user(bo).id, { ...added, expirationDate, rights: { ...rights, canUpdateAssets } }],
      ]),
    })
  join(false, null)
  expect((await as(bo)('GET', path)).json).toMatchObject({ canEdit: false })
  expect((await as(bo)('PATCH', path, '{"enabled":false}')).status).toBe(401)
  join(true, null)
  expect((await as(bo)('PATCH', path, '{"enabled":false}')).json).toMatchObject({ enabled: false })
  expect((await as(bo)('PATCH', path, JSON.stringify({ ownerId: user(bo).id }))).status).toBe(401)
  join(true, '2026-01-01T00:00:00.000Z')
  expect((await as(bo)('GET', path)).status).toBe(404)
  // The seat with the right has expired, another one only lets them look.
  const [groupId = ''] = user(bo).userGroupIds
  const seat = { ...added, expirationDate: null, rights }
  world.collections.update(collection.id, { userGroups: new Map([[groupId, seat]]) })
  expect((await as(bo)('GET', path)).json).toMatchObject({ canEdit: false })
})

test('people schedule workflows of their own or of their studio, if they may schedule at all', async () => {
  const { as, studioOf, world, user } = await start()
  const [load] = world.workflows.of(user(ada).id)
  const [churn] = world.workflows.of(user(bo).id)
  studioOf(ada, 'one')
  studioOf(bo, 'two')
  const status = async (workflowId = '') =>
    (await as(ada)('POST', 'v3/schedules', body(workflowId))).status
  expect([await status(load?.id), await status(churn?.id)]).toEqual([201, 401])
  studioOf(bo, 'one')
  expect(await status(churn?.id)).toBe(201)
  world.updateUser(user(ada).id, { canScheduleJobs: false })
  expect(await status(load?.id)).toBe(401)
})

test('priority and worker tag are ignored from people without the rights', async () => {
  const { as, world, user } = await start()
  const [load] = world.workflows.of(user(ada).id)
  const wanted = body(load?.id ?? '', { priority: 'High', workerTag: 'gpu' })
  const create = async () =>
    world.schedules.need((await as(ada)('POST', 'v3/schedules', wanted)).json as string)
  expect(await create()).toMatchObject({
    priority: 'Default',
    workerTag: '',
    ownerId: user(ada).id,
  })
  world.updateUser(user(ada).id, { canPrioritizeJobs: true, canAssignJobs: true })
  expect(await create()).toMatchObject({ priority: 'High', workerTag: 'gpu' })
})
