import * as admin from '@curator/alteryx-contract/server/v1/data-connections'
import * as connections from '@curator/alteryx-contract/server/v3/data-connections'
import { getUserGroup } from '@curator/alteryx-contract/server/v3/user-groups'
import { getUser, listUsersInFull } from '@curator/alteryx-contract/server/v3/users'
import { expect, test } from 'vitest'
import { bo, cleo, grace, nobody, startSandbox } from '../../testing/start-sandbox.ts'
import { checkWorld } from '../check-world.ts'
import { passwordMarker } from '../worlds/credentials.ts'

const start = async (options: Parameters<typeof startSandbox>[0] = {}) => {
  const started = await startSandbox(options)
  const [ledger, archive] = [...started.sandbox.world.dataConnections.values()].map(({ id }) => id)
  return { ...started, archive: archive ?? '', params: { dataConnectionId: ledger ?? '' } }
}

test('the list is short, and with shares on request; strings come with their passwords', async () => {
  const { invoke, params, archive, user, groupId } = await start()
  const short = await invoke(connections.listDataConnections, { query: {} })
  expect(short.json).toMatchObject([
    { id: params.dataConnectionId, name: 'Ledger' },
    { id: archive },
  ])
  expect(short.text).toContain(passwordMarker)
  expect(short.text).not.toContain('userIds')
  const full = await invoke(connections.listDataConnectionsInFull, { query: { view: 'Full' } })
  expect((full.json as unknown[])[0]).toEqual({
    id: params.dataConnectionId,
    name: 'Ledger',
    connectionType: 'Oracle',
    connectionString: expect.stringContaining(passwordMarker),
    dcmConnectionId: null,
    dcmConnectionTitle: null,
    userIds: [user(bo).id],
    userGroupIds: [groupId('Analysts')],
  })
})

test('a 2022 Server has no DCM fields', async () => {
  const { invoke, params } = await start({ release: '2022.3' })
  expect((await invoke(connections.getDataConnection, { params })).text).not.toContain('dcm')
})

test('renaming changes the name alone, from JSON and from a form', async () => {
  const { invoke, send, sandbox, params } = await start()
  const before = sandbox.world.dataConnections.need(params.dataConnectionId)
  const answer = await invoke(connections.renameDataConnection, { params, body: { name: 'GL' } })
  expect(answer.json).toMatchObject({ id: before.id, name: 'GL' })
  const path = `v3/serverDataConnections/${before.id}`
  const form = await send('PUT', path, { body: new URLSearchParams({ name: 'Books' }) })
  expect(form.status).toBe(200)
  const after = sandbox.world.dataConnections.need(before.id)
  expect(after).toEqual({ ...before, name: 'Books' })
})

test.each([{}, { name: '' }, { name: 'x'.repeat(256) }])(
  'renaming to %j is refused',
  async (body) => {
    const { invoke, params } = await start()
    const answer = await invoke(connections.renameDataConnection, { params, body: body as never })
    expect(answer.status).toBe(400)
  },
)

test('deleting takes the shares with it and answers nothing', async () => {
  const { invoke, sandbox, params, user } = await start()
  const answer = await invoke(connections.deleteDataConnection, { params })
  expect([answer.status, answer.text]).toEqual([200, ''])
  const { json } = await invoke(getUser, { params: { userId: user(bo).id } })
  expect(json).toMatchObject({ dataConnectionIds: [] })
  expect(checkWorld(sandbox.world)).toEqual([])
  expect((await invoke(connections.getDataConnection, { params })).status).toBe(404)
})

