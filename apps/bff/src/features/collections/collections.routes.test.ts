import {
  exportCollectionMemberships,
  exportCollections,
  findCollectionAssets,
  getCollection,
  listCollectionMemberships,
  listCollections,
  listLooseWorkflows,
} from '@curator/console-contract/collections'
import {
  type ConnectionId,
  collectionId as collectionIdSchema,
} from '@curator/console-contract/ids'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startConsole, type TestConsole } from '../../../testing/start-console.ts'
import { waitForDirectory } from '../../../testing/wait-for-directory.ts'

let running: TestConsole
let connectionId: ConnectionId
beforeAll(async () => {
  running = await startConsole({
    sandbox: { world: 'busy-server', now: '2026-06-15T12:00:00.000Z' },
  })
  connectionId = await running.connect()
  await waitForDirectory(running, connectionId)
})
afterAll(() => running.close())

const world = () => running.sandbox.world
const collections = () => [...world().collections.values()]
const fullest = () => {
  const [first] = collections().toSorted((a, b) => b.users.size - a.users.size)
  if (!first) throw new Error('no collection')
  return first
}
const textOf = async (path: string) =>
  (await running.fetchAs(await running.cookieOf('viewer'))(`${running.url}/api${path}`)).text()

describe('the list', () => {
  test('has all collections with owners and counts', async () => {
    const reply = await running.call(listCollections, { query: { connectionId, pageSize: 200 } })
    expect(reply.total).toBe(world().collections.size)
    expect(reply.collectionCount).toBe(world().collections.size)
    expect(reply.rightsWhy).toBeNull()
    const wanted = fullest()
    const found = reply.items.find(({ id }) => id === wanted.id)
    expect(found).toMatchObject({
      name: wanted.name,
      owner: { id: wanted.ownerId },
      userCount: wanted.users.size,
      workflowCount: wanted.workflows.size,
    })
  })

  test('is sorted, and ties do not move', async () => {
    const query = { connectionId, sort: '-workflowCount', pageSize: 200 } as const
    const counts = (await running.call(listCollections, { query })).items.map(
      ({ workflowCount }) => workflowCount,
    )
    expect(counts).toEqual(counts.toSorted((a, b) => b - a))
  })

  test('is narrowed by state, member, workflow, owner and words', async () => {
    const totalOf = async (query: object) =>
      (await running.call(listCollections, { query: { connectionId, ...query } })).total
    const empty = collections().filter(
      ({ schedules, workflows }) => schedules.size + workflows.size === 0,
    )
    expect(await totalOf({ state: ['empty'] })).toBe(empty.length)
    const { name, ownerId, users, workflows } = fullest()
    const [memberId] = users.keys()
    const ofMember = collections().filter((each) => each.users.has(memberId ?? ''))
    expect(await totalOf({ memberId: [memberId] })).toBeGreaterThanOrEqual(1)
    expect(await totalOf({ memberId: [memberId] })).toBeLessThanOrEqual(ofMember.length)
    expect(await totalOf({ ownerId: [ownerId] })).toBeGreaterThanOrEqual(1)
    expect(await totalOf({ search: name })).toBeGreaterThanOrEqual(1)
    const [workflowId = 'none'] = workflows.keys()
    expect(await totalOf({ workflowId: [workflowId] })).toBe(workflows.size > 0 ? 1 : 0)
    expect(await totalOf({ search: 'no collection has these words' })).toBe(0)
  })

  test('counts states whatever the filters', async () => {
    const query = { connectionId, search: 'no collection has these words' }
    const { stateCounts } = await running.call(listCollections, { query })
    expect(stateCounts.empty).toBeGreaterThan(0)
    const expiring = { connectionId, state: ['no_members' as const] }
    const { total } = await running.call(listCollections, { query: expiring })
    expect(stateCounts.no_members).toBe(total)
  })

  test('tells the place of what it can’t read', async () => {
    const reply = await textOf(`/collections?connectionId=${connectionId}&state=odd`)
    expect(JSON.parse(reply)).toMatchObject({ code: 'request_invalid' })
    expect(reply).toContain('state')
  })
})

