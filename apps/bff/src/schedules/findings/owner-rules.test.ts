import { describe, expect, test } from 'vitest'
import { ada, away, evidenceOf, judge } from '../../../testing/schedule-evidence.ts'
import { findingRules } from './finding-rules.ts'

const off = { isEnabled: false }

test('nothing is found where everything is well', () => {
  const evidence = evidenceOf()
  expect(findingRules.filter(({ judge: ask }) => ask(evidence) !== null)).toEqual([])
})

describe('owner_gone', () => {
  test.each([
    [null, 'transfer: Nobody on the Server has the id of its owner, ada.'],
    [{ ...ada, state: 'inactive' }, 'transfer: Ada Lovelace, its owner, is inactive.'],
    [{ ...ada, state: 'no_access' }, 'transfer: Ada Lovelace, its owner, has the role No Access.'],
    [{ ...ada, isLocked: true }, 'transfer: The account of Ada Lovelace, its owner, is locked.'],
    [
      { ...ada, isLocked: null },
      'why: This release does not say whether the account of the owner is locked.',
    ],
    [ada, null],
  ] as const)('%o: %s', (owner, said) => {
    expect(judge('owner_gone', evidenceOf({ owner }))).toBe(said)
  })

  test('a schedule that is off runs with nobody’s rights', () => {
    expect(judge('owner_gone', evidenceOf({ owner: null }, off))).toBeNull()
  })
})

describe('owner_rights', () => {
  test.each([
    [
      { ...ada, canSchedule: false },
      'transfer: Ada Lovelace, its owner, may not schedule: the next change will be refused.',
    ],
    [
      { ...ada, role: 'Viewer' },
      'transfer: Ada Lovelace, its owner, is Viewer and so neither Artisan nor Curator: the next change or transfer will be refused.',
    ],
    [{ ...ada, role: null }, 'why: The default role of the Server decides the role of the owner.'],
    [
      { ...ada, canSchedule: null },
      'why: This release does not say whether the owner may schedule.',
    ],
    [{ ...ada, role: 'Curator', canSchedule: false }, null],
    [ada, null],
    [null, null],
  ] as const)('%o: %s', (owner, said) => {
    expect(judge('owner_rights', evidenceOf({ owner }))).toBe(said)
  })
})

describe('credential', () => {
  const svc = { name: 'corp\\svc', isSharedWithOwner: true }
  test.each([
    ['missing', 'change_credential: The credential that it runs as is not on the Server any more.'],
    [
      { ...svc, isSharedWithOwner: false },
      'change_credential: The credential “corp\\svc” is not shared with Ada Lovelace.',
    ],
    [svc, null],
    [null, null],
    [away, 'why: It could not be read.'],
  ] as const)('%o: %s', (credential, said) => {
    expect(judge('credential', evidenceOf({ credential }))).toBe(said)
  })

  test.each([
    ['Logon failure: the user name or password is incorrect.', true],
    ['The specified credentials: invalid user name', true],
    ['File "password list.csv" not found', false],
  ])('its last error %s', (lastError, isFound) => {
    const said = judge('credential', evidenceOf({ credential: svc }, { lastError }))
    expect(said?.includes('a guess from the words') ?? false).toBe(isFound)
  })
})

test.each([
  [
    [{ name: 'Warehouse', isSharedWithOwner: false }],
    'transfer: The workflow uses the data connection “Warehouse”, not shared with Ada Lovelace.',
  ],
  [[{ name: 'Warehouse', isSharedWithOwner: true }], null],
  [away, 'why: It could not be read.'],
] as const)('connection_share %o: %s', (connections, said) => {
  expect(judge('connection_share', evidenceOf({ connections }))).toBe(said)
})

describe('unread_output', () => {
  const gone = { ...ada, lastSignInAt: '2025-06-01T08:00:00Z' }
  test.each([
    [
      { owner: gone, collections: [] },
      'pause: No collection shares it, and Ada Lovelace, its owner, has not signed in for 90 days or more.',
    ],
    [
      { owner: { ...ada, lastSignInAt: null }, collections: [] },
      'pause: No collection shares it, and Ada Lovelace, its owner, has never signed in.',
    ],
    [{ owner: gone }, null],
    [{ collections: [] }, null],
    [{ owner: gone, collections: away }, 'why: It could not be read.'],
    [{ collections: away }, null],
  ])('%o: %s', (parts, said) => {
    expect(judge('unread_output', evidenceOf(parts))).toBe(said)
  })
})
