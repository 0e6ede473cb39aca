import * as groups from '@curator/alteryx-contract/server/v3/user-groups'
import { expect, test } from 'vitest'
import { ada, bo, cleo, nobody, noon, startSandbox } from '../../testing/start-sandbox.ts'
import { checkWorld } from '../check-world.ts'

test('the list is short and has no members', async () => {
  const { invoke, groupId } = await startSandbox()
  expect((await invoke(groups.listUserGroups, {})).json).toEqual([
    { id: groupId('Analysts'), name: 'Analysts', role: 'Artisan' },
    { id: groupId('Finance'), name: 'Finance', role: 'Viewer' },
    { id: groupId('Curators'), name: 'Curators', role: 'Curator' },
  ])
})

test('creating answers 201 with the bare id', async () => {
  const { invoke, sandbox, groupId } = await startSandbox()
  const answer = await invoke(groups.createUserGroup, { body: { name: 'Tax', role: 'Viewer' } })
  expect([answer.status, answer.json]).toEqual([201, groupId('Tax')])
  expect(sandbox.world.userGroups.get(groupId('Tax'))?.dateAdded).toBe(noon)
})

test('a group is read with its members', async () => {
  const { invoke, sandbox, user, groupId } = await startSandbox()
  const params = { userGroupId: groupId('Finance') }
  const { json } = await invoke(groups.getUserGroup, { params })
  expect(json).toMatchObject({ name: 'Finance', credentialIds: [], connectionIds: [] })
  const { members } = json as { members: { userId: string }[] }
  expect(members.map((member) => member.userId)).toEqual([user(ada).id, user(cleo).id])
  expect(members[0]).toMatchObject({
    addedByUserId: sandbox.world.ownerId,
    activeDirectoryObject: null,
  })
})

test('updating answers an empty body', async () => {
  const { invoke, sandbox, groupId } = await startSandbox()
  const params = { userGroupId: groupId('Finance') }
  const answer = await invoke(groups.updateUserGroup, {
    params,
    body: { name: 'Money', role: 'Member' },
  })
  expect([answer.status, answer.text, answer.headers.get('content-length')]).toEqual([200, '', '0'])
  expect(sandbox.world.userGroups.get(params.userGroupId)).toMatchObject({
    name: 'Money',
    role: 'Member',
  })
})

test('a group with members is deleted only by force, and then leaves its people', async () => {
  const { invoke, sandbox, user, groupId } = await startSandbox()
  const params = { userGroupId: groupId('Finance') }
  expect((await invoke(groups.deleteUserGroup, { params, query: {} })).status).toBe(400)
  const forced = await invoke(groups.deleteUserGroup, { params, query: { forceDelete: 'true' } })
  expect([forced.status, forced.text]).toEqual([200, ''])
  expect(user(cleo).userGroupIds).toEqual([])
  expect(checkWorld(sandbox.world)).toEqual([])
})

test('an empty group is deleted without force', async () => {
  const { invoke, groupId } = await startSandbox()
  const request = { params: { userGroupId: groupId('Curators') }, query: {} }
  expect((await invoke(groups.deleteUserGroup, request)).status).toBe(200)
})

test('adding people succeeds for some and names the others with a reason', async () => {
  const { invoke, sandbox, user, groupId } = await startSandbox()
  const params = { userGroupId: groupId('Finance') }
  const body = [user(bo).id, nobody, user(ada).id, user(bo).id]
  const answer = await invoke(groups.addUsersToGroup, { params, body })
  expect(answer.json).toEqual({
    successfullyAddedUserCount: 1,
    totalUsersSubmittedCount: 4,
    failedUserReasons: { [nobody]: expect.any(String), [user(ada).id]: expect.any(String) },
  })
  expect(sandbox.world.userGroups.get(params.userGroupId)?.members.get(user(bo).id)).toEqual({
    userId: user(bo).id,
    dateAddedToGroup: noon,
    addedByUserId: sandbox.world.ownerId,
  })
  expect(user(bo).userGroupIds).toContain(params.userGroupId)
  expect(checkWorld(sandbox.world)).toEqual([])
})

