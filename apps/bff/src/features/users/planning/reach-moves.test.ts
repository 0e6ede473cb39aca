import {
  type CollectionMember,
  type CollectionRights,
  collectionRightKeys,
} from '@curator/console-contract/collections'
import type { UserAction } from '@curator/console-contract/user-plans'
import { expect, test } from 'vitest'
import { makeUser } from '../../../../testing/directory-users.ts'
import { ReachBook, type ReachSources } from '../../../access/reach-book.ts'
import type { DirectoryUser } from '../../../directory/directory.ts'
import { toReachMoves } from './reach-moves.ts'
import type { SignIn, UserPlanFacts } from './user-plan-facts.ts'

const mover: DirectoryUser = { ...makeUser('mover', {}), groups: [] }
const model: DirectoryUser = { ...makeUser('model', {}), groups: [] }
const rights = (...keys: readonly string[]) =>
  Object.fromEntries(
    collectionRightKeys.map((key) => [key, keys.includes(key)]),
  ) as CollectionRights
const seat = (id: string, set: Partial<CollectionMember> = {}): CollectionMember => ({
  kind: 'user',
  id,
  name: id,
  email: '',
  state: 'active',
  sid: '',
  memberCount: null,
  rights: rights('isAdmin'),
  expiresAt: null,
  source: 'server',
  setAt: null,
  ...set,
})
const unknown = { rights: null, source: 'unknown' } as const

function move(sources: Partial<ReachSources>, groups: 'add' | 'match', signIn: SignIn = 'builtin') {
  const empty = { items: [], why: null }
  const reach = new ReachBook({
    collections: empty,
    credentials: empty,
    dataConnections: empty,
    ...sources,
  })
  const action: UserAction = {
    kind: 'copy',
    fromUserId: model.id,
    parts: ['collections', 'credentials', 'dataConnections'],
    groups,
  }
  const facts = { model, reach, signIn, now: '2026-11-29T12:00:00.000Z' } as UserPlanFacts
  const { makers, notes } = toReachMoves(action, mover, facts)
  return { changes: makers.flatMap((make, at) => make(at + 1) ?? []), notes }
}
const inCollection = (...members: CollectionMember[]) => ({
  collections: { items: [{ id: 'c-1', name: 'Finance', members }], why: null },
})

/** Members, rule, and the kind of change with what was before. */
const table: readonly (readonly [
  string,
  readonly CollectionMember[],
  'add' | 'match',
  string | null,
  unknown,
])[] = [
  ['a membership of the model', [seat('model')], 'add', 'set-collection-member', 'none'],
  [
    'one that has ended',
    [seat('model', { expiresAt: '2026-01-01T00:00:00.000Z' })],
    'add',
    null,
    null,
  ],
  ['the same for both', [seat('model'), seat('mover')], 'match', null, null],
  ['other rights, added', [seat('model'), seat('mover', { rights: rights() })], 'add', null, null],
  [
    'other rights, matched',
    [seat('model'), seat('mover', { rights: rights() })],
    'match',
    'set-collection-member',
    { rights: rights(), expiresAt: null },
  ],
  [
    'own rights unknown, matched',
    [seat('model'), seat('mover', unknown)],
    'match',
    'set-collection-member',
    'unknown',
  ],
  [
    'own rights as this console set them, matched',
    [seat('model'), seat('mover', { rights: rights(), source: 'console' })],
    'match',
    'set-collection-member',
    'unknown',
  ],
  [
    'the same for both, as this console set it',
    [seat('model'), seat('mover', { source: 'console' })],
    'match',
    null,
    null,
  ],
  [
    'only the mover, as this console set it, matched',
    [seat('mover', { source: 'console' })],
    'match',
    'remove-collection-member',
    'unknown',
  ],
  ['only the mover, added', [seat('mover')], 'add', null, null],
  [
    'only the mover, matched',
    [seat('mover')],
    'match',
    'remove-collection-member',
    { rights: rights('isAdmin'), expiresAt: null },
  ],
  ['a group of that id', [seat('model', { kind: 'group' })], 'match', null, null],
]
test.each(table)('%s', (_, members, groups, kind, before) => {
  const { changes, notes } = move(inCollection(...members), groups)
  expect(notes).toEqual([])
  expect(changes.map((change) => change.kind)).toEqual(kind ? [kind] : [])
  if (kind) expect(changes[0]?.before).toEqual(before)
})

test('what the model may do and nobody knows is left out with the reason', () => {
  const { changes, notes } = move(inCollection(seat('model', unknown)), 'match')
  expect(changes).toEqual([])
  expect(notes).toEqual([expect.stringContaining('can’t be read')])
})

test('Windows sign-in needs a SID of the mover', () => {
  const { changes, notes } = move(inCollection(seat('model')), 'add', 'windows')
  expect(changes).toEqual([])
  expect(notes).toEqual([expect.stringContaining('SID')])
})

test('members are changed and removed without a SID', () => {
  const other = move(inCollection(seat('model'), seat('mover', unknown)), 'match', 'windows')
  expect(other.changes.map(({ kind }) => kind)).toEqual(['set-collection-member'])
  const gone = move(inCollection(seat('mover')), 'match', 'windows')
  expect(gone.changes.map(({ kind }) => kind)).toEqual(['remove-collection-member'])
})

test('shares are given, and taken away where the two are to match', () => {
  const share = (id: string, ...userIds: string[]) => ({ id, name: id, userIds })
  const sources = {
    credentials: { items: [share('k-1', 'model'), share('k-2', 'mover')], why: null },
    dataConnections: { items: [share('d-1', 'model', 'mover')], why: null },
  }
  expect(move(sources, 'add').changes.map(({ kind }) => kind)).toEqual(['add-share'])
  expect(move(sources, 'match').changes.map(({ kind }) => kind)).toEqual([
    'add-share',
    'remove-share',
  ])
  const why = 'The Server refused.'
  expect(move({ credentials: { items: [], why } }, 'add').notes).toEqual([why])
})
