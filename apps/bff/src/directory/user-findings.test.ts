import { expect, test } from 'vitest'
import { makeGroup, makeUser } from '../../testing/directory-users.ts'
import { DirectoryModel } from './directory-model.ts'
import type { StoredUser } from './stored-user.ts'
import {
  type SettledFinding,
  toFindingBits,
  toFindingMask,
  toInactiveSinceMs,
  toLastHeardMs,
} from './user-findings.ts'

type Case = [SettledFinding, Partial<StoredUser>, readonly string[], boolean]

test.each<Case>([
  ['no_time_zone', { timeZone: '' }, [], true],
  ['no_time_zone', { timeZone: ' ' }, [], true],
  ['no_time_zone', { timeZone: 'Europe/Kiev' }, [], false],
  ['no_time_zone', { timeZone: '', isActive: false }, [], false],
  ['no_time_zone', { timeZone: '', role: 'NoAccess' }, [], false],
  ['never_signed_in', { lastLoginAt: null }, [], true],
  ['never_signed_in', { lastLoginAt: '2026-01-01T00:00:00Z' }, [], false],
  ['never_signed_in', { lastLoginAt: null, isActive: false }, [], false],
  ['role_without_groups', { role: 'Curator' }, [], true],
  ['role_without_groups', { role: 'Member' }, [], true],
  ['role_without_groups', { role: 'Viewer' }, [], false],
  ['role_without_groups', { role: 'Evaluated' }, [], false],
  ['role_without_groups', { role: 'unknown' }, [], false],
  ['role_without_groups', { role: 'Artisan' }, ['Evaluated'], false],
  ['default_without_groups', { role: 'Evaluated' }, [], true],
  ['default_without_groups', { role: 'Evaluated' }, ['Evaluated'], true],
  ['default_without_groups', { role: 'Evaluated' }, ['Evaluated', 'Viewer'], false],
  ['default_without_groups', { role: 'Viewer' }, [], false],
])('%s of %j in groups of %j: %s', (finding, fields, groupRoles, isFound) => {
  const bits = toFindingBits(makeUser('a', fields), groupRoles)
  expect((bits & toFindingMask(finding)) !== 0).toBe(isFound)
})

test.each<[string, Partial<StoredUser>, boolean]>([
  ['the last sign-in counts', { lastLoginAt: '2026-04-02T08:00:00Z' }, true],
  ['to the second', { lastLoginAt: '2026-04-02T08:00:01Z' }, false],
  ['creation counts for who never signed in', { createdAt: '2026-01-01T00:00:00Z' }, true],
  [
    'creation does not count after a sign-in',
    { createdAt: '2025-01-01T00:00:00Z', lastLoginAt: '2026-06-01T00:00:00Z' },
    false,
  ],
  ['what is not known is not found', {}, false],
  [
    'people without access are not',
    { lastLoginAt: '2020-01-01T00:00:00Z', isActive: false },
    false,
  ],
  ['nor those with No Access', { lastLoginAt: '2020-01-01T00:00:00Z', role: 'NoAccess' }, false],
])('inactive for 90 days: %s', (_name, fields, isFound) => {
  const since = toInactiveSinceMs('2026-07-01T08:00:00.000Z', 90)
  expect(toLastHeardMs(makeUser('a', fields)) <= since).toBe(isFound)
})

test('counts, lists and own writes agree', () => {
  const takenAt = '2026-07-01T08:00:00.000Z'
  const model = new DirectoryModel(
    [
      makeUser('a', { email: 'Same@x.test', role: 'Evaluated', timeZone: 'UTC' }),
      makeUser('b', { email: 'same@X.test ', isActive: false }),
      makeUser('c', { email: '', lastLoginAt: takenAt }),
      makeUser('d', { email: ' ', lastLoginAt: takenAt }),
    ],
    [makeGroup('g', ['a'])],
  )
  const when = { takenAt, inactiveDays: 90 }
  expect(model.countUserFindings(when)).toEqual({
    duplicate_email: 2,
    no_time_zone: 2,
    never_signed_in: 1,
    inactive_days: 0,
    role_without_groups: 2,
    default_without_groups: 0,
    inactive_owner: 0,
  })
  model.patch([{ kind: 'group', group: { id: 'g', name: 'g', role: 'Evaluated' } }])
  expect(model.countUserFindings(when)).toMatchObject({ default_without_groups: 1 })
})
