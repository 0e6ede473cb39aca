import * as admin from '@curator/alteryx-contract/server/v3/dcm-admin'
import * as rules from '@curator/alteryx-contract/server/v3/dcm-rules'
import type { DcmConnection } from '@curator/alteryx-contract/server/v3/dcm-values'
import { expect, test } from 'vitest'
import { dcmBody, secretText } from '../../testing/dcm-body.ts'
import { ada, bo, cleo, nobody, noon, startSandbox } from '../../testing/start-sandbox.ts'
import { checkWorld } from '../check-world.ts'

const namesOf = (json: unknown) => (json as DcmConnection[]).map(({ name }) => name)

async function start() {
  const started = await startSandbox()
  const [warehouse] = started.sandbox.world.dcmConnections.of(started.user(ada).id)
  if (!warehouse) throw new Error('Ada has no connection')
  return { ...started, warehouse, params: { id: warehouse.id } }
}

test('the list is everything, what one person sees, or one connection', async () => {
  const { invoke, user, warehouse } = await start()
  const list = (query: { connectionId?: string; visibleBy?: string }) =>
    invoke(admin.listDcmConnections, { query })
  const all = await list({})
  expect(namesOf(all.json)).toEqual(['Warehouse', 'Lake'])
  expect(all.text).not.toContain('practice-password')
  expect(namesOf((await list({ visibleBy: user(bo).id })).json)).toEqual(['Lake'])
  const seen = await list({ visibleBy: user(cleo).id })
  expect(seen.json).toMatchObject([{ name: 'Warehouse', sharedBy: { email: ada } }])
  const { connectionId } = warehouse
  expect(namesOf((await list({ connectionId })).json)).toEqual(['Warehouse'])
  expect((await list({ connectionId, visibleBy: user(bo).id })).json).toEqual([])
  expect((await list({ visibleBy: nobody })).status).toBe(400)
})

test('a Curator makes and changes connections for others, and hands them over', async () => {
  const { invoke, sandbox, user, warehouse } = await start()
  const upsert = (id: string | undefined, ownerId: string) =>
    invoke(admin.upsertDcmConnectionAsCurator, {
      body: { ...dcmBody(id === undefined ? {} : { id }), ownerId },
    })
  const made = await upsert(undefined, user(bo).id)
  expect(made.status).toBe(201)
  expect(made.text).not.toContain(secretText)
  expect(sandbox.world.dcmConnections.of(user(bo).id)).toHaveLength(2)
  const moved = await upsert(warehouse.id, user(bo).id)
  expect([moved.status, sandbox.world.dcmConnections.of(user(ada).id)]).toEqual([200, []])
  expect((await upsert(undefined, nobody)).status).toBe(400)
  expect((await upsert(nobody, user(bo).id)).status).toBe(404)
  const noOwner = { body: dcmBody() as never }
  expect((await invoke(admin.upsertDcmConnectionAsCurator, noOwner)).status).toBe(400)
  expect(checkWorld(sandbox.world)).toEqual([])
})

test('anybody’s connection is read, taken from others, and deleted', async () => {
  const { invoke, sandbox, user, warehouse, params } = await start()
  const { world } = sandbox
  const sharedCredentials = [warehouse.credentials.default?.id ?? '']
  world.dcmCollaboration.share(params.id, 'user', user(bo).id)
  world.dcmConnections.update(params.id, { sharedCredentials })
  expect((await invoke(admin.getDcmConnectionAsCurator, { params })).json).toMatchObject({
    sharing: { collaboration: { sharedCredentials, users: [{ email: bo }] } },
  })
  for (const spec of [
    admin.unshareDcmForExecutionAsCurator,
    admin.unshareDcmForCollaborationAsCurator,
  ]) {
    const { status, text } = await invoke(spec, { params })
    expect([status, text]).toEqual([200, ''])
  }
  expect((await invoke(admin.getDcmConnectionAsCurator, { params })).json).toMatchObject({
    sharing: {
      execution: { users: [], userGroups: [] },
      collaboration: { sharedCredentials: [], users: [] },
    },
  })
  expect((await invoke(admin.deleteDcmConnectionAsCurator, { params })).json).toMatchObject({
    deletedConnections: [{ id: params.id, deletedOn: noon }],
  })
  expect(checkWorld(world)).toEqual([])
})

test('connectors see name and data source, by the id that workflows use', async () => {
  const { invoke, warehouse } = await start()
  const { connectionId } = warehouse
  const { json } = await invoke(admin.getDcmConnectionForConnect, { params: { connectionId } })
  expect(json).toEqual({
    objectId: warehouse.id,
    name: 'Warehouse',
    dataSource: {
      name: 'Warehouse server',
      schemaName: 'sqlserver.datasource',
      drvName: 'SQL Server',
      host: 'sqlserver1.example.test',
      parameters: { port: 1433 },
    },
  })
  const params = { connectionId: nobody }
  expect((await invoke(admin.getDcmConnectionForConnect, { params })).status).toBe(404)
})

test('whatever names one connection or rule is 404 for an unknown id, and for Curators alone', async () => {
  const { invoke, user } = await start()
  const params = { id: nobody }
  for (const spec of [
    admin.getDcmConnectionAsCurator,
    admin.deleteDcmConnectionAsCurator,
    admin.unshareDcmForExecutionAsCurator,
    admin.unshareDcmForCollaborationAsCurator,
    rules.getDcmRule,
    rules.deleteDcmRule,
  ] as const) {
    expect((await invoke(spec, { params })).status).toBe(404)
    expect((await invoke(spec, { params }, user(ada).id)).status).toBe(401)
  }
})

test('rules are made, changed, read and deleted', async () => {
  const { invoke } = await start()
  const upsert = (body: object) => invoke(rules.upsertDcmRule, { body: body as never })
  const made = await upsert({ sourceConnectionId: 'other' })
  const { id } = made.json as { id: string }
  expect([made.status, made.json]).toEqual([
    201,
    expect.objectContaining({ targetConnectionId: '', createdOn: noon }),
  ])
  const body = { id, sourceConnectionId: 'other', targetConnectionTitle: 'Ours' }
  const changed = await upsert(body)
  expect([changed.status, changed.json]).toEqual([200, expect.objectContaining(body)])
  expect((await upsert({ ...body, id: nobody })).status).toBe(404)
  expect((await upsert({})).status).toBe(400)
  expect((await invoke(rules.listDcmRules, {})).json).toHaveLength(2)
  expect((await invoke(rules.getDcmRule, { params: { id } })).json).toEqual(changed.json)
  const { json } = await invoke(rules.deleteDcmRule, { params: { id } })
  expect(json).toEqual({ id, deletedOn: noon })
  expect((await invoke(rules.listDcmRules, {})).json).toHaveLength(1)
})
