import * as dataPlans from '@curator/console-contract/data-connection-plans'
import * as data from '@curator/console-contract/data-connections'
import * as dcm from '@curator/console-contract/dcm-connections'
import * as dcmPlans from '@curator/console-contract/dcm-plans'
import type { ConnectionId, DataConnectionId } from '@curator/console-contract/ids'
import { getPlan } from '@curator/console-contract/plans'
import { getRun, startRun, undoRun } from '@curator/console-contract/runs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rowsOf, runPlan } from '../../../testing/run-plan.ts'
import { startConsole, type TestConsole } from '../../../testing/start-console.ts'
import { waitForDirectory } from '../../../testing/wait-for-directory.ts'
import { plantConnections, plantedString } from '../../../testing/walk-connections.ts'
import { addPerson } from '../../../testing/world-people.ts'

let running: TestConsole
let connectionId: ConnectionId
beforeAll(async () => {
  running = await startConsole({ sandbox: { world: 'small-team' } })
  connectionId = await running.connect()
  plantConnections(running)
  await waitForDirectory(running, connectionId)
})
afterAll(() => running.close())

const list = (more: object = {}) =>
  running.call(data.listDataConnections, { query: { connectionId, state: [], ...more } })
const details = (dataConnectionId: DataConnectionId) =>
  running.call(data.getDataConnection, { params: { dataConnectionId }, query: { connectionId } })
const plan = (
  ids: readonly DataConnectionId[],
  action: dataPlans.DataConnectionAction,
  call = running.call,
) =>
  call(dataPlans.createDataConnectionPlan, {
    body: { connectionId, selection: { kind: 'ids', ids: [...ids] }, action },
  })
const ledger = async () => {
  const { items } = await list({ search: 'ledger' })
  return items[0] as data.DataConnection
}

describe('the list of data connections', () => {
  test('says with how many people and groups each is shared', async () => {
    const { items, total } = await list()
    expect(total).toBe(2)
    expect(items.map(({ groupCount, name, userCount }) => [name, userCount, groupCount])).toEqual([
      ['Archive', 0, 0],
      ['Ledger', 1, 1],
    ])
    expect(JSON.stringify(items)).not.toContain('PWD')
  })

  test('is searched, filtered and sorted', async () => {
    expect((await list({ state: ['unshared'] })).items.map(({ name }) => name)).toEqual(['Archive'])
    expect((await list({ state: ['dcm'] })).total).toBe(0)
    expect((await list({ sort: '-userCount' })).items[0]?.name).toBe('Ledger')
    const [bo] = running.sandbox.world.findByEmail('bo.nguyen@example.test')
    expect((await list({ userId: bo?.id })).items.map(({ name }) => name)).toEqual(['Ledger'])
  })

  test('is exported with whom each is shared, without connection strings', async () => {
    const reply = await running.call(data.exportDataConnections, {
      query: { connectionId, state: [] },
    })
    const text = new TextDecoder().decode(reply.bytes)
    expect(text).toContain('bo.nguyen@example.test')
    expect(text).not.toContain(plantedString)
  })
})

describe('a connection string', () => {
  const reveal = async (call = running.call, reason = 'Server moved') =>
    call(data.revealConnectionString, {
      params: { dataConnectionId: (await ledger()).id },
      body: { connectionId, reason },
    })

  test('is answered once, and it is kept who asked and why', async () => {
    const { connectionString, revelation } = await reveal()
    expect(connectionString).toContain(plantedString)
    expect(revelation).toMatchObject({ reason: 'Server moved', accountName: 'Test administrator' })
    const { revelations } = await details((await ledger()).id)
    expect(revelations).toEqual([revelation])
    const rows = await running.db
      .selectFrom('connection_string_revelation' as never)
      .selectAll()
      .execute()
    expect(JSON.stringify(rows)).not.toContain(plantedString)
  })

  test('is not for viewers, nor without a reason', async () => {
    await expect(reveal(await running.signInAs('viewer'))).rejects.toMatchObject({
      problem: { code: 'permission_denied' },
    })
    await expect(reveal(running.call, ' ')).rejects.toMatchObject({
      problem: { code: 'request_invalid', fields: [{ path: 'body.reason' }] },
    })
    expect((await details((await ledger()).id)).revelations).toHaveLength(1)
  })
})

