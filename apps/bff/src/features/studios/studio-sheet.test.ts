import { studio as studioShape } from '@curator/console-contract/studios'
import { expect, test } from 'vitest'
import type { DirectoryUser } from '../../directory/directory.ts'
import type { PlanChunk } from '../../plans/change.ts'
import type { StudioFacts } from './studio-plan.ts'
import { judgeStudioLines } from './studio-sheet.ts'
import { planStudioSheet } from './studio-sheet-plan.ts'
import { type StudioColumn, studioColumns } from './studio-sheet-rows.ts'

const aStudio = (id: string, name: string) =>
  studioShape.parse({
    id,
    name,
    userCount: 0,
    workflowCount: 0,
    credential: null,
    canShareSchedules: false,
  })
const people = ['ada', 'bob'].map(
  (name) => ({ id: `u-${name}`, email: `${name}@example.test`, firstName: name }) as DirectoryUser,
)
const facts: StudioFacts = {
  studios: new Map([
    ['s1', aStudio('s1', 'Red')],
    ['s2', aStudio('s2', 'Blue')],
  ]),
  users: new Map(),
  workflowCounts: new Map(),
  places: { studioOf: new Map(), people: new Map(), all: [], why: null },
  credentialNames: { c1: 'CORP\\runner', c2: 'CORP\\twin', c3: 'CORP\\twin' },
  credentialsWhy: null,
}
type Row = Partial<Record<StudioColumn, string>>
const blank = Object.fromEntries(Object.keys(studioColumns).map((name) => [name, '']))
const judge = (rows: readonly Row[], more: Partial<StudioFacts> = {}) =>
  judgeStudioLines(
    rows.map((row, at) => ({ line: at + 2, cells: { ...blank, ...row } as Required<Row> })),
    people,
    { ...facts, ...more },
  )
const faultsOf = (rows: readonly Row[], more: Partial<StudioFacts> = {}) =>
  judge(rows, more).map(({ row }) => row.faults.map(({ column, text }) => `${column}: ${text}`))

test.each<[string, Row, string[]]>([
  ['a new name in a row that moves', { 'new name': 'X' }, ['new name: ']],
  [
    'a credential in a row that deletes',
    { action: 'delete', email: '', 'default credential': 'x' },
    ['default credential: '],
  ],
  ['a person in a row that sets', { action: 'set', 'share schedules': 'no' }, ['email: ']],
  ['nothing to set', { action: 'set', email: '' }, ['action: Say the new name']],
  ['no new name', { action: 'rename', email: '' }, ['new name: Say the new name.']],
  [
    'an unknown credential',
    { action: 'set', email: '', 'default credential': 'CORP\\x' },
    ['default credential: The Server has no credential'],
  ],
  [
    'a credential of two',
    { action: 'set', email: '', 'default credential': 'CORP\\twin' },
    ['default credential: The Server has 2'],
  ],
  [
    'a flag that is none',
    { action: 'create', studio: 'Lab', 'share schedules': 'maybe' },
    ['share schedules: “maybe”'],
  ],
  [
    'a new name for a new studio',
    { action: 'create', studio: 'Lab', 'new name': 'Lob' },
    ['new name: '],
  ],
])('%s is a fault of its cell', (_, row, wanted) => {
  const [faults = []] = faultsOf([{ studio: 'Red', email: 'ada@example.test', ...row }])
  expect(faults).toHaveLength(wanted.length)
  for (const [at, start] of wanted.entries()) expect(faults[at]).toContain(start)
})

test('why credentials could not be read is said in place of their not being there', () => {
  const row = { studio: 'Red', action: 'set', 'default credential': 'CORP\\runner' }
  const more = { credentialNames: {}, credentialsWhy: 'Not told.' }
  expect(faultsOf([row], more)).toEqual([['default credential: Not told.']])
})

test.each<[string, readonly Row[], readonly string[][]]>([
  [
    'two changes of one studio',
    [
      { studio: 'Red', action: 'rename', 'new name': 'Pink' },
      { studio: 's1', action: 'set', 'share schedules': 'yes' },
    ],
    [[], ['studio: Line 2 changes this studio already.']],
  ],
  [
    'one name for two studios',
    [
      { studio: 'Red', action: 'rename', 'new name': 'Pink' },
      { studio: 'Blue', action: 'set', 'new name': 'PINK' },
    ],
    [[], ['new name: Line 2 gives this name to another studio.']],
  ],
  [
    'the name of a new studio',
    [
      { studio: 'Red', action: 'rename', 'new name': 'Pink' },
      { studio: 'pink', action: 'create' },
    ],
    [['new name: Line 3 makes a studio of this name.'], []],
  ],
  [
    'one person twice, by e-mail and by id',
    [
      { studio: 'Red', email: 'ada@example.test' },
      { studio: 'Blue', email: 'u-ada' },
    ],
    [[], ['email: Line 2 moves this person already.']],
  ],
  [
    'two deletions of one studio',
    [
      { studio: 'Red', action: 'delete' },
      { studio: 's1', action: 'delete' },
    ],
    [[], ['studio: Line 2 deletes this studio already.']],
  ],
  [
    'a deletion of a studio that is filled or changed',
    [
      { studio: 's1', action: 'delete' },
      { studio: 'Red', email: 'ada@example.test' },
      { studio: 'Blue', action: 'set', 'share schedules': 'yes' },
      { studio: 's2', action: 'delete' },
    ],
    [['studio: Line 3 moves people into it.'], [], [], ['studio: Line 4 changes it.']],
  ],
  [
    'settings of a new studio in a later row',
    [
      { studio: 'Lab', action: 'create', 'share schedules': 'yes' },
      { studio: 'Lab', action: 'create', email: 'ada@example.test', 'share schedules': 'no' },
      { studio: 'Lab', action: 'create', email: 'bob@example.test' },
    ],
    [[], ['studio: Line 2 makes this studio: say there what it is made with.'], []],
  ],
  [
    'a new studio that is made with something faulty',
    [
      { studio: 'Lab', action: 'create', 'default credential': 'CORP\\x' },
      { studio: 'Lab', action: 'create', email: 'ada@example.test' },
    ],
    [
      ['default credential: The Server has no credential called “CORP\\x”.'],
      ['studio: Line 2 makes this studio and has a fault.'],
    ],
  ],
])('%s: the fault names the other line', (_, rows, wanted) => {
  expect(faultsOf(rows)).toEqual(wanted)
})

test('a new studio is made with what its row says, and the Server’s own credential is said so', async () => {
  const judged = judge([
    {
      studio: 'Lab',
      action: 'create',
      'default credential': 'corp\\RUNNER',
      'share schedules': 'x',
    },
    { studio: 'Red', action: 'set', 'default credential': '<clear>' },
  ])
  expect(judged.map(({ row }) => row.sentence)).toEqual([
    'Create the studio “Lab”. Default credential: CORP\\runner. Its people may share schedules.',
    'Nothing to do: the studio “Red” is as wanted.',
  ])
  const chunks: PlanChunk[] = []
  for await (const chunk of planStudioSheet(judged, facts).chunks()) chunks.push(chunk)
  expect(chunks.flatMap(({ rows }) => rows.map(({ verdict }) => verdict))).toEqual([
    'create',
    'unchanged',
  ])
  expect(chunks.flatMap(({ changes }) => changes.map(({ payload }) => payload))).toEqual([
    { name: 'Lab', credentialId: 'c1', canShareSchedules: true, knownIds: [] },
  ])
})
