import { listDcmRules } from '@curator/console-contract/dcm-connections'
import * as wire from '@curator/console-contract/dcm-plans'
import type { ConnectionId } from '@curator/console-contract/ids'
import { getPlan } from '@curator/console-contract/plans'
import { undoRun } from '@curator/console-contract/runs'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { rowsOf, runPlan } from '../../../../testing/run-plan.ts'
import { startConsole, type TestConsole } from '../../../../testing/start-console.ts'
import { waitForDirectory } from '../../../../testing/wait-for-directory.ts'

let running: TestConsole
let connectionId: ConnectionId
beforeAll(async () => {
  running = await startConsole({ sandbox: { world: 'small-team' } })
  connectionId = await running.connect()
  await waitForDirectory(running, connectionId)
})
afterAll(() => running.close())

/** One rule with a target, and two for one source. */
beforeEach(() => {
  const { dcmRules } = running.sandbox.world
  const [first] = dcmRules.values()
  if (!first) throw new Error('a world without rules')
  for (const { id } of [...dcmRules.values()]) if (id !== first.id) dcmRules.remove(id)
  const add = (id: string, source: string, target: string) =>
    dcmRules.add({
      ...first,
      id,
      sourceConnectionId: source,
      sourceConnectionTitle: `Name of ${source}`,
      targetConnectionId: target,
      targetConnectionTitle: target === '' ? '' : `Name of ${target}`,
    })
  add('rule-a', 'lake-1', 'lake-2')
  add('rule-b', 'twin', 'lake-3')
  add('rule-c', 'twin', '')
})

const head = 'source id,source name,target id,target name,action,rule\n'
const toInput = (rows: string) => ({
  query: { connectionId, fileName: 'rules.csv' },
  body: new TextEncoder().encode(head + rows),
})
const plan = async (rows: string) => {
  const { planId } = await running.call(wire.createDcmRuleSheetPlan, toInput(rows))
  const found = await running.call(getPlan, { params: { planId } })
  return { planId, found, rows: await rowsOf(running.call, planId) }
}
const rules = async () => {
  const { items } = await running.call(listDcmRules, { query: { connectionId } })
  return items
    .slice(1)
    .map(({ sourceConnectionId, sourceTitle, targetConnectionId, targetTitle }) =>
      [sourceConnectionId, sourceTitle, targetConnectionId, targetTitle].join(' | '),
    )
    .sort()
}
const asBefore = [
  'lake-1 | Name of lake-1 | lake-2 | Name of lake-2',
  'twin | Name of twin |  | ',
  'twin | Name of twin | lake-3 | Name of lake-3',
]

test.each([
  [
    'a rule is added with its target',
    'new-1,New,new-2,Target,add,',
    'Add the rule: “Target” stands for it.',
  ],
  ['a rule waits for a target', 'new-1,,,,Add,', 'Add the rule: nothing stands for it.'],
  [
    'a rule gets another target, which brings its name',
    'LAKE-1,,lake-9,,change,',
    'Change the rule: “lake-9” stands for it.',
  ],
  ['a target is taken away', 'lake-1,,none,,change,', 'Change the rule: nothing stands for it.'],
  ['one of two is named by its id', ',,,,delete,rule-b', 'Delete the rule.'],
  ['a row changes nothing', 'lake-1,,lake-2,,change,', 'Nothing: the rule says so already.'],
  [
    'a rule is there already',
    'lake-1,Name of lake-1,lake-2,Name of lake-2,add,',
    'Nothing: the rule says so already.',
  ],
])('a row is understood: %s', async (_, row, sentence) => {
  const { items } = await running.call(wire.readDcmRuleSheet, toInput(`${row}\n`))
  expect(items[0]?.faults).toEqual([])
  expect(items[0]?.sentence).toBe(sentence)
})

test.each([
  [
    'a source that has a rule',
    'lake-1,,lake-9,,add,',
    [
      [
        'source id',
        'There is a rule for this source already. Write change to give it another target.',
      ],
    ],
  ],
  ['a new rule with an id', 'new-1,,,,add,rule-a', [['rule', 'A new rule has no id yet.']]],
  [
    'no source',
    ',New,,,add,',
    [['source id', 'The row does not say the connection id of the source.']],
  ],
  [
    'a target without its id',
    'new-1,,none,Target,add,',
    [['target id', 'The row names a target without its id.']],
  ],
  [
    'two rules for one source',
    'twin,,,,delete,',
    [
      [
        'source id',
        'The Server has 2 for this source. Write the id of one under rule: rule-b (“Name of lake-3” stands for it), rule-c (nothing stands for it).',
      ],
    ],
  ],
  [
    'a rule that is not there',
    'no such,,,,delete,',
    [['source id', 'The Server has no handling rule for “no such”.']],
  ],
  [
    'an id that is not there',
    ',,,,delete,rule-z',
    [['rule', 'The Server has no handling rule with this id.']],
  ],
  [
    'a deletion with a target',
    'lake-1,,lake-2,,delete,',
    [['target id', 'A row that deletes a rule has no target.']],
  ],
  ['a long name', `new-1,${'x'.repeat(256)},,,add,`, [['source name', 'At most 255 letters.']]],
  [
    'another action',
    'lake-1,,,,juggle,',
    [['action', '“juggle” is none of add, change and delete.']],
  ],
  [
    'no action',
    'lake-1,,,,,',
    [['action', 'The row names no action. Write add, change or delete.']],
  ],
])('faults stand at their column: %s', async (_, row, faults) => {
  const { items } = await running.call(wire.readDcmRuleSheet, toInput(`${row}\n`))
  expect(items[0]?.sentence).toBe('')
  expect(items[0]?.faults.map(({ column, text }) => [column, text])).toEqual(faults)
})