describe('plans', () => {
  test('share with people and a group, and are undone', async () => {
    const person = addPerson(running.sandbox, 'sharer')
    await waitForDirectory(running, connectionId)
    const [group] = [...running.sandbox.world.userGroups.values()].filter(
      ({ name }) => name === 'Finance',
    )
    const ids = (await list()).items.map(({ id }) => id)
    const { planId } = await plan(ids, {
      kind: 'share',
      receivers: [
        { kind: 'user', id: person.id },
        { kind: 'group', id: group?.id ?? '' },
        { kind: 'user', id: 'nobody' },
      ],
    })
    const rows = await rowsOf(running.call, planId)
    expect(rows.map(({ verdict }) => verdict)).toEqual([
      'create',
      'create',
      'create',
      'create',
      'invalid',
    ])
    const run = await runPlan(running.call, planId)
    expect(run.counts.outcomes.applied).toBe(4)
    const { people } = await details(ids[0] as DataConnectionId)
    expect(people.map(({ email }) => email)).toContain(person.email)
    const undo = await running.call(undoRun, { params: { runId: run.id } })
    await runPlan(running.call, undo.planId)
    expect((await list({ userId: person.id })).total).toBe(0)
  })

  test('rename one', async () => {
    const { id } = await ledger()
    await expect(plan([id, 'x' as never], { kind: 'rename', name: 'Y' })).rejects.toMatchObject({
      problem: { code: 'request_invalid' },
    })
    await runPlan(running.call, (await plan([id], { kind: 'rename', name: 'Ledger 2' })).planId)
    expect((await ledger()).name).toBe('Ledger 2')
  })

  test('are not for viewers', async () => {
    const viewer = await running.signInAs('viewer')
    await expect(plan([(await ledger()).id], { kind: 'delete' }, viewer)).rejects.toMatchObject({
      problem: { code: 'permission_denied' },
    })
  })
})

test('system connections are listed without their strings', async () => {
  const { items, why } = await running.call(data.listSystemConnections, { query: { connectionId } })
  expect(why).toBeNull()
  expect(items.map(({ name }) => name)).toEqual(['LedgerAlias', 'SalesAlias'])
})