test('removing somebody answers the group, also when they were no member', async () => {
  const { invoke, sandbox, user, groupId } = await startSandbox()
  const params = { userGroupId: groupId('Finance'), userId: user(ada).id }
  for (const _round of [1, 2]) {
    const answer = await invoke(groups.removeUserFromGroup, { params })
    expect(answer.status).toBe(200)
    expect((answer.json as { members: unknown[] }).members).toHaveLength(1)
  }
  expect(user(ada).userGroupIds).toEqual([groupId('Analysts')])
  expect(checkWorld(sandbox.world)).toEqual([])
})

test.each([
  ['nothing', {}, 2],
  ['an unknown role', { name: 'Tax', role: 'Boss' }, 1],
  ['a name of 256 characters', { name: 'x'.repeat(256), role: 'Viewer' }, 1],
])('creating or updating with %s is refused', async (_case, body, count) => {
  const { invoke, groupId } = await startSandbox()
  const params = { userGroupId: groupId('Finance') }
  for (const answer of [
    await invoke(groups.createUserGroup, { body: body as never }),
    await invoke(groups.updateUserGroup, { params, body: body as never }),
  ]) {
    expect(answer.status).toBe(400)
    expect(Object.keys((answer.json as { modelState: object }).modelState)).toHaveLength(count)
  }
})

test('adding with a body that is no list is refused', async () => {
  const { invoke, groupId } = await startSandbox()
  const params = { userGroupId: groupId('Finance') }
  const answer = await invoke(groups.addUsersToGroup, { params, body: { userIds: [] } as never })
  expect(answer.status).toBe(400)
})

test('whatever names one group is 404 for an unknown id', async () => {
  const { invoke } = await startSandbox()
  const params = { userGroupId: nobody }
  const answers = await Promise.all([
    invoke(groups.getUserGroup, { params }),
    invoke(groups.updateUserGroup, { params, body: { name: 'Tax', role: 'Viewer' } }),
    invoke(groups.deleteUserGroup, { params, query: {} }),
    invoke(groups.addUsersToGroup, { params, body: [] }),
    invoke(groups.removeUserFromGroup, { params: { ...params, userId: nobody } }),
  ])
  expect(answers.map((answer) => answer.status)).toEqual(Array(5).fill(404))
})

test('directory groups come and go with Windows sign-in', async () => {
  const { invoke, sandbox, groupId } = await startSandbox({ auth: 'windows' })
  const params = { userGroupId: groupId('Curators') }
  const [sid = ''] = sandbox.world.directoryGroups.keys()
  const added = await invoke(groups.addDirectoryGroup, { params, body: sid })
  expect([added.status, added.text]).toEqual([200, ''])
  const { json } = await invoke(groups.getUserGroup, { params })
  expect(json).toMatchObject({ members: [{ activeDirectoryObject: { sid, category: 'Group' } }] })
  expect((await invoke(groups.deleteUserGroup, { params, query: {} })).status).toBe(400)
  const remove = () =>
    invoke(groups.removeDirectoryGroup, { params: { ...params, adGroupSid: sid } })
  expect((await remove()).status).toBe(200)
  expect((await remove()).status).toBe(400)
})

test('an unknown SID or group is 404', async () => {
  const { invoke, groupId } = await startSandbox({ auth: 'windows' })
  const add = (userGroupId: string, sid: string) =>
    invoke(groups.addDirectoryGroup, { params: { userGroupId }, body: sid })
  expect((await add(groupId('Finance'), 'S-1-5-21-0')).status).toBe(404)
  expect((await add(nobody, 'S-1-5-21-0')).status).toBe(404)
})

test.each(['builtin', 'saml'] as const)(
  'directory groups are refused with %s sign-in',
  async (auth) => {
    const { invoke, groupId } = await startSandbox({ auth })
    const params = { userGroupId: groupId('Finance') }
    expect((await invoke(groups.addDirectoryGroup, { params, body: 'S-1' })).status).toBe(400)
  },
)
