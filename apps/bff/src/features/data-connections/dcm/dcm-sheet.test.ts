import { dcmConnection } from '@curator/console-contract/dcm-connections'
import { expect, test } from 'vitest'
import { toReading } from '../../../sheets/access-sheet.ts'
import { dcmSheetColumns, judgeDcmLines } from './dcm-sheet.ts'
import { mostTyped } from './dcm-sheet-secret.ts'

const end = '2026-12-31T10:00:00.000Z'
const secretOf = (secretRole: string, expiresAt: string | null) => ({
  credentialRole: 'default',
  secretRole,
  userName: 'svc',
  expiresAt,
  state: 'good' as const,
})
const connect = (number: number, secrets: object[] = [secretOf('password', end)]) =>
  dcmConnection.parse({
    id: `0198c0de-0000-7000-8000-${String(number).padStart(12, '0')}`,
    name: `Lake ${number}`,
    technology: 'Oracle',
    host: '',
    owner: { id: 'u1', name: 'Ada', email: 'ada@example.test', state: 'active' },
    secrets,
    nextExpiryAt: null,
    executionCount: 1,
    collaborationCount: 0,
    lastChangedAt: null,
  })
const lakes = [
  connect(1),
  connect(2, [secretOf('password', null), secretOf('token', end)]),
  connect(3, []),
]

const columns = Object.keys(dcmSheetColumns) as (keyof typeof dcmSheetColumns)[]
const judge = (rows: readonly string[], connections = lakes) =>
  judgeDcmLines(
    rows.map((row, at) => {
      const cells = row.split(',')
      const named = columns.map((column, index) => [column, cells[index] ?? ''])
      return { line: at + 2, cells: Object.fromEntries(named) }
    }),
    connections,
  )
const secret = { credentialRole: 'default', secretRole: 'password' }

test.each([
  [
    'another end',
    'Lake 1,,change secret,default,password,2027-01-31,',
    { ...secret, kind: 'expiry', expiresAt: '2027-01-31T23:59:59.000Z' },
    'Its secret “default, password” ends on 2027-01-31.',
  ],
  [
    'no end',
    'Lake 1,,Change  Secret,default,password,Never,no',
    { ...secret, kind: 'expiry', expiresAt: null },
    'Its secret “default, password” never ends.',
  ],
  [
    'another value, and the end stays',
    'Lake 1,,change secret,default,password,,Yes',
    { ...secret, kind: 'secret', expiresAt: end },
    'A new secret “default, password”, typed when the run is started; its end stays.',
  ],
  [
    'both',
    'Lake 2,ada@example.test,change secret,default,password,2027-01-31T10:00:00Z,yes',
    { ...secret, kind: 'secret', expiresAt: '2027-01-31T10:00:00.000Z' },
    'A new secret “default, password”, typed when the run is started; it ends at 2027-01-31 10:00 UTC.',
  ],
  [
    'the end that it has',
    'Lake 1,,change secret,default,password,2026-12-31T11:00:00+01:00,',
    { ...secret, kind: 'expiry', expiresAt: end },
    'Nothing: it ends at 2026-12-31 10:00 UTC already.',
  ],
])('a row changes a secret: %s', (_, row, task, sentence) => {
  const [judged] = judge([row])
  expect(judged?.row.faults).toEqual([])
  expect(judged?.row.sentence).toBe(sentence)
  expect(judged?.task).toEqual(task)
})

const notNew = 'Only a row that changes a secret has this.'
test.each([
  [
    'roles that are not said',
    'Lake 1,,change secret,,,2027-01-31,',
    [
      ['credential role', 'The row does not say the role.'],
      ['secret role', 'The row does not say the role.'],
    ],
  ],
  [
    'a place that it has not',
    'Lake 2,,change secret,default,pin,2027-01-31,',
    [
      [
        'secret role',
        'The connection has no secret at this place. Write one that it has: default, password; default, token.',
      ],
    ],
  ],
  [
    'no secret at all',
    'Lake 3,,change secret,default,password,,yes',
    [['secret role', 'The connection has no secret.']],
  ],
  [
    'a row that asks for nothing',
    'Lake 1,,change secret,default,password,,',
    [['ends', 'Say when it ends, or write yes under new value.']],
  ],
  [
    'a day that is none',
    'Lake 1,,change secret,default,password,2027-02-30,yes',
    [['ends', 'Write a day such as 2027-01-31, an instant with its zone, or never.']],
  ],
  [
    'cells that only secrets have',
    'Lake 1,,end running,default,password,2027-01-31,yes',
    ['credential role', 'secret role', 'ends', 'new value'].map((column) => [column, notNew]),
  ],
  [
    'another action',
    'Lake 1,,juggle,,,,',
    [['action', '“juggle” is none of end running, end working, change secret and delete.']],
  ],
])('faults stand at their column: %s', (_, row, faults) => {
  const [judged] = judge([row])
  expect(judged?.task).toBeNull()
  expect(judged?.row.faults.map(({ column, text }) => [column, text])).toEqual(faults)
})

test('a word that says no new value does no harm in another row', () => {
  expect(judge(['Lake 1,,end running,,,,no'])[0]?.row.faults).toEqual([])
})

test('nothing repeats what somebody wrote in place of yes', () => {
  const typed = 'hunter-2-secret'
  const judged = judge([
    `Lake 1,,change secret,default,password,,${typed}`,
    `Lake 1,,change secret,default,password,${typed},yes`,
    `Lake 1,,change secret,default,${typed},,yes`,
    `Lake 1,,change secret,${typed},password,,yes`,
    `Lake 1,,end running,,,,${typed}`,
  ])
  const reading = toReading(
    judged.map(({ row }) => row),
    { columns: [], unknownColumns: [], notices: [] },
  )
  expect(reading.faultCount).toBe(5)
  expect(JSON.stringify(judged)).not.toContain(typed)
  expect(judged[0]?.row.faults).toEqual([
    {
      column: 'new value',
      text: 'Write yes or no. A sheet never holds the value: it is typed when the run is started.',
    },
  ])
})

test('one row changes the secret of a connection, and none of one that is deleted', () => {
  const judged = judge([
    'Lake 2,,change secret,default,password,never,yes',
    'Lake 2,,change secret,default,token,never,',
    'Lake 2,,end running,,,,',
    'Lake 1,,change secret,default,password,never,yes',
    'Lake 1,,delete,,,,',
  ])
  expect(judged.map(({ row: { faults } }) => faults.map(({ text }) => text))).toEqual([
    [],
    [
      'Line 2 changes a secret of this connection. Bring the other with another sheet, once that has run.',
    ],
    [],
    ['Another row deletes this connection.'],
    [],
  ])
})

test('a sheet asks for no more values than somebody types', () => {
  const many = Array.from({ length: mostTyped + 1 }, (_, at) => connect(at + 10))
  const rows = many.map(({ id }) => `${id},,change secret,default,password,,yes`)
  const judged = judge(rows, many)
  expect(judged.filter(({ task }) => task !== null)).toHaveLength(mostTyped)
  expect(judged.at(-1)?.row.faults[0]?.text).toContain(`at most ${mostTyped} new values`)
})
