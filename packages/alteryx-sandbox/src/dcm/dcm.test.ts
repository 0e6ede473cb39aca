import * as dcm from '@curator/alteryx-contract/server/v3/dcm'
import type { DcmConnection } from '@curator/alteryx-contract/server/v3/dcm-values'
import { expect, test } from 'vitest'
import { dcmBody, secretText } from '../../testing/dcm-body.ts'
import { ada, bo, cleo, nobody, noon, startSandbox } from '../../testing/start-sandbox.ts'
import { checkWorld } from '../check-world.ts'

/** Ada’s connection of the small team is shared with the group Finance, which Cleo is in and Bo is not. */
async function start() {
  const started = await startSandbox()
  const { sandbox, user } = started
  const [connection] = sandbox.world.dcmConnections.of(user(ada).id)
  if (!connection) throw new Error('Ada has no connection')
  const allow = (email: string, right: 'canCreateAndUpdateDcm' | 'canShareForExecutionDcm') =>
    sandbox.world.updateUser(user(email).id, { [right]: true })
  return { ...started, connection, id: connection.id, allow }
}

const asConnection = (json: unknown) => json as DcmConnection

test('the owner and those it is shared with read a connection, others get 404', async () => {
  const { invoke, user, id, groupId } = await start()
  const read = (email: string) =>
    invoke(dcm.getDcmConnection, { params: { Id: id } }, user(email).id)
  const own = await read(ada)
  expect(own.json).toMatchObject({
    name: 'Warehouse',
    owner: { id: user(ada).id, email: ada },
    sharing: { execution: { userGroups: [{ id: groupId('Finance'), name: 'Finance' }] } },
  })
  expect(own.json).not.toHaveProperty('sharedBy')
  const given = await read(cleo)
  expect(given.json).toMatchObject({ sharedBy: { email: ada }, sharedFromConnection: id })
  expect(given.json).not.toHaveProperty('sharing')
  expect((await read(bo)).status).toBe(404)
})

test('a connection is found by the id that workflows use, by whoever sees it', async () => {
  const { invoke, send, user, connection } = await start()
  const query = { connectionId: connection.connectionId }
  const look = (email: string) => invoke(dcm.lookUpDcmConnection, { query }, user(email).id)
  expect((await look(cleo)).json).toMatchObject({ id: connection.id })
  expect((await look(bo)).status).toBe(404)
  expect((await send('GET', 'v3/dcm/connections/lookup')).status).toBe(400)
})

test('a connection is created with 201 and changed with 200; its secrets are kept and never answered', async () => {
  const { invoke, sandbox, user, allow } = await start()
  allow(bo, 'canCreateAndUpdateDcm')
  const upsert = (body: ReturnType<typeof dcmBody>) =>
    invoke(dcm.upsertDcmConnection, { body }, user(bo).id)
  const created = await upsert(dcmBody())
  const { id, credentials, dataSource } = asConnection(created.json)
  expect([created.status, id]).toEqual([201, expect.stringMatching(/^[0-9a-f-]{36}$/)])
  expect(created.text).not.toContain(secretText)
  expect(credentials.default?.secrets.password).toMatchObject({ expiresOn: expect.any(String) })
  expect(created.json).toMatchObject({ createdOn: noon, allowInSdks: false })

  const body = dcmBody({ id, name: 'Claims 2', allowInSdks: true })
  const secrets = { password: { parameters: { rotated: true } } }
  const object = { ...body.credentials.default?.object, secrets } as never
  const changed = await upsert({ ...body, credentials: { default: { object } } })
  expect([changed.status, asConnection(changed.json).name]).toEqual([200, 'Claims 2'])
  expect(asConnection(changed.json).dataSource?.id).toBe(dataSource?.id)
  const kept = sandbox.world.dcmConnections.need(id)
  expect(kept.credentials.default?.id).toBe(credentials.default?.id)
  expect(kept.credentials.default?.secrets.password?.text).toBe(secretText)
  expect(sandbox.calls.list().some((call) => call.body.includes(secretText))).toBe(false)
})

test('the same calls in the same world make the same ids', async () => {
  const make = async () =>
    asConnection(
      (await (await startSandbox()).invoke(dcm.upsertDcmConnection, { body: dcmBody() })).json,
    ).id
  expect(await make()).toBe(await make())
})

test('writing is refused without the right, for somebody else’s, and where parts do not fit', async () => {
  const { invoke, user, id, allow } = await start()
  const upsert = async (body: object) =>
    (await invoke(dcm.upsertDcmConnection, { body: body as never }, user(bo).id)).status
  expect(await upsert(dcmBody())).toBe(401)
  allow(bo, 'canCreateAndUpdateDcm')
  expect(await upsert(dcmBody({ id }))).toBe(404)
  expect(await upsert(dcmBody({ id: nobody }))).toBe(404)
  expect(await upsert(dcmBody({ schemaName: 'postgres.connection' }))).toBe(400)
  expect(await upsert({ ...dcmBody(), dataSource: undefined })).toBe(400)
  const { object } = dcmBody().dataSource
  expect(await upsert(dcmBody({ dataSource: { object: { ...object, id: nobody } } }))).toBe(404)
})

