import type { UserId } from '@curator/console-contract/ids'
import { expect, test } from 'vitest'
import { makeUser } from '../../../testing/directory-users.ts'
import type { MemberFacts } from '../../access/access-facts.ts'
import { type TargetFacts, toQuestion } from './gather-question.ts'

const now = '2026-11-29T12:00:00.000Z'
const ended = '2026-11-29T11:00:00.000Z'
const member = (
  kind: MemberFacts['kind'],
  id: string,
  expiresAt: string | null = null,
): MemberFacts => ({ kind, id, name: id, rights: null, source: 'unknown', expiresAt })
const collection = (id: string, ownerId: string, ...members: MemberFacts[]) => ({
  id,
  name: id,
  ownerId,
  members,
})

test('own collections are those that are owned or where a membership has not ended', async () => {
  const ada = { ...makeUser('ada'), groups: [{ id: 'sales', name: 'Sales' }] }
  const book = {
    directory: { findUsersById: async () => [ada] },
    groups: new Map(),
    whys: { collections: null, credentials: null, dataConnections: null },
    collections: [
      collection('owned', 'ada'),
      collection('in', 'else', member('user', 'ada')),
      collection('was-in', 'else', member('user', 'ada', ended)),
      collection('by-group', 'else', member('group', 'sales')),
      collection('by-ended-group', 'else', member('group', 'sales', ended)),
      collection('others', 'else', member('user', 'ben')),
    ],
  }
  const target = { kind: 'schedule', id: 's', name: 'Nightly', ownerId: 'else', collections: [] }
  const studios = { studioOf: new Map(), why: null }
  const facts = { book, studios, target, isWindows: false, now } as unknown as TargetFacts
  const { ownCollections } = await toQuestion(facts, 'ada' as UserId)
  expect(ownCollections.map(({ id, isOwner }) => [id, isOwner])).toEqual([
    ['owned', true],
    ['in', false],
    ['by-group', false],
  ])
})
