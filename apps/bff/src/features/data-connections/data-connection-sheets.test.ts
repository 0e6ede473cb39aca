import {
  createDataConnectionSheetPlan,
  getDataConnectionSheetTemplate,
  readDataConnectionSheet,
} from '@curator/console-contract/data-connection-plans'
import { listDataConnections } from '@curator/console-contract/data-connections'
import type { ConnectionId } from '@curator/console-contract/ids'
import { getPlan } from '@curator/console-contract/plans'
import { undoRun } from '@curator/console-contract/runs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rowsOf, runPlan } from '../../../testing/run-plan.ts'
import { startConsole, type TestConsole } from '../../../testing/start-console.ts'
import { waitForDirectory } from '../../../testing/wait-for-directory.ts'

let running: TestConsole
let connectionId: ConnectionId
beforeAll(async () => {
  running = await startConsole({ sandbox: { world: 'small-team' } })
  connectionId = await running.connect()
  await waitForDirectory(running, connectionId)
})
afterAll(() => running.close())

const head = 'connection,person,group,action,new name\n'
const toInput = (rows: string) => ({
  query: { connectionId, fileName: 'connections.csv' },
  body: new TextEncoder().encode(head + rows),
})
const plan = async (rows: string) => {
  const { planId } = await running.call(createDataConnectionSheetPlan, toInput(rows))
  const found = await running.call(getPlan, { params: { planId } })
  return { planId, found, rows: await rowsOf(running.call, planId) }
}
const names = async () => {
  const query = { connectionId, state: [] }
  return (await running.call(listDataConnections, { query })).items.map(({ name }) => name)
}
const needless = 'Only a row that renames has a new name.'

test.each([
  ['Ledger,,,rename,', [['new name', 'The row does not say the new name.']]],
  [`Ledger,,,rename,${'x'.repeat(256)}`, [['new name', 'A name has at most 255 letters.']]],
  ['Ledger,,,delete,Other', [['new name', needless]]],
  ['Ledger,,Analysts,add,Other', [['new name', needless]]],
  [
    'Ledger,bo.nguyen@example.test,Analysts,delete,',
    [
      ['person', 'A row that deletes a data connection names neither person nor group.'],
      ['group', 'A row that deletes a data connection names neither person nor group.'],
    ],
  ],
  [
    'nothing,,Analysts,juggle,',
    [
      ['connection', 'The Server has no data connection called “nothing”.'],
      ['action', '“juggle” is none of add, remove, rename and delete.'],
    ],
  ],
])('faults stand at their column: %s', async (row, faults) => {
  const { items } = await running.call(readDataConnectionSheet, toInput(`${row}\n`))
  expect(items[0]?.sentence).toBe('')
  expect(items[0]?.faults.map(({ column, text }) => [column, text])).toEqual(faults)
})

test('every row is understood, and what another row deletes is left alone', async () => {
  const rows =
    'Ledger,,,rename,Books\nArchive,,,Delete,\nArchive,,,rename,Old\nLedger,bo.nguyen@example.test,,remove,\n'
  const { items, unknownColumns } = await running.call(readDataConnectionSheet, toInput(rows))
  expect(unknownColumns).toEqual([])
  expect(items.map(({ sentence }) => sentence)).toEqual([
    'Rename it to “Books”.',
    'Delete it for good; the plan says who loses it.',
    '',
    'Take it from bo.nguyen@example.test.',
  ])
  expect(items[2]?.faults).toEqual([
    { column: 'action', text: 'Line 3 deletes this data connection.' },
  ])
})

test('the same connection is renamed, shared and deleted once', async () => {
  const rows =
    'Ledger,,,rename,A\nLedger,,,rename,B\nLedger,,Finance,,\nLedger,,Finance,add,\nArchive,,,delete,\nArchive,,,delete,\n'
  expect((await plan(rows)).rows.map(({ verdict }) => verdict)).toEqual([
    'update',
    'skip',
    'create',
    'skip',
    'update',
    'skip',
  ])
})

test('names are changed and connections deleted; the same sheet again writes nothing', async () => {
  const [ledger] = [...running.sandbox.world.dataConnections.values()].filter(
    ({ name }) => name === 'Ledger',
  )
  const rename = `${ledger?.id},,,rename,Books\n`
  const made = await plan(rename)
  const run = await runPlan(running.call, made.planId)
  expect(await names()).toEqual(['Archive', 'Books'])
  const again = await plan(rename)
  expect(again.rows.map(({ verdict }) => verdict)).toEqual(['unchanged'])
  expect(again.found.changeCount).toBe(0)
  const undo = await running.call(undoRun, { params: { runId: run.id } })
  await runPlan(running.call, undo.planId)
  expect(await names()).toEqual(['Archive', 'Ledger'])

  const deletion = await plan('Archive,,,delete,\nLedger,,,,Books\n')
  expect(deletion.found.danger).toBe('destructive')
  expect(deletion.rows).toMatchObject([
    {
      verdict: 'update',
      reasons: ['It is shared with nobody. Workflows that use it all the same will fail.'],
    },
    { verdict: 'invalid' },
  ])
  await runPlan(running.call, deletion.planId)
  expect(await names()).toEqual(['Ledger'])
  const gone = await plan('Archive,,,delete,\n')
  expect(gone.found).toMatchObject({ changeCount: 0, verdictCounts: { invalid: 1 } })
})

test('the template has the columns', async () => {
  const { bytes } = await running.call(getDataConnectionSheetTemplate, { query: { format: 'csv' } })
  expect(new TextDecoder().decode(bytes)).toContain('connection,person,group,action,new name')
})
