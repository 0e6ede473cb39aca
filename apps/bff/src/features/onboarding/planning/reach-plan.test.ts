import { smallTeam } from '@curator/alteryx-sandbox/worlds/small-team'
import {
  type CollectionMember,
  type CollectionRights,
  collectionRightKeys,
} from '@curator/console-contract/collections'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createWorldDirectory } from '../../../../testing/world-directory.ts'
import { ReachBook, type ReachSources } from '../../../access/reach-book.ts'
import type { PlanChunk } from '../../../plans/change.ts'
import { toMembershipCell } from '../collection-cell.ts'
import type { Mapping } from '../mapping.ts'
import { judgeRows } from '../sheet-content.ts'
import { GroupBook } from './group-book.ts'
import { planOnboarding } from './onboarding-plan.ts'
import { type PlannedProfile, ProfileBook } from './profile-book.ts'
import { TruthBook } from './truth.ts'

const now = '2026-11-29T12:00:00.000Z'
const later = '2027-01-31T23:59:59.000Z'
const mapping: Mapping = [
  'email',
  'firstName',
  'lastName',
  'collections',
  'credentials',
  'dataConnections',
]
const header = [
  'Email',
  'First name',
  'Last name',
  'Collections',
  'Credentials',
  'Data connections',
]
const rights = (...keys: readonly string[]) =>
  Object.fromEntries(
    collectionRightKeys.map((key) => [key, keys.includes(key)]),
  ) as CollectionRights

const world = smallTeam()
const [template] = [...world.users.values()]
if (!template) throw new TypeError('the world has nobody')
world.addUser({ ...template, id: 'u-ada', email: 'ada@probe.test', userGroupIds: [] })
const directory = createWorldDirectory(world)

const seat = (set: Partial<CollectionMember>): CollectionMember => ({
  kind: 'user',
  id: 'u-ada',
  name: 'Ada',
  email: 'ada@probe.test',
  state: 'active',
  sid: '',
  memberCount: null,
  rights: rights('canAddAssets'),
  expiresAt: later,
  source: 'server',
  setAt: null,
  ...set,
})
const sources: ReachSources = {
  collections: {
    items: [
      { id: 'c-fin', name: 'Finance', members: [] },
      { id: 'c-hr', name: 'HR', members: [seat({})] },
      {
        id: 'c-ops',
        name: 'Ops',
        members: [seat({ rights: null, expiresAt: null, source: 'unknown' })],
      },
      { id: 'c-own', name: 'Own', members: [seat({ source: 'console' })] },
      { id: 'c-over', name: 'Over', members: [seat({ expiresAt: '2026-01-01T00:00:00.000Z' })] },
      { id: 'c-a', name: 'Same', members: [] },
      { id: 'c-b', name: 'same ', members: [] },
    ],
    why: null,
  },
  credentials: {
    items: [
      { id: 'k-1', name: 'CORP\\svc', userIds: [] },
      { id: 'k-2', name: 'CORP\\own', userIds: ['u-ada'] },
    ],
    why: null,
  },
  dataConnections: { items: [{ id: 'd-1', name: 'DWH', userIds: [] }], why: null },
}

async function plan(
  rows: readonly (readonly string[])[],
  more: {
    readonly usual?: PlannedProfile
    readonly reach?: ReachSources
    readonly isWindows?: boolean
  } = {},
) {
  const isWindows = more.isWindows ?? false
  const judged = await judgeRows(
    rows.map((cells, at) => ({ line: at + 2, cells })),
    header,
    mapping,
  )
  const chunks: PlanChunk[] = []
  for await (const chunk of planOnboarding(
    (async function* () {
      yield judged
    })(),
    {
      mapping,
      groups: new GroupBook((names) => directory.findGroupsByName(names), []),
      findUsers: (emails) => directory.findUsersByEmail(emails),
      findUsersById: (ids) => directory.findUsersById(ids),
      profiles: new ProfileBook([], more.usual ?? null),
      truth: new TruthBook(null),
      isWindows,
      reach: { book: new ReachBook(more.reach ?? sources), isWindows, now },
    },
  ))
    chunks.push(chunk)
  return {
    rows: chunks.flatMap((chunk) => chunk.rows),
    changes: chunks.flatMap((chunk) => chunk.changes),
  }
}
const ada = (collections: string, credentials = '', connections = '') => [
  ['ada@probe.test', '', '', collections, credentials, connections],
]

