import { listAdminCollections } from '@curator/alteryx-contract/server/v1/admin-collections'
import * as members from '@curator/alteryx-contract/server/v3/collection-members'
import { deleteCollection, getCollection } from '@curator/alteryx-contract/server/v3/collections'
import { deleteUserGroup } from '@curator/alteryx-contract/server/v3/user-groups'
import { deactivateUser, deleteUser } from '@curator/alteryx-contract/server/v3/users'
import { expect, test } from 'vitest'
import { bo, cleo, grace, nobody, noon, startSandbox } from '../../testing/start-sandbox.ts'
import { checkWorld } from '../check-world.ts'

const start = async (options: Parameters<typeof startSandbox>[0] = {}) => {
  const started = await startSandbox(options)
  const [finance] = started.sandbox.world.collections.values()
  const collectionId = finance?.id ?? ''
  return {
    ...started,
    params: { collectionId },
    record: () => started.sandbox.world.collections.need(collectionId),
  }
}
const allFalse = {
  isAdmin: false,
  canAddAssets: false,
  canRemoveAssets: false,
  canUpdateAssets: false,
  canAddUsers: false,
  canRemoveUsers: false,
}
const rights = { canAddAssets: true, canUpdateAssets: true }

test('a person is added with the rights named, the others false', async () => {
  const { invoke, sandbox, user, params, record } = await start()
  const userId = user(grace).id
  const body = { userId, expirationDate: '2026-12-31T23:59:59Z', collectionsPermissions: rights }
  const answer = await invoke(members.addUserToCollection, { params, body })
  expect((answer.json as { users: { userId: string }[] }).users.at(-1)?.userId).toBe(userId)
  expect(record().users.get(userId)).toEqual({
    dateAdded: noon,
    addedById: sandbox.world.ownerId,
    expirationDate: '2026-12-31T23:59:59.000Z',
    rights: { ...allFalse, ...rights },
  })
  expect(checkWorld(sandbox.world)).toEqual([])
})

test('adding somebody again keeps the date and takes the new rights', async () => {
  const { invoke, sandbox, user, params, record } = await start()
  const before = record().users.get(user(cleo).id)
  const body = { userId: user(cleo).id, collectionsPermissions: { isAdmin: true } }
  const answer = await invoke(members.addUserToCollection, { params, body })
  expect((answer.json as { users: unknown[] }).users).toHaveLength(3)
  expect(record().users.get(user(cleo).id)).toEqual({
    ...before,
    rights: { ...allFalse, isAdmin: true },
  })
  await invoke(members.addUserToCollection, { params, body })
  expect(sandbox.world.audit.of('Collection')).toHaveLength(1)
})

test('permissions are replaced, and the expiration date with them', async () => {
  const { invoke, user, groupId, params, record } = await start()
  const body = { collectionsPermissions: { canAddUsers: true } }
  const userId = user(bo).id
  const userGroupId = groupId('Analysts')
  await invoke(members.updateCollectionUser, { params: { ...params, userId }, body })
  await invoke(members.updateCollectionUserGroup, { params: { ...params, userGroupId }, body })
  const wanted = { expirationDate: null, rights: { ...allFalse, canAddUsers: true } }
  expect(record().users.get(userId)).toMatchObject(wanted)
  expect(record().userGroups.get(userGroupId)).toMatchObject(wanted)
})

test('groups come and go', async () => {
  const { invoke, groupId, params } = await start()
  const userGroupId = groupId('Finance')
  const body = { userGroupId, collectionsPermissions: {} }
  const added = await invoke(members.addUserGroupToCollection, { params, body })
  expect(added.json).toMatchObject({ userGroupIds: [groupId('Analysts'), userGroupId] })
  const removed = await invoke(members.removeUserGroupFromCollection, {
    params: { ...params, userGroupId },
  })
  expect(removed.json).toMatchObject({ userGroupIds: [groupId('Analysts')] })
})

test('removing answers the collection, also for somebody who was not in', async () => {
  const { invoke, user, params } = await start()
  for (const userId of [user(cleo).id, user(cleo).id, nobody]) {
    const answer = await invoke(members.removeUserFromCollection, { params: { ...params, userId } })
    expect([answer.status, (answer.json as { users: unknown[] }).users.length]).toEqual([200, 2])
  }
})

test('a member whose time is over is gone from every answer and counts no more', async () => {
  const { invoke, sandbox, user, params } = await start()
  const userId = user(bo).id
  // With tokens of their own: the one of the start runs out on the way.
  const shown = async () => {
    const { ownerId } = sandbox.world
    const answers = [
      await invoke(getCollection, { params }, ownerId),
      await invoke(listAdminCollections, { query: {} }, ownerId),
    ]
    return answers.map(({ status, text }) => [status, text.includes(userId)])
  }
  const before = Date.parse('2027-01-31T00:00:00Z') - Date.parse(noon) - 1
  sandbox.clock.advance(before)
  expect(await shown()).toEqual([
    [200, true],
    [200, true],
  ])
  sandbox.clock.advance(1)
  expect(await shown()).toEqual([
    [200, false],
    [200, false],
  ])
  const seat = { params: { ...params, userId }, body: { collectionsPermissions: {} } }
  expect((await invoke(members.updateCollectionUser, seat, sandbox.world.ownerId)).status).toBe(404)
})