describe('one collection', () => {
  test('shows rights and expiry as V1 tells them, administrators first', async () => {
    const { id, users } = fullest()
    const params = { collectionId: collectionIdSchema.parse(id) }
    const { members, usesSids } = await running.call(getCollection, {
      params,
      query: { connectionId },
    })
    expect(usesSids).toBe(false)
    const people = members.filter(({ kind }) => kind === 'user')
    expect(people.length).toBeGreaterThan(0)
    for (const member of people)
      expect(member).toMatchObject({
        rights: users.get(member.id)?.rights,
        expiresAt: users.get(member.id)?.expirationDate,
        source: 'server',
        setAt: null,
      })
    const ranks = members.map(({ rights }) => (rights?.isAdmin ? 0 : 1))
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b))
  })

  test('that is not there is not found', async () => {
    const reply = await textOf(`/collections/nowhere/details?connectionId=${connectionId}`)
    expect(JSON.parse(reply)).toMatchObject({ code: 'not_found' })
  })
})

describe('memberships', () => {
  test('come with what ends first on top, and in states', async () => {
    const query = { connectionId, pageSize: 200 } as const
    const { items } = await running.call(listCollectionMemberships, { query })
    const ends = items.flatMap(({ member }) => (member.expiresAt ? [member.expiresAt] : []))
    expect(ends.length).toBeGreaterThan(0)
    expect(ends).toEqual(ends.toSorted())
    const never = { ...query, state: ['never' as const] }
    const found = (await running.call(listCollectionMemberships, { query: never })).items
    expect(found.every(({ member }) => member.expiresAt === null)).toBe(true)
  })

  test('are exported in the columns of a sheet', async () => {
    const { bytes } = await running.call(exportCollectionMemberships, { query: { connectionId } })
    const [header, first] = new TextDecoder().decode(bytes).split('\r\n')
    expect(header).toContain('collection,action,new name,owner,member,rights,expires')
    expect(first?.split(',').length).toBeGreaterThanOrEqual(9)
  })
})

test('collections are exported', async () => {
  const { bytes } = await running.call(exportCollections, { query: { connectionId } })
  const lines = new TextDecoder().decode(bytes).trim().split('\r\n')
  expect(lines).toHaveLength(world().collections.size + 1)
})

test('workflows in no collection are listed, and counted beside collections', async () => {
  const placed = new Set(collections().flatMap(({ workflows }) => [...workflows.keys()]))
  const loose = [...world().workflows.values()].filter(({ id }) => !placed.has(id))
  const reply = await running.call(listLooseWorkflows, { query: { connectionId } })
  expect(reply.total).toBe(loose.length)
  const list = await running.call(listCollections, { query: { connectionId } })
  expect(list.looseWorkflowCount).toBe(loose.length)
})

test('assets are found by part of their name', async () => {
  const [workflow] = world().workflows.values()
  const query = {
    connectionId,
    kind: 'workflow',
    search: workflow?.name.slice(1, 6) ?? '',
  } as const
  const { items } = await running.call(findCollectionAssets, { query })
  expect(items.length).toBeGreaterThan(0)
  expect(items.length).toBeLessThanOrEqual(50)
})

describe('a Server without V1', () => {
  test('lists all the same; nobody knows the rights, and why is told', async () => {
    const old = await startConsole()
    old.sandbox.faults.add({ operation: 'AdminV1_GetCollections', status: 404 })
    const id = await old.connect()
    await waitForDirectory(old, id)
    const { items, rightsWhy } = await old.call(listCollections, { query: { connectionId: id } })
    expect(rightsWhy).toContain('does not offer')
    const [finance] = items
    const params = { collectionId: collectionIdSchema.parse(finance?.id) }
    const { members } = await old.call(getCollection, { params, query: { connectionId: id } })
    expect(members.length).toBeGreaterThan(0)
    for (const { expiresAt, rights, source } of members)
      expect({ expiresAt, rights, source }).toEqual({
        expiresAt: null,
        rights: null,
        source: 'unknown',
      })
    await old.close()
  })

  test.each([401, 403, 500])('that answers %i for rights alone is read', async (status) => {
    const old = await startConsole()
    old.sandbox.faults.add({ operation: 'AdminV1_GetCollections', status })
    const id = await old.connect()
    await waitForDirectory(old, id)
    const { rightsWhy, total } = await old.call(listCollections, { query: { connectionId: id } })
    expect(total).toBe(1)
    expect(rightsWhy).not.toBeNull()
    await old.close()
  })
})