test('two rows about one rule can’t go together', async () => {
  const rows = 'lake-1,,lake-9,,change,\n,,,,delete,RULE-A\nnew-1,,,,add,\nnew-1,,x,,add,\n'
  const { items } = await running.call(wire.readDcmRuleSheet, toInput(rows))
  expect(items.map(({ faults }) => faults.map(({ column, text }) => [column, text]))).toEqual([
    [],
    [['rule', 'Line 2 is about the same rule.']],
    [],
    [['source id', 'Line 4 is about the same rule.']],
  ])
})

test('rules are added, changed and deleted by one plan, and all of it is undone', async () => {
  const rows =
    'new-1,New,new-2,Target,add,\nlake-1,,none,,change,\n,,,,delete,rule-b\nno such,,,,delete,\n'
  const made = await plan(rows)
  expect(made.found).toMatchObject({
    title: 'Handling rules from rules.csv',
    danger: 'destructive',
  })
  expect(made.rows.map(({ line, subject, verdict }) => [line, subject, verdict])).toEqual([
    [2, 'New', 'create'],
    [3, 'Name of lake-1', 'update'],
    [4, 'Name of twin', 'update'],
    [5, 'no such', 'invalid'],
  ])
  const run = await runPlan(running.call, made.planId)
  expect(run.counts.outcomes.applied).toBe(3)
  const after = ['lake-1 | Name of lake-1 |  | ', 'new-1 | New | new-2 | Target', asBefore[1]]
  expect(await rules()).toEqual(after)
  const undo = await running.call(undoRun, { params: { runId: run.id } })
  await runPlan(running.call, undo.planId)
  expect(await rules()).toEqual(asBefore)
})

test('the same sheet again writes nothing', async () => {
  const rows = 'new-1,New,new-2,Target,add,\nlake-1,,lake-9,,change,\n'
  await runPlan(running.call, (await plan(rows)).planId)
  const again = await plan(rows)
  expect(again.rows.map(({ verdict }) => verdict)).toEqual(['unchanged', 'unchanged'])
  expect(again.found.changeCount).toBe(0)
})

test('viewers may look at nothing and plan nothing', async () => {
  const viewer = await running.signInAs('viewer')
  const denied = { problem: { code: 'permission_denied' } }
  const input = toInput('lake-1,,,,delete,\n')
  await expect(viewer(wire.readDcmRuleSheet, input)).rejects.toMatchObject(denied)
  await expect(viewer(wire.createDcmRuleSheetPlan, input)).rejects.toMatchObject(denied)
})

test('the template is understood as it is', async () => {
  const { bytes } = await running.call(wire.getDcmRuleSheetTemplate, { query: { format: 'csv' } })
  const query = { connectionId, fileName: 'template.csv' }
  const reading = await running.call(wire.readDcmRuleSheet, { query, body: new Uint8Array(bytes) })
  expect(reading).toMatchObject({ rowCount: 1, faultCount: 0, unknownColumns: [] })
  expect(reading.columns).toEqual(head.trim().split(','))
})

test('a sheet without the column of sources says so, and so does a Server without TLS', async () => {
  const query = { connectionId, fileName: 'rules.csv' }
  const body = new TextEncoder().encode('target id,action\nx,add\n')
  await expect(running.call(wire.readDcmRuleSheet, { query, body })).rejects.toMatchObject({
    problem: { code: 'file_unreadable' },
  })
  const plain = await startConsole({ sandbox: { world: 'small-team', tls: false } })
  const id = await plain.connect()
  await waitForDirectory(plain, id)
  const input = toInput('lake-1,,,,delete,\n')
  await expect(
    plain.call(wire.readDcmRuleSheet, { ...input, query: { ...input.query, connectionId: id } }),
  ).rejects.toMatchObject({ problem: { code: 'action_not_available' } })
  await plain.close()
})
