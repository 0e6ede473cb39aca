import type { ConnectionId, UserId } from '@curator/console-contract/ids'
import { getUserDetails, listUserEvents } from '@curator/console-contract/user-details'
import { createUserPlan } from '@curator/console-contract/user-plans'
import type { Problem } from '@curator/endpoint/problem'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runPlan } from '../../../../testing/run-plan.ts'
import { startConsole, type TestConsole } from '../../../../testing/start-console.ts'
import { waitForDirectory } from '../../../../testing/wait-for-directory.ts'

let running: TestConsole
let connectionId: ConnectionId
beforeAll(async () => {
  running = await startConsole({ sandbox: { world: 'busy-server' } })
  connectionId = await running.connect()
  await waitForDirectory(running, connectionId)
})
afterAll(() => running.close())

const world = () => running.sandbox.world
const people = () => [...world().users.values()]
const detailsOf = (id: string) =>
  running.call(getUserDetails, { params: { userId: id as UserId }, query: { connectionId } })
const eventsOf = (id: string, query: object = {}) =>
  running.call(listUserEvents, {
    params: { userId: id as UserId },
    query: { connectionId, ...query } as never,
  })
const plan = (id: string, action: object) =>
  running.call(createUserPlan, {
    body: { connectionId, selection: { kind: 'ids', ids: [id] }, action } as never,
  })

test('what a person owns and reaches, by themselves and through groups', async () => {
  const owner = people().find(({ id }) => world().schedules.of(id).length > 0)
  const details = await detailsOf(owner?.id as string)
  const idsOf = (list: { readonly items: readonly { readonly id: string }[] }) =>
    list.items.map(({ id }) => id).sort()
  const owned = world().assetsOf(owner?.id as string)
  expect(idsOf(details.workflows)).toEqual(owned.workflows.map(({ id }) => id).sort())
  expect(idsOf(details.schedules)).toEqual(owned.schedules.map(({ id }) => id).sort())
  expect(idsOf({ items: details.collections.items.filter(({ isOwner }) => isOwner) })).toEqual(
    owned.collections.map(({ id }) => id).sort(),
  )
  expect([details.workflows.why, details.schedules.why, details.collections.why]).toEqual([
    null,
    null,
    null,
  ])
  const paths = (
    await Promise.all(
      people()
        .slice(0, 60)
        .map(({ id }) => detailsOf(id)),
    )
  ).flatMap(({ collections, credentials, dataConnections, user }) =>
    [...collections.items, ...credentials.items, ...dataConnections.items].map((item) => ({
      user,
      paths: item.paths,
    })),
  )
  expect(paths.every((each) => each.paths.length > 0)).toBe(true)
  const through = paths.flatMap(({ paths: each, user }) =>
    each.flatMap((path) => (path.kind === 'group' ? [{ path, user }] : [])),
  )
  expect(through.length).toBeGreaterThan(0)
  for (const { path, user } of through)
    expect(user.groups.map(({ id }) => id)).toContain(path.groupId)
})

test('a list that can’t be read says why', async () => {
  const other = await startConsole({ sandbox: { world: 'small-team' }, isWorker: false })
  try {
    const id = await other.connect()
    other.sandbox.faults.add({ operation: 'Schedules_GetSchedules', status: 500 })
    await waitForDirectory(other, id)
    const [user] = [...other.sandbox.world.users.values()]
    const params = { userId: user?.id as UserId }
    const details = await other.call(getUserDetails, { params, query: { connectionId: id } })
    expect(details.schedules).toMatchObject({ items: [], why: expect.any(String) })
    expect(details.workflows.why).toBeNull()
  } finally {
    await other.close()
  }
})

test('the history has what the console did and what the Server wrote down, newest first', async () => {
  const person = people().find(
    ({ isActive, role, userGroupIds }) => isActive && role === 'Viewer' && userGroupIds.length > 0,
  )
  const id = person?.id as string
  const groups = person?.userGroupIds.map((groupId) => world().userGroups.get(groupId)?.name)
  const run = async (action: object) => {
    const { planId } = await plan(id, action)
    return runPlan(running.call, planId)
  }
  const edit = await run({ kind: 'set', values: { timeZone: 'Asia/Tokyo' } })
  await run({ kind: 'deactivate' })
  expect((await detailsOf(id)).groupsBeforeDeactivation.map(({ name }) => name)).toEqual(groups)
  await run({ kind: 'reactivate' })
  expect((await detailsOf(id)).groupsBeforeDeactivation).toEqual([])

  const { items, serverWhy, total } = await eventsOf(id)
  expect(serverWhy).toBeNull()
  expect(total).toBe(items.length)
  expect(items.map(({ at }) => at)).toEqual(
    items
      .map(({ at }) => at)
      .toSorted()
      .reverse(),
  )
  const own = items.filter(({ source }) => source === 'console')
  expect(own.map((event) => event.console?.kind).at(-1)).toBe('update-user')
  expect(own.at(-1)).toMatchObject({
    actor: 'Test administrator',
    fields: [{ label: 'Time zone', after: 'Asia/Tokyo' }],
    console: { outcome: 'applied', runId: edit.id, planId: edit.planId },
  })
  const server = items.filter(({ source }) => source === 'server')
  expect(server.at(-1)).toMatchObject({
    sentence: 'Time zone changed.',
    actor: expect.stringMatching(/[A-Z]/),
    fields: [{ label: 'Time zone', after: 'Asia/Tokyo' }],
  })
  const sentences = server.map(({ sentence }) => sentence)
  for (const name of groups ?? []) {
    expect(sentences).toContain(`Removed from the group “${name}”.`)
    expect(sentences).toContain(`Added to the group “${name}”.`)
  }
  const page = await eventsOf(id, { source: 'console', page: 2, pageSize: 1 })
  expect(page).toMatchObject({ total: own.length, items: [own[1]] })
})

test('a Server without V1 says why its audit log is missing', async () => {
  running.sandbox.faults.add({ operation: 'AdminV1_GetAuditLog', status: 404 })
  const [, , , , other] = people()
  const { items, serverWhy } = await eventsOf(other?.id as string)
  expect(serverWhy).toEqual(expect.any(String))
  expect(items.every(({ source }) => source === 'console')).toBe(true)
  expect((await eventsOf(other?.id as string, { source: 'console' })).serverWhy).toBeNull()
})

test('nobody with this id is not found, strangers sign in, a wrong source is named', async () => {
  const get = async (path: string) => {
    const reply = await running.fetchAs(await running.cookieOf('viewer'))(
      `${running.url}/api${path}`,
    )
    return { status: reply.status, problem: (await reply.json()) as Problem }
  }
  expect(await get(`/users/nobody/details?connectionId=${connectionId}`)).toMatchObject({
    status: 404,
    problem: { code: 'not_found' },
  })
  const bad = await get(`/users/nobody/events?connectionId=${connectionId}&source=rumour`)
  expect(bad.problem.fields?.map(({ path }) => path)).toEqual(['query.source'])
  const stranger = await fetch(`${running.url}/api/users/x/events?connectionId=${connectionId}`)
  expect(stranger.status).toBe(401)
})
