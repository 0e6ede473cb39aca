import type { UserGroupId } from '@curator/console-contract/ids'
import { expect, test } from 'vitest'
import { makeUser } from '../../../../testing/directory-users.ts'
import type { DirectoryGroup, DirectoryUser } from '../../../directory/directory.ts'
import { explainRole } from './role-explanation.ts'

const groupOf = (name: string, role: DirectoryGroup['role']): DirectoryGroup => ({
  id: name as UserGroupId,
  name,
  role,
  dateAdded: null,
  memberIds: [],
  memberCount: 0,
})
type Role = DirectoryUser['role']

test.each<[Role, [string, Role][], string | null, string[], RegExp]>([
  ['Viewer', [['a', 'Curator']], 'Viewer', [], /^Ada Lopez has the role Viewer of their own/],
  [
    'Evaluated',
    [
      ['a', 'Viewer'],
      ['b', 'Artisan'],
      ['c', 'Artisan'],
    ],
    'Artisan',
    ['b', 'c'],
    /highest role of their groups counts: Artisan, from “b” and “c”\.$/,
  ],
  ['Evaluated', [['a', 'Evaluated']], null, [], /no group gives a role/],
  ['Evaluated', [], null, [], /is in no group/],
])('%s in %j is %s', (role, groups, effective, deciding, sentence) => {
  const user = { ...makeUser('u', { role }), groups: [] }
  const told = explainRole(
    user,
    groups.map(([name, groupRole]) => groupOf(name, groupRole)),
    'builtin',
  )
  expect(told.role).toBe(effective)
  expect(told.groups.filter(({ decides }) => decides).map(({ name }) => name)).toEqual(deciding)
  expect(told.sentence).toMatch(sentence)
  expect(told.note).toBeNull()
})

test('where groups decide, Windows sign-in may hide some', () => {
  const user = { ...makeUser('u', { role: 'Evaluated' }), groups: [] }
  expect(explainRole(user, [], 'windows').note).toMatch(/^On this Server/)
  expect(explainRole(user, [], 'unknown').note).toMatch(/^With Windows sign-in/)
  expect(explainRole({ ...user, role: 'Viewer' }, [], 'windows').note).toBeNull()
})