test('shares are seen from both ends, also in a list that was asked for before', async () => {
  const { invoke, user, groupId, archive } = await start()
  const params = { dataConnectionId: archive }
  const [userId, userGroupId] = [user(grace).id, groupId('Finance')]
  await invoke(listUsersInFull, { query: { view: 'Full' } })
  for (const _round of [1, 2]) {
    await invoke(connections.shareDataConnectionWithUser, { params, body: { userId } })
    const body = { userGroupId }
    const answer = await invoke(connections.shareDataConnectionWithUserGroup, { params, body })
    expect(answer.json).toMatchObject({ userIds: [userId], userGroupIds: [userGroupId] })
  }
  const list = await invoke(listUsersInFull, { query: { view: 'Full' } })
  expect(list.json).toContainEqual(
    expect.objectContaining({ id: userId, dataConnectionIds: [archive] }),
  )
  const group = await invoke(getUserGroup, { params: { userGroupId } })
  expect(group.json).toMatchObject({ connectionIds: [archive] })
  await invoke(connections.unshareDataConnectionFromUser, { params: { ...params, userId } })
  const last = await invoke(connections.unshareDataConnectionFromUserGroup, {
    params: { ...params, userGroupId },
  })
  expect(last.json).toMatchObject({ userIds: [], userGroupIds: [] })
})

test('unknown connections and receivers are 404, no receiver is 400', async () => {
  const { invoke, user, params } = await start()
  const nowhere = { dataConnectionId: nobody }
  const userId = user(cleo).id
  const answers = await Promise.all([
    invoke(connections.getDataConnection, { params: nowhere }),
    invoke(connections.renameDataConnection, { params: nowhere, body: { name: 'x' } }),
    invoke(connections.deleteDataConnection, { params: nowhere }),
    invoke(connections.shareDataConnectionWithUser, { params: nowhere, body: { userId } }),
    invoke(connections.shareDataConnectionWithUser, { params, body: { userId: nobody } }),
    invoke(connections.shareDataConnectionWithUserGroup, { params, body: { userGroupId: nobody } }),
    invoke(connections.unshareDataConnectionFromUser, { params: { ...nowhere, userId } }),
    invoke(connections.unshareDataConnectionFromUserGroup, {
      params: { ...nowhere, userGroupId: nobody },
    }),
    invoke(connections.shareDataConnectionWithUser, { params, body: {} as never }),
  ])
  expect(answers.map(({ status }) => status)).toEqual([...Array(8).fill(404), 400])
})

test('V1 counts the receivers, and names them from 2022 on', async () => {
  const { invoke, params, user, groupId } = await start()
  const { json } = await invoke(admin.listAdminDataConnections, { query: {} })
  const counts = { subscriptionCount: 0, userCount: 1, userGroupCount: 1 }
  expect((json as unknown[])[0]).toMatchObject({
    connectionId: params.dataConnectionId,
    connectionName: 'Ledger',
    ...counts,
    userIds: [user(bo).id],
    userGroupIds: [groupId('Analysts')],
  })
  const old = await start({ release: '2021.4' })
  const before = await old.invoke(admin.listAdminDataConnections, { query: {} })
  expect((before.json as unknown[])[0]).toMatchObject(counts)
  expect(before.text).not.toContain('userIds')
})

test('V1 lists by offset and limit, and the connections of the machine', async () => {
  const { invoke, archive } = await start()
  const second = await invoke(admin.listAdminDataConnections, { query: { offset: 1, limit: 5 } })
  expect(second.json).toMatchObject([{ connectionId: archive }])
  const system = await invoke(admin.listSystemDataConnections, { query: { limit: 1 } })
  expect(system.json).toEqual([
    {
      connectionId: 'SalesAlias',
      connectionName: 'SalesAlias',
      connectionString: expect.stringContaining(passwordMarker),
      connectionType: 'System',
    },
  ])
})

test('nobody but a Curator, and nobody without a token', async () => {
  const { invoke, send, user, params } = await start()
  const answers = [
    await invoke(connections.getDataConnection, { params }, user(bo).id),
    await invoke(admin.listAdminDataConnections, { query: {} }, user(bo).id),
    await invoke(admin.listSystemDataConnections, { query: {} }, user(bo).id),
    await send('GET', 'v3/serverDataConnections', { headers: { authorization: 'none' } }),
  ]
  expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401])
})
