import { describe, expect, test } from 'vitest'
import { aUser } from '../../../testing/samples.ts'
import { toCopiedDifferences } from './copied-differences.ts'
import { toDifferences, toLanguageText, toValueText, withValue } from './user-values.ts'

const credentials = new Map([['k1', 'corp\\svc-sales']])

describe('values in words', () => {
  test.each([
    ['role', 'Evaluated', 'Default'],
    ['canScheduleJobs', true, 'Yes'],
    ['canScheduleJobs', null, 'Not told'],
    ['timeZone', '', ''],
    ['language', 'de-de', 'German (Germany), de-de'],
    ['defaultCredentialId', 'k1', 'corp\\svc-sales'],
    ['defaultCredentialId', 'k9', 'k9'],
  ] as const)('%s %s reads %s', (key, value, words) => {
    expect(toValueText(key, value, credentials)).toBe(words)
  })

  test('what is no language stays as it is', () => {
    expect(toLanguageText('not a language')).toBe('not a language')
  })
})

describe('a draft', () => {
  test('holds what differs, and nothing that was put back', () => {
    const user = aUser()
    const draft = withValue(user, withValue(user, {}, 'timeZone', 'UTC'), 'role', 'Viewer')
    expect(draft).toEqual({ timeZone: 'UTC', role: 'Viewer' })
    expect(withValue(user, draft, 'timeZone', 'Europe/London')).toEqual({ role: 'Viewer' })
  })

  test('is told in the order of the fields, old and new', () => {
    const draft = { timeZone: '', role: 'Viewer', isValidated: false } as const
    expect(toDifferences(aUser(), draft, credentials)).toEqual([
      { key: 'role', label: 'Role', before: 'Artisan', after: 'Viewer' },
      { key: 'timeZone', label: 'Time zone', before: 'Europe/London', after: '' },
      { key: 'isValidated', label: 'Validated', before: 'Yes', after: 'No' },
    ])
  })
})

describe('copying from a person', () => {
  const user = aUser({ groups: [{ id: 'g1', name: 'Analysts' }] })
  const model = aUser({
    id: 'user-2',
    role: 'Viewer',
    timeZone: 'UTC',
    canScheduleJobs: false,
    canAssignJobs: null,
    defaultCredentialId: 'k1',
    groups: [{ id: 'g2', name: 'Finance' }],
  })
  const differ = (
    parts: Parameters<typeof toCopiedDifferences>[0]['parts'],
    groups: 'add' | 'match',
  ) => toCopiedDifferences({ user, model, parts, groups, credentials })

  test.each([
    [['role'], ['role']],
    [['permissions'], ['canScheduleJobs']],
    [['settings'], ['timeZone', 'defaultCredentialId']],
    [[], []],
  ] as const)('%j changes %j', (parts, keys) => {
    expect(differ(parts, 'add').fields.map(({ key }) => key)).toEqual(keys)
  })

  test('adds groups, and leaves others only where they are to be the same', () => {
    expect(differ(['groups'], 'add')).toMatchObject({ joined: ['Finance'], left: [] })
    expect(differ(['groups'], 'match')).toMatchObject({ joined: ['Finance'], left: ['Analysts'] })
    expect(differ(['role'], 'match')).toMatchObject({ joined: [], left: [] })
  })

  test('a role that this console does not know is not copied', () => {
    const odd = aUser({ id: 'user-3', role: 'unknown' })
    const { fields } = toCopiedDifferences({
      user,
      model: odd,
      parts: ['role'],
      groups: 'add',
      credentials,
    })
    expect(fields).toEqual([])
  })
})
