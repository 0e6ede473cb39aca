import * as users from '@curator/alteryx-contract/server/v3/users'
import { expect, test } from 'vitest'
import { ada, grace, startSandbox } from '../../testing/start-sandbox.ts'

const person = { firstName: 'Ines', lastName: 'Ruiz', email: 'ines@example.test' }

test('creating, updating and deleting somebody stand in the audit log', async () => {
  const { invoke, sandbox } = await startSandbox()
  const created = await invoke(users.createUser, { body: person })
  const { id } = created.json as { id: string }
  const full = created.json as users.UpdateUserBody
  const params = { userId: id }
  await invoke(users.updateUser, { params, body: full })
  const body = { ...full, lastName: 'Reyes', canScheduleJobs: true }
  await invoke(users.updateUser, { params, body })
  await invoke(users.deleteUser, { params })
  const records = sandbox.world.audit.of('User')
  // The update that changed nothing is none.
  expect(records.map(({ event }) => event)).toEqual(['insert', 'update', 'delete'])
  expect(records.map(({ entityId }) => entityId)).toEqual([id, id, id])
  expect(records[0]).toMatchObject({ oldValues: {}, newValues: person })
  expect(records[1]).toMatchObject({
    userId: sandbox.world.ownerId,
    oldValues: { lastName: 'Ruiz', canScheduleJobs: false },
    newValues: { lastName: 'Reyes', canScheduleJobs: true },
  })
  expect(Object.keys(records[1]?.newValues ?? {})).toHaveLength(2)
  expect(records[2]).toMatchObject({ oldValues: { lastName: 'Reyes' }, newValues: {} })
})

test('deactivating is a change of the person and of each group', async () => {
  const { invoke, sandbox, user, groupId } = await startSandbox()
  const userId = user(ada).id
  await invoke(users.deactivateUser, { params: { userId } })
  expect(sandbox.world.audit.of('User')).toMatchObject([
    { event: 'update', entityId: userId, newValues: { isActive: false } },
  ])
  const left = sandbox.world.audit.of('UserGroup')
  expect(left.map(({ entityId }) => entityId)).toEqual([groupId('Analysts'), groupId('Finance')])
  expect(left[0]).toMatchObject({
    oldValues: { members: [{ userId }] },
    newValues: { members: [] },
  })
  await invoke(users.deactivateUser, { params: { userId } })
  expect(sandbox.world.audit.of('User')).toHaveLength(1)
})

test('what is refused stands in no audit log', async () => {
  const { invoke, sandbox, user } = await startSandbox()
  await invoke(users.createUser, { body: { ...person, email: grace } })
  await invoke(users.deleteUser, { params: { userId: user(ada).id } })
  expect(sandbox.world.audit.of('User')).toEqual([])
})
