import { onboardingFieldKeys } from '@curator/console-contract/onboarding-fields'
import { describe, expect, test } from 'vitest'
import { isEmail } from '../../sheets/email.ts'
import { parseFlag } from '../../sheets/flag.ts'
import { parseGroups, parseRole, parseZone } from './cell-values.ts'
import type { Mapping } from './mapping.ts'
import { toWantedRow } from './planning/wanted-row.ts'
import { findRowFaults, toRowKey } from './row-faults.ts'
import { judgeRows } from './sheet-content.ts'

const header = ['Email', 'First name', 'Role', 'Time zone', 'Active', 'Worker', 'Groups']
const mapping: Mapping = [
  'email',
  'firstName',
  'role',
  'timeZone',
  'isActive',
  'defaultWorkerTag',
  'groups',
]
const good = ['a@example.test', 'Ada', 'Viewer', 'Europe/Berlin', 'yes', '', '']

const withCell = (column: number, value: string) => good.with(column, value)
const faultsOf = (cells: readonly string[]) => findRowFaults(cells, header, mapping, [])

describe('faults', () => {
  test.each([
    ['a missing e-mail', 0, '', 'email_missing', null],
    ['an e-mail without a host', 0, 'ada@', 'email_malformed', null],
    ['an e-mail with two @', 0, 'a@b@c', 'email_malformed', null],
    [
      'an e-mail with a comma for a dot',
      0,
      'ada@example,test',
      'email_malformed',
      'ada@example.test',
    ],
    ['a name of 256 characters', 1, 'x'.repeat(256), 'name_too_long', null],
    ['an emptied name', 1, '<clear>', 'clear_not_allowed', null],
    ['a role that does not exist', 2, 'Artizan', 'role_unknown', 'Artisan'],
    ['a role like no other', 2, 'Chief', 'role_unknown', null],
    ['a time zone misspelt', 3, 'Europe/Berln', 'zone_unknown', 'Europe/Berlin'],
    ['a time zone by its city', 3, 'Berlin', 'zone_unknown', 'Europe/Berlin'],
    [
      'a time zone by its Windows name',
      3,
      'W. Europe Standard Time',
      'zone_unknown',
      'Europe/Berlin',
    ],
    ['a time zone as an offset', 3, '+01:00', 'zone_unknown', null],
    ['a flag in other words', 4, 'perhaps', 'flag_unknown', null],
    ['a tag of 256 characters', 5, 'x'.repeat(256), 'text_too_long', null],
    ['a group name of 256 characters', 6, `Sales; ${'x'.repeat(256)}`, 'group_name_too_long', null],
  ])('%s is found at its cell', (_name, column, value, code, suggestion) => {
    const faults = faultsOf(withCell(column, value))
    expect(faults).toMatchObject([{ code, column, suggestion }])
    expect(faults[0]?.message).toMatch(/\.$/)
  })

  test('blank cells, other spellings and <clear> where it may stand are fine', () => {
    expect(faultsOf(['a@example.test', '', '', '', '', '', ''])).toEqual([])
    expect(
      faultsOf([
        'Å@exämple.test',
        'x'.repeat(255),
        'no access',
        'asia/kolkata',
        'WAHR',
        '<Clear>',
        ';;',
      ]),
    ).toEqual([])
    expect(faultsOf(withCell(3, '<clear>'))).toEqual([])
  })

  test('a row too long names what is too much, a row too short says where it ends', () => {
    const [tooLong] = faultsOf([...good, 'extra'])
    expect(tooLong).toMatchObject({ code: 'row_too_long', column: null })
    expect(tooLong?.message).toContain('“extra”')
    expect(faultsOf(good.slice(0, 3))[0]).toMatchObject({ code: 'row_too_short' })
  })

  test('all faults of a row are told at once', () => {
    expect(
      faultsOf(['x', 'y'.repeat(300), 'z', 'w', 'v', '', '']).map((fault) => fault.code),
    ).toEqual(['email_malformed', 'name_too_long', 'role_unknown', 'zone_unknown', 'flag_unknown'])
  })

  test('the same e-mail, case apart, names the other lines; a row left out does not count', async () => {
    const row = (line: number, email: string, isExcluded = false) => ({
      line,
      cells: good.with(0, email),
      isExcluded,
    })
    const rows = [
      row(2, 'ada@example.test'),
      row(3, 'ADA@Example.test'),
      row(4, 'bo@example.test'),
      row(5, 'Bo@example.test', true),
    ]
    const judged = await judgeRows(rows, header, mapping)
    expect(
      judged.map((one) => one.faults.map((fault) => fault.message.match(/line (\S+?)\./)?.[1])),
    ).toEqual([['3'], ['2'], [], []])
  })
})

test('without an e-mail column a row has no key', () => {
  expect(toRowKey(['x'], [null])).toBeNull()
  expect(toRowKey(['A@x.test'], ['email'])).toBe('a@x.test')
})

test('cells become what they say', () => {
  expect(
    ['ja', 'Nein', 'VRAI', 'faux', 'x', '1', '0', 'oui', 'non', 'vielleicht'].map(parseFlag),
  ).toEqual([true, false, true, false, true, true, false, true, false, undefined])
  expect(
    ['No Access', 'noaccess', 'default', 'EVALUATED', 'artisan', 'boss'].map(parseRole),
  ).toEqual(['NoAccess', 'NoAccess', 'Evaluated', 'Evaluated', 'Artisan', undefined])
  expect(
    ['utc', 'europe/berlin', 'ASIA/KOLKATA', 'america/port-au-prince', 'gmt', '', 'Mars/Base'].map(
      parseZone,
    ),
  ).toEqual([
    'UTC',
    'Europe/Berlin',
    'Asia/Kolkata',
    'America/Port-au-Prince',
    'GMT',
    undefined,
    undefined,
  ])
  expect(parseGroups(' Sales ;Legal; sales;; ')).toEqual(['Sales', 'Legal'])
  expect(
    [
      'a@b',
      'a.b+c@d-e.test',
      "o'neil@x.test",
      'a b@c',
      '@x',
      'a@.x',
      `${'a'.repeat(250)}@b.test`,
    ].map(isEmail),
  ).toEqual([true, true, true, false, false, false, false])
})

test('a row asks only for what is written in it', () => {
  expect(
    toWantedRow(['a@example.test', '', 'default', '<clear>', 'no', '', 'Sales'], mapping),
  ).toEqual({
    email: 'a@example.test',
    fields: { role: 'Evaluated', timeZone: '', isActive: false },
    groups: ['Sales'],
    ownGroups: ['Sales'],
    memberships: [],
    credentials: [],
    dataConnections: [],
    action: null,
    profileName: '',
  })
})

test('every field of the sheet has a check', () => {
  const cells = onboardingFieldKeys.map(() => '')
  expect(findRowFaults(cells, onboardingFieldKeys, onboardingFieldKeys, [])).toHaveLength(1)
})
