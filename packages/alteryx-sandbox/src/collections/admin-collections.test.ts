import { listAdminCollections } from '@curator/alteryx-contract/server/v1/admin-collections'
import { expect, test } from 'vitest'
import { ada, bo, startSandbox } from '../../testing/start-sandbox.ts'

test('V1 shows the rights and expiration dates that V3 hides, under two ids', async () => {
  const { invoke, sandbox, user, groupId } = await startSandbox()
  const [finance] = sandbox.world.collections.values()
  const { json } = await invoke(listAdminCollections, { query: {} })
  const [shown] = json as { id: string; users: unknown[]; apps: unknown[] }[]
  expect(shown).toMatchObject({
    collectionId: finance?.id,
    name: 'Finance',
    ownerId: user(ada).id,
    schedules: [{ addedById: user(ada).id }],
    insights: [],
    subscriptions: [],
    userGroups: [{ userGroupId: groupId('Analysts'), expirationDate: null }],
  })
  expect(shown?.id).not.toBe(finance?.id)
  expect(shown?.users[1]).toEqual({
    userId: user(bo).id,
    activeDirectoryObject: null,
    dateAdded: finance?.dateAdded,
    addedById: user(ada).id,
    expirationDate: '2027-01-31T00:00:00.000Z',
    permissions: {
      collection: { isAdmin: false },
      applications: { canAdd: true, canRemove: false, canUpdate: true },
      users: { canAdd: false, canRemove: false },
    },
  })
})

test('pages count from 1, and one past the end is empty', async () => {
  const { send } = await startSandbox({ world: 'busy-server' })
  const namesOf = async (query: string) => {
    const { json } = await send('GET', `admin/v1/collections${query}`)
    return (json as { collectionId: string }[]).map(({ collectionId }) => collectionId)
  }
  const all = await namesOf('')
  expect(all.length).toBeGreaterThan(10)
  expect(await namesOf('?page=2&pageSize=3')).toEqual(all.slice(3, 6))
  expect(await namesOf('?page=999&pageSize=3')).toEqual([])
})

test('a page that is no number is refused, and anybody but a Curator', async () => {
  const { send, invoke, user } = await startSandbox()
  expect((await send('GET', 'admin/v1/collections?page=two')).status).toBe(400)
  expect((await invoke(listAdminCollections, { query: {} }, user(ada).id)).status).toBe(401)
})

test('an old release shows insights', async () => {
  const { invoke } = await startSandbox({ release: '2022.1' })
  const { json } = await invoke(listAdminCollections, { query: {} })
  expect((json as { insights: unknown[] }[])[0]?.insights).toHaveLength(1)
})