describe('DCM connections', () => {
  const listDcm = (more: object = {}) =>
    running.call(dcm.listDcmConnections, { query: { connectionId, state: [], ...more } })

  test('are listed with owner, sharing and when their secrets end', async () => {
    const { items, why } = await listDcm()
    expect(why).toBeNull()
    const warehouse = items.find(({ name }) => name === 'Warehouse')
    expect(warehouse).toMatchObject({
      owner: { email: 'ada.lopez@example.test', state: 'active' },
      executionCount: 1,
      secrets: [{ credentialRole: 'default', secretRole: 'password' }],
    })
    expect(JSON.stringify(items)).not.toContain('PLANTED')
    expect((await listDcm({ state: ['owner_gone'] })).total).toBe(0)
    expect((await listDcm({ sort: 'nextExpiry' })).items[0]?.name).toBe('Warehouse')
  })

  test('get another end of a secret, and the old one back', async () => {
    const { items } = await listDcm({ search: 'warehouse' })
    const [warehouse] = items
    const action = {
      kind: 'expiry' as const,
      ids: items.map(({ id }) => id),
      credentialRole: 'default',
      secretRole: 'password',
      expiresAt: '2037-01-01T00:00:00.000Z',
    }
    const { planId } = await running.call(dcmPlans.createDcmPlan, {
      body: { connectionId, action },
    })
    const run = await runPlan(running.call, planId)
    expect((await listDcm()).items.find(({ name }) => name === 'Warehouse')?.nextExpiryAt).toBe(
      action.expiresAt,
    )
    const stored = running.sandbox.world.dcmConnections.need(warehouse?.id ?? '')
    expect(stored.credentials.default?.secrets.password?.text).toContain('PLANTED')
    const undo = await running.call(undoRun, { params: { runId: run.id } })
    await runPlan(running.call, undo.planId)
    expect((await listDcm()).items.find(({ name }) => name === 'Warehouse')?.nextExpiryAt).toBe(
      warehouse?.nextExpiryAt,
    )
  })

  test('get the secret that is typed when the run is started, and can’t get the old one back', async () => {
    const { items } = await listDcm({ search: 'warehouse' })
    const id = items[0]?.id as NonNullable<(typeof items)[number]>['id']
    const place = { credentialRole: 'default', secretRole: 'password' }
    const expiresAt = '2037-02-01T00:00:00.000Z'
    const { planId } = await running.call(dcmPlans.createDcmPlan, {
      body: { connectionId, action: { kind: 'secret', ids: [id], ...place, expiresAt } },
    })
    const { digest, secretSlots } = await running.call(getPlan, { params: { planId } })
    expect(secretSlots.map(({ slot }) => slot)).toEqual(['secret'])
    const start = (secrets: Record<string, string>) =>
      running.call(startRun, {
        params: { planId },
        body: { digest, idempotencyKey: '0198c0de-0000-7000-8000-00000000000b', secrets },
      })
    await expect(start({})).rejects.toMatchObject({ problem: { status: 409 } })
    const run = await start({ secret: 'typed secret' })
    await expect
      .poll(async () => (await running.call(getRun, { params: { runId: run.id } })).state, {
        timeout: 10_000,
      })
      .toBe('done')
    const stored = running.sandbox.world.dcmConnections.need(id).credentials.default
    expect(stored?.secrets.password).toMatchObject({ text: 'typed secret' })
    const undo = await running.call(undoRun, { params: { runId: run.id } })
    const [row] = await rowsOf(running.call, undo.planId)
    expect(row?.reasons.join(' ')).toContain('never told the secret')
  })

  test('come in a sheet, faulty rows as invalid', async () => {
    const query = { connectionId, fileName: 'dcm.csv' }
    const body = new TextEncoder().encode(
      [
        'connection,owner,action',
        'Warehouse,ada.lopez@example.test,end running',
        'warehouse,,End  Working',
        'Warehouse,bo.nguyen@example.test,delete',
        'Nowhere,,delete',
        'Warehouse,,',
        'Warehouse,,end running',
      ].join('\n'),
    )
    const reading = await running.call(dcmPlans.readDcmSheet, { query, body })
    expect(
      reading.items.map(({ faults, sentence }) => sentence || faults.map(({ column }) => column)),
    ).toEqual([
      'Nobody but the owner runs workflows with it any more.',
      expect.any(String),
      ['connection'],
      ['connection'],
      ['action'],
      ['connection'],
    ])
    const { planId } = await running.call(dcmPlans.createDcmSheetPlan, { query, body })
    const rows = await rowsOf(running.call, planId)
    expect(rows.map(({ line, verdict }) => [line, verdict])).toEqual([
      [2, 'update'],
      [3, expect.stringMatching(/^(update|unchanged)$/)],
      [4, 'invalid'],
      [5, 'invalid'],
      [6, 'invalid'],
      [7, 'invalid'],
    ])
    await runPlan(running.call, planId)
    const { items } = await listDcm({ search: 'warehouse' })
    expect(items[0]).toMatchObject({ executionCount: 0, collaborationCount: 0 })
  })

  test('tell why they can’t be read where the Server has no TLS', async () => {
    const plain = await startConsole({ sandbox: { world: 'small-team', tls: false } })
    const id = await plain.connect()
    await waitForDirectory(plain, id)
    const { items, why } = await plain.call(dcm.listDcmConnections, {
      query: { connectionId: id, state: [] },
    })
    expect(items).toEqual([])
    expect(why).not.toBeNull()
    await plain.close()
  })

  test('have handling rules, which are added and taken away', async () => {
    const rules = () => running.call(dcm.listDcmRules, { query: { connectionId } })
    const before = (await rules()).items.length
    const action = {
      kind: 'save' as const,
      id: null,
      sourceConnectionId: 'source-1',
      sourceTitle: 'Test lake',
      targetConnectionId: '',
      targetTitle: '',
    }
    const { planId } = await running.call(dcmPlans.createDcmRulePlan, {
      body: { connectionId, action },
    })
    const run = await runPlan(running.call, planId)
    expect((await rules()).items).toHaveLength(before + 1)
    const undo = await running.call(undoRun, { params: { runId: run.id } })
    await runPlan(running.call, undo.planId)
    expect((await rules()).items).toHaveLength(before)
  })
})
