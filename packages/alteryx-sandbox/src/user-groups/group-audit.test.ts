import * as groups from '@curator/alteryx-contract/server/v3/user-groups'
import { expect, test } from 'vitest'
import { ada, bo, cleo, nobody, startSandbox } from '../../testing/start-sandbox.ts'

test('a group’s life stands in the audit log, with those who came and went alone', async () => {
  const { invoke, sandbox, user, groupId } = await startSandbox()
  await invoke(groups.createUserGroup, { body: { name: 'Tax', role: 'Viewer' } })
  const params = { userGroupId: groupId('Finance') }
  await invoke(groups.updateUserGroup, { params, body: { name: 'Money', role: 'Viewer' } })
  const body = [user(bo).id, user(ada).id, nobody]
  await invoke(groups.addUsersToGroup, { params, body })
  await invoke(groups.addUsersToGroup, { params, body })
  const gone = { params: { ...params, userId: user(cleo).id } }
  await invoke(groups.removeUserFromGroup, gone)
  await invoke(groups.removeUserFromGroup, gone)
  await invoke(groups.deleteUserGroup, { params, query: { forceDelete: 'true' } })
  expect(sandbox.world.audit.of('UserGroup')).toMatchObject([
    { event: 'insert', newValues: { name: 'Tax', role: 'Viewer', members: [] } },
    { event: 'update', oldValues: { name: 'Finance' }, newValues: { name: 'Money' } },
    { event: 'update', oldValues: { members: [] }, newValues: { members: [{ userId: body[0] }] } },
    { event: 'update', oldValues: { members: [{ userId: user(cleo).id }] } },
    { event: 'delete', entityId: params.userGroupId, oldValues: { name: 'Money' } },
  ])
})

test('directory groups too; a person of the directory is none', async () => {
  const { invoke, sandbox, groupId } = await startSandbox({ auth: 'windows' })
  const params = { userGroupId: groupId('Finance') }
  const sidOf = (category: string) =>
    [...sandbox.world.directoryGroups.values()].find((object) => object.category === category)
      ?.sid ?? ''
  const sid = sidOf('Group')
  await invoke(groups.addDirectoryGroup, { params, body: sid })
  await invoke(groups.removeDirectoryGroup, { params: { ...params, adGroupSid: sid } })
  const member = { activeDirectoryObject: { sid } }
  expect(sandbox.world.audit.of('UserGroup')).toMatchObject([
    { newValues: { members: [member] } },
    { oldValues: { members: [member] } },
  ])
  const person = await invoke(groups.addDirectoryGroup, { params, body: sidOf('Person') })
  expect(person.status).toBe(404)
})