test('deleting names what went with it, once', async () => {
  const { invoke, sandbox, user, connection, allow } = await start()
  const remove = () =>
    invoke(dcm.deleteDcmConnection, { params: { Id: connection.id } }, user(ada).id)
  expect((await remove()).status).toBe(401)
  allow(ada, 'canCreateAndUpdateDcm')
  expect((await remove()).json).toEqual({
    deletedConnections: [{ id: connection.id, deletedOn: noon }],
    deletedDataSources: [{ id: connection.dataSource.id, deletedOn: noon }],
    deletedCredentials: [{ id: connection.credentials.default?.id, deletedOn: noon }],
  })
  expect((await remove()).status).toBe(404)
  expect(checkWorld(sandbox.world)).toEqual([])
})

test('sharing for execution replaces both lists; both empty, unknown people and strangers are refused', async () => {
  const { invoke, sandbox, user, id, allow, groupId } = await start()
  const share = async (body: object, email = ada) => {
    const request = { params: { id }, body: body as never }
    return (await invoke(dcm.shareDcmForExecution, request, user(email).id)).status
  }
  const wanted = { userIds: [user(bo).id], userGroupIds: [] }
  expect(await share(wanted)).toBe(401)
  allow(ada, 'canShareForExecutionDcm')
  expect(await share(wanted)).toBe(200)
  expect(sandbox.world.dcmExecution.receiversOf(id, 'user')).toEqual([user(bo).id])
  expect(sandbox.world.dcmExecution.receiversOf(id, 'userGroup')).toEqual([])
  for (const body of [
    { userIds: [], userGroupIds: [] },
    { userIds: [nobody], userGroupIds: [] },
    { userIds: [], userGroupIds: [nobody] },
    { userIds: [user(bo).id] },
  ]) {
    expect([body, await share(body)]).toEqual([body, 400])
  }
  allow(bo, 'canShareForExecutionDcm')
  expect(await share({ userIds: [], userGroupIds: [groupId('Finance')] }, bo)).toBe(404)
  expect((await invoke(dcm.unshareDcmForExecution, { params: { id } }, user(ada).id)).text).toBe('')
  expect(sandbox.world.dcmExecution.receiversOf(id, 'user')).toEqual([])
})

test('sharing for collaboration answers whom and with which credentials', async () => {
  const { invoke, sandbox, user, connection } = await start()
  const credentialId = connection.credentials.default?.id ?? ''
  const share = (sharedCredentials: string[]) => {
    const body = { sharedCredentials, userIds: [user(bo).id], userGroupIds: [] }
    const request = { params: { id: connection.id }, body }
    return invoke(dcm.shareDcmForCollaboration, request, user(ada).id)
  }
  expect((await share([credentialId])).status).toBe(401)
  sandbox.world.updateUser(user(ada).id, { canShareForCollaborationDcm: true })
  expect((await share([nobody])).status).toBe(400)
  expect((await share([credentialId])).json).toEqual({
    borrowedCredentials: [],
    sharedCredentials: [credentialId],
    users: [{ id: user(bo).id, email: bo }],
    userGroups: [],
  })
  const params = { Id: connection.id }
  expect((await invoke(dcm.getDcmConnection, { params }, user(bo).id)).status).toBe(200)
})

test('whoever is deleted takes their connections along and has no share any more', async () => {
  const { invoke, sandbox, user, id } = await start()
  sandbox.world.dcmExecution.share(id, 'user', user(cleo).id)
  sandbox.world.removeUser(user(cleo).id)
  expect(sandbox.world.dcmExecution.receiversOf(id, 'user')).toEqual([])
  for (const kind of ['workflows', 'schedules', 'collections'] as const) {
    for (const item of sandbox.world[kind].of(user(bo).id)) sandbox.world[kind].remove(item.id)
  }
  const [lake] = sandbox.world.dcmConnections.of(user(bo).id)
  sandbox.world.removeUser(user(bo).id)
  const params = { Id: lake?.id ?? '' }
  expect((await invoke(dcm.getDcmConnection, { params })).status).toBe(404)
})

test('without TLS all of it is refused with 400, in the older release it is not there', async () => {
  const plain = await startSandbox({ tls: false })
  const params = { Id: nobody }
  expect((await plain.invoke(dcm.getDcmConnection, { params })).status).toBe(400)
  const request = { params: { id: nobody }, body: { userIds: [], userGroupIds: [] } }
  expect((await plain.invoke(dcm.shareDcmForExecution, request)).status).toBe(400)
  const old = await startSandbox({ release: '2023.1' })
  expect((await old.send('POST', 'v3/dcm/connections')).status).toBe(404)
})