/** Cell of collections, verdict, values of the change and what was there before; null: no change. */
const table: readonly (readonly [string, string, object | null, unknown])[] = [
  ['Finance', 'update', { rights: rights(), expiresAt: null }, 'none'],
  ['finance [all]', 'update', { rights: rights(...collectionRightKeys), expiresAt: null }, 'none'],
  [
    'Finance [admin, until 2027-01-31]',
    'update',
    { rights: rights('isAdmin'), expiresAt: later },
    'none',
  ],
  ['c-fin [admin]', 'update', { rights: rights('isAdmin'), expiresAt: null }, 'none'],
  ['HR', 'unchanged', null, null],
  ['HR [add assets]', 'unchanged', null, null],
  ['HR [add assets, until 2027-01-31]', 'unchanged', null, null],
  [
    'HR [admin]',
    'update',
    { rights: rights('isAdmin'), expiresAt: later },
    { rights: rights('canAddAssets'), expiresAt: later },
  ],
  [
    'HR [never]',
    'update',
    { rights: rights('canAddAssets'), expiresAt: null },
    { rights: rights('canAddAssets'), expiresAt: later },
  ],
  ['Ops', 'unchanged', null, null],
  ['Ops [admin]', 'update', { rights: rights('isAdmin'), expiresAt: null }, 'unknown'],
  ['Own [add assets]', 'unchanged', null, null],
  ['Own [admin]', 'update', { rights: rights('isAdmin'), expiresAt: later }, 'unknown'],
]

describe('memberships of somebody present', () => {
  test.each(table)('%s is %s', async (cell, verdict, values, before) => {
    const { changes, rows } = await plan(ada(cell))
    expect(rows).toMatchObject([{ verdict, reasons: [] }])
    expect(changes).toHaveLength(values ? 1 : 0)
    if (values)
      expect(changes[0]).toMatchObject({ kind: 'set-collection-member', payload: values, before })
  })

  test('a blind overwrite says so', async () => {
    const { changes } = await plan(ada('Ops [admin]'))
    expect(changes[0]?.sentence).toContain('blind overwrite')
  })

  test.each([
    ['Nowhere', 'unchanged', /collection “Nowhere” does not exist/],
    ['Same', 'conflict', /2 collections called “Same”/],
    ['Finance [until 2026-11-28]', 'unchanged', /has passed/],
    ['Over [admin]', 'unchanged', /has passed/],
    ['Ops [until 2027-01-31]', 'unchanged', /write the rights, too/],
    ['Finance [boss]', 'invalid', /“boss” at “Finance” is no right/],
  ])('%s is %s with the reason', async (cell, verdict, reason) => {
    const { changes, rows } = await plan(ada(cell))
    expect(rows).toMatchObject([{ verdict, reasons: [expect.stringMatching(reason)] }])
    expect(changes).toEqual([])
  })

  test('an id settles which of two is meant', async () => {
    const { changes } = await plan(ada('c-b'))
    expect(changes).toMatchObject([{ payload: { collection: { id: 'c-b' } } }])
  })

  test('what can’t be read is left out with the reason', async () => {
    const why = 'The Server refused to list collections.'
    const reach = { ...sources, collections: { items: [], why } }
    const { rows } = await plan(ada('Finance'), { reach })
    expect(rows[0]).toMatchObject({ verdict: 'unchanged', reasons: [expect.stringContaining(why)] })
  })

  test('Windows sign-in needs a SID, which is told of those who are in some collection', async () => {
    const without = await plan(ada('Finance'), { isWindows: true })
    expect(without.rows[0]).toMatchObject({ reasons: [expect.stringContaining('SID')] })
    const items = [
      ...sources.collections.items.slice(0, 1),
      { id: 'c-hr', name: 'HR', members: [seat({ sid: 'S-1-5-21-7' })] },
    ]
    const reach = { ...sources, collections: { items, why: null } }
    const { changes } = await plan(ada('Finance'), { reach, isWindows: true })
    expect(changes).toMatchObject([{ payload: { sid: 'S-1-5-21-7' } }])
  })

  test('Windows sign-in changes members without a SID', async () => {
    const { changes } = await plan(ada('HR [admin]'), { isWindows: true })
    expect(changes).toMatchObject([{ kind: 'set-collection-member' }])
  })
})

