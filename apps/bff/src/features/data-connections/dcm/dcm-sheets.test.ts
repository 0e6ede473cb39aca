import { listDcmConnections } from '@curator/console-contract/dcm-connections'
import * as wire from '@curator/console-contract/dcm-plans'
import type { ConnectionId } from '@curator/console-contract/ids'
import { getPlan } from '@curator/console-contract/plans'
import { undoRun } from '@curator/console-contract/runs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dumpStore } from '../../../../testing/dump-store.ts'
import { rowsOf, runPlan } from '../../../../testing/run-plan.ts'
import { startConsole, type TestConsole } from '../../../../testing/start-console.ts'
import { waitForDirectory } from '../../../../testing/wait-for-directory.ts'

let running: TestConsole
let connectionId: ConnectionId
const place = { credentialRole: 'default', secretRole: 'password' }

beforeAll(async () => {
  running = await startConsole({ sandbox: { world: 'small-team' } })
  const { dcmConnections } = running.sandbox.world
  const warehouse = [...dcmConnections.values()].find(({ name }) => name === 'Warehouse')
  if (!warehouse) throw new Error('a world without a warehouse')
  // Another one of the name, of the same owner.
  const id = '0198c0de-0000-7000-8000-000000000077'
  const dataSource = { ...warehouse.dataSource, id: `${id} source` }
  const held = warehouse.credentials[place.credentialRole]
  const credentials = held ? { [place.credentialRole]: { ...held, id: `${id} credential` } } : {}
  dcmConnections.add({ ...warehouse, id, name: 'Spare', dataSource, credentials })
  connectionId = await running.connect()
  await waitForDirectory(running, connectionId)
})
afterAll(() => running.close())

const head = 'connection,owner,action,credential role,secret role,ends,new value\n'
const toInput = (rows: string) => ({
  query: { connectionId, fileName: 'secrets.csv' },
  body: new TextEncoder().encode(head + rows),
})
const plan = async (rows: string) => {
  const { planId } = await running.call(wire.createDcmSheetPlan, toInput(rows))
  const found = await running.call(getPlan, { params: { planId } })
  return { planId, found, rows: await rowsOf(running.call, planId) }
}
const find = (name: string) => {
  const found = [...running.sandbox.world.dcmConnections.values()].find(
    (each) => each.name === name,
  )
  return found?.credentials[place.credentialRole]?.secrets[place.secretRole]
}

test('each row gets the value that is typed for it, which no undo brings back', async () => {
  const before = find('Warehouse')?.expiresOn
  const rows =
    'Warehouse,,change secret,default,password,,yes\nSpare,,change secret,default,password,2037-01-31,yes\n'
  const made = await plan(rows)
  expect(made.rows.map(({ line, verdict }) => [line, verdict])).toEqual([
    [2, 'update'],
    [3, 'update'],
  ])
  expect(made.found.secretSlots).toEqual([
    {
      slot: 'secret of line 2',
      label: 'New secret of “Warehouse” of Ada Lopez (default, password), line 2',
    },
    {
      slot: 'secret of line 3',
      label: 'New secret of “Spare” of Ada Lopez (default, password), line 3',
    },
  ])
  const run = await runPlan(running.call, made.planId, {
    'secret of line 2': 'typed for the warehouse',
    'secret of line 3': 'typed for the spare one',
  })
  expect(run.counts.outcomes.applied).toBe(2)
  expect(find('Warehouse')).toMatchObject({ text: 'typed for the warehouse', expiresOn: before })
  expect(find('Spare')).toMatchObject({
    text: 'typed for the spare one',
    expiresOn: '2037-01-31T23:59:59.000Z',
  })
  const kept = (await dumpStore(running.db)).map(({ text }) => text).join('\n')
  expect(kept).not.toContain('typed for the')
  const undo = await running.call(undoRun, { params: { runId: run.id } })
  const undoRows = await rowsOf(running.call, undo.planId)
  expect(undoRows.map(({ reasons }) => reasons.join(' '))).toEqual([
    expect.stringContaining('never told the secret'),
    expect.stringContaining('never told the secret'),
  ])
})

test('another end is written without a typed value, and undone; the same sheet again writes nothing', async () => {
  const before = find('Warehouse')
  const rows = 'Warehouse,ada.lopez@example.test,change secret,default,password,2037-02-28,\n'
  const made = await plan(rows)
  expect(made.found.secretSlots).toEqual([])
  const run = await runPlan(running.call, made.planId)
  expect(find('Warehouse')).toEqual({ ...before, expiresOn: '2037-02-28T23:59:59.000Z' })
  const again = await plan(rows)
  expect(again.rows.map(({ line, verdict }) => [line, verdict])).toEqual([[2, 'unchanged']])
  expect(again.found.changeCount).toBe(0)
  const undo = await running.call(undoRun, { params: { runId: run.id } })
  await runPlan(running.call, undo.planId)
  expect(find('Warehouse')).toEqual(before)
})

test('a secret that stands in the sheet is a fault, and stands nowhere else', async () => {
  const secret = 'PLANTED-in-the-sheet'
  const rows = `Warehouse,,change secret,default,password,,${secret}\nSpare,,change secret,default,password,${secret},yes\n`
  const reading = await running.call(wire.readDcmSheet, toInput(rows))
  expect(reading.items.map(({ faults }) => faults.map(({ column }) => column))).toEqual([
    ['new value'],
    ['ends'],
  ])
  const made = await plan(rows)
  expect(made.rows.map(({ verdict }) => verdict)).toEqual(['invalid', 'invalid'])
  expect(JSON.stringify([reading, made])).not.toContain(secret)
  const kept = (await dumpStore(running.db)).map(({ text }) => text).join('\n')
  expect(kept).not.toContain(secret)
})

test('viewers may look at nothing and plan nothing', async () => {
  const viewer = await running.signInAs('viewer')
  const denied = { problem: { code: 'permission_denied' } }
  const input = toInput('Warehouse,,delete,,,,\n')
  await expect(viewer(wire.readDcmSheet, input)).rejects.toMatchObject(denied)
  await expect(viewer(wire.createDcmSheetPlan, input)).rejects.toMatchObject(denied)
})

test('the template is understood as it is', async () => {
  const { bytes } = await running.call(wire.getDcmSheetTemplate, { query: { format: 'csv' } })
  const query = { connectionId, fileName: 'template.csv' }
  const reading = await running.call(wire.readDcmSheet, { query, body: new Uint8Array(bytes) })
  expect(reading.unknownColumns).toEqual([])
  expect(reading.columns).toEqual(head.trim().split(','))
  const { items } = await running.call(listDcmConnections, { query: { connectionId, state: [] } })
  expect(items.map(({ name }) => name)).toContain('Warehouse')
})