test('a collection whose members have all expired is empty', async () => {
  const { invoke, user, params, record, sandbox } = await start()
  const past = '2026-01-31T00:00:00Z'
  sandbox.world.collections.add({
    ...record(),
    users: new Map(),
    userGroups: new Map(),
    workflows: new Map(),
    schedules: new Map(),
  })
  const body = { userId: user(cleo).id, expirationDate: past, collectionsPermissions: {} }
  const added = await invoke(members.addUserToCollection, { params, body })
  expect((added.json as { users: unknown[] }).users).toEqual([])
  expect((await invoke(deleteCollection, { params, query: {} })).status).toBe(200)
})

test.each([
  ['no person', { collectionsPermissions: {} }],
  ['flags beside the person', { userId: nobody, canAddAssets: true }],
  ['a flag that is no flag', { userId: nobody, collectionsPermissions: { isAdmin: 'often' } }],
])('adding %s is refused', async (_case, body) => {
  const { invoke, params } = await start()
  const answer = await invoke(members.addUserToCollection, { params, body: body as never })
  expect(answer.status).toBe(400)
})

test('an expiration date that is none is refused', async () => {
  const { invoke, user, params } = await start()
  const body = { userId: user(cleo).id, expirationDate: 'soon', collectionsPermissions: {} }
  expect((await invoke(members.addUserToCollection, { params, body })).status).toBe(400)
})

test('unknown collections, people, groups and members are 404', async () => {
  const { invoke, user, params } = await start()
  const body = { collectionsPermissions: {} }
  const nowhere = { collectionId: nobody }
  const answers = await Promise.all([
    invoke(members.addUserToCollection, { params, body: { ...body, userId: nobody } }),
    invoke(members.addUserToCollection, { params: nowhere, body: { ...body, userId: nobody } }),
    invoke(members.updateCollectionUser, { params: { ...params, userId: user(grace).id }, body }),
    invoke(members.removeUserFromCollection, { params: { ...nowhere, userId: nobody } }),
    invoke(members.addUserGroupToCollection, { params, body: { ...body, userGroupId: nobody } }),
    invoke(members.updateCollectionUserGroup, { params: { ...params, userGroupId: nobody }, body }),
    invoke(members.removeUserGroupFromCollection, { params: { ...nowhere, userGroupId: nobody } }),
  ])
  expect(answers.map((answer) => answer.status)).toEqual(Array(7).fill(404))
})

test('with Windows sign-in a person is added, changed and removed by SID, and by user id not added', async () => {
  const { invoke, sandbox, user, params, record } = await start({ auth: 'windows' })
  const object = [...sandbox.world.directoryGroups.values()].find(
    ({ category }) => category === 'Person',
  )
  const sid = object?.sid ?? ''
  const body = { collectionsPermissions: { canAddAssets: true } }
  const add = (userId: string) =>
    invoke(members.addUserToCollection, { params, body: { ...body, userId } })
  const added = await add(sid)
  expect((added.json as { users: unknown[] }).users.at(-1)).toEqual({
    userId: null,
    activeDirectoryObject: {
      sid,
      category: 'Person',
      displayName: object?.displayName,
      name: expect.any(String),
      samAccountName: object?.sidAccountName,
    },
  })
  expect([(await add('S-1-5-21-0')).status, (await add(user(grace).id)).status]).toEqual([404, 404])
  const seat = { ...params, userId: sid }
  expect((await invoke(members.updateCollectionUser, { params: seat, body })).status).toBe(200)
  expect(checkWorld(sandbox.world)).toEqual([])
  await invoke(members.removeUserFromCollection, { params: seat })
  expect(record().users.has(sid)).toBe(false)
})

test('deleted people and groups leave, deactivated people stay', async () => {
  const { invoke, sandbox, user, groupId, params, record } = await start()
  const userId = user(grace).id
  const body = { userId, collectionsPermissions: {} }
  await invoke(members.addUserToCollection, { params, body })
  await invoke(deactivateUser, { params: { userId } })
  expect(record().users.has(userId)).toBe(true)
  await invoke(deleteUser, { params: { userId } })
  expect(record().users.has(userId)).toBe(false)
  const userGroupId = groupId('Analysts')
  await invoke(deleteUserGroup, { params: { userGroupId }, query: { forceDelete: 'true' } })
  expect([...record().userGroups.keys()]).toEqual([])
  expect(checkWorld(sandbox.world)).toEqual([])
})

test('the audit log holds the member alone, with rights', async () => {
  const { invoke, sandbox, user, params } = await start()
  const userId = user(cleo).id
  const body = { collectionsPermissions: { isAdmin: true } }
  await invoke(members.updateCollectionUser, { params: { ...params, userId }, body })
  await invoke(members.removeUserFromCollection, { params: { ...params, userId } })
  const seen = { userId, permissions: { collection: { isAdmin: true } } }
  expect(sandbox.world.audit.of('Collection')).toMatchObject([
    { event: 'update', oldValues: { users: [{ userId }] }, newValues: { users: [seen] } },
    { event: 'update', oldValues: { users: [seen] }, newValues: { users: [] } },
  ])
})