describe('shares', () => {
  test('are added one by one, and those that are there are not', async () => {
    const { changes, rows } = await plan(ada('', 'corp\\SVC; CORP\\own; CORP\\none', 'DWH'))
    expect(changes.map(({ kind, sentence }) => `${kind} ${sentence}`)).toEqual([
      expect.stringMatching(/^add-share Share the credential “CORP\\svc” with .*ada@probe.test/),
      expect.stringMatching(/^add-share Share the data connection “DWH” with/),
    ])
    expect(rows[0]).toMatchObject({
      verdict: 'update',
      reasons: ['The credential “CORP\\none” does not exist on the Server and is left out.'],
    })
  })
})

test('a job profile puts people into collections and shares with them; the cell of the row wins', async () => {
  const usual: PlannedProfile = {
    id: 'p-1',
    name: 'Analyst',
    values: {},
    groups: [],
    reach: { collections: 'finance [admin]; HR', credentials: 'CORP\\svc', dataConnections: 'DWH' },
  }
  const { changes } = await plan(ada('Finance [add users]', 'corp\\svc'), { usual })
  expect(changes.map(({ kind }) => kind)).toEqual([
    'set-collection-member',
    'add-share',
    'add-share',
  ])
  expect(changes[0]).toMatchObject({ payload: { rights: rights('canAddUsers') } })
})

test('somebody new gets everything by the same row, after the account', async () => {
  const { changes, rows } = await plan([
    ['new@probe.test', 'New', 'Person', 'Finance [admin]', 'CORP\\svc', 'DWH'],
  ])
  expect(rows).toMatchObject([{ verdict: 'create', changeSeqs: [1, 2, 3, 4] }])
  expect(changes).toMatchObject([
    { kind: 'create-user' },
    { kind: 'set-collection-member', dependsOn: [1], payload: { member: { createdBy: 1 } } },
    { kind: 'add-share', dependsOn: [1], payload: { receiver: { ref: { createdBy: 1 } } } },
    { kind: 'add-share', dependsOn: [1] },
  ])
})

test('what a sheet asked for is unchanged when it is brought again, whatever it says', async () => {
  const memberships = fc.uniqueArray(
    fc.record({
      id: fc.constantFrom('c-fin', 'c-hr', 'c-ops'),
      rights: fc.option(
        fc.record(
          Object.fromEntries(collectionRightKeys.map((key) => [key, fc.boolean()])),
        ) as unknown as fc.Arbitrary<CollectionRights>,
      ),
      expiresAt: fc.option(fc.constantFrom(later, '2028-02-29T10:00:00.000Z')),
    }),
    { selector: ({ id }) => id },
  )
  await fc.assert(
    fc.asyncProperty(
      memberships,
      fc.subarray(['CORP\\svc', 'CORP\\own']),
      fc.boolean(),
      async (wanted, credentials, isShared) => {
        const cell = wanted
          .map((each) => toMembershipCell(each.id, each.rights, each.expiresAt))
          .join('; ')
        const rows = ada(cell, credentials.join(';'), isShared ? 'DWH' : '')
        const first = await plan(rows)
        const second = await plan(rows, { reach: applyTo(sources, first.changes) })
        expect(second.changes).toEqual([])
        expect(second.rows).toMatchObject([{ verdict: 'unchanged' }])
      },
    ),
    { numRuns: 60 },
  )
})

/** What the Server has after the changes. */
function applyTo(before: ReachSources, changes: PlanChunk['changes']): ReachSources {
  const share = (items: ReachSources['credentials']['items']) =>
    items.map((item) => {
      const isNew = changes.some(
        ({ kind, payload }) =>
          kind === 'add-share' && 'id' in payload.thing && payload.thing.id === item.id,
      )
      return isNew ? { ...item, userIds: [...item.userIds, 'u-ada'] } : item
    })
  const items = before.collections.items.map((item) => {
    const set = changes.flatMap((change) =>
      change.kind === 'set-collection-member' &&
      'id' in change.payload.collection &&
      change.payload.collection.id === item.id
        ? [change.payload]
        : [],
    )[0]
    if (!set) return item
    const others = item.members.filter(({ id }) => id !== 'u-ada')
    const { expiresAt, rights: six } = set
    return { ...item, members: [...others, seat({ rights: six, expiresAt, source: 'console' })] }
  })
  return {
    collections: { items, why: null },
    credentials: { items: share(before.credentials.items), why: null },
    dataConnections: { items: share(before.dataConnections.items), why: null },
  }
}
