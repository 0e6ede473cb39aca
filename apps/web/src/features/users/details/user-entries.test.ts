import type { SignInType } from '@curator/console-contract/connections'
import type { ServerUser } from '@curator/console-contract/users'
import { describe, expect, test } from 'vitest'
import { aUser } from '../../../testing/samples.ts'
import { someDetails } from '../../../testing/user-builders.ts'
import { toUserEntries } from './user-entries.ts'

const nothing = { items: [], why: null }
const ownsNothing = { workflows: nothing, schedules: nothing, collections: nothing }
const before = [{ id: 'group-1', name: 'Analysts' }]

function entriesOf(
  user: Partial<ServerUser>,
  { signIn = 'builtin', ...given }: { signIn?: SignInType } & Record<string, unknown> = {},
) {
  const ignore = () => undefined
  return toUserEntries({
    details: someDetails({ user: aUser(user), ...given }),
    signIn,
    onAction: ignore,
    onDialog: ignore,
    onOffboard: ignore,
  })
}
const keysOf = (...given: Parameters<typeof entriesOf>) => entriesOf(...given).map(({ key }) => key)
const find = (entries: ReturnType<typeof entriesOf>, key: string) =>
  entries.find((entry) => entry.key === key)

describe('what can be done with a user', () => {
  test.each<[string, Partial<ServerUser>, string[], string[]]>([
    [
      'an ordinary one',
      { isApiEnabled: false },
      ['api-on', 'deactivate'],
      ['unlock', 'validate', 'api-off', 'reactivate'],
    ],
    ['a locked one', { isAccountLocked: true }, ['unlock'], []],
    ['one not validated', { isValidated: false }, ['validate'], []],
    ['one with API access', { isApiEnabled: true }, ['api-off'], ['api-on']],
    [
      'one of an old release',
      { isApiEnabled: null, isAccountLocked: null, isValidated: null },
      ['api-on', 'api-off', 'unlock', 'validate'],
      [],
    ],
    ['an inactive one', { isActive: false }, ['reactivate'], ['deactivate']],
  ])('%s', (_name, user, offered, left) => {
    const keys = keysOf(user)
    expect(keys).toEqual(expect.arrayContaining(offered))
    for (const key of left) expect(keys).not.toContain(key)
  })

  test.each<[SignInType, Partial<ServerUser>, RegExp | undefined]>([
    ['builtin', {}, undefined],
    ['unknown', {}, undefined],
    ['windows', {}, /Windows/],
    ['saml', {}, /SAML/],
    ['builtin', { isActive: false }, /reactivate it first/],
  ])('a password on %s sign-in, %j', (signIn, user, reason) => {
    const { unavailable } = find(entriesOf(user, { signIn }), 'reset_password') ?? {}
    if (reason) expect(unavailable).toMatch(reason)
    else expect(unavailable).toBeUndefined()
  })

  test('on Windows sign-in a user without access whose groups are known is reactivated', () => {
    const options = { groupsBeforeDeactivation: before }
    expect(keysOf({ role: 'NoAccess' }, { signIn: 'windows', ...options })).toContain('reactivate')
    expect(keysOf({ role: 'NoAccess' }, { signIn: 'builtin', ...options })).toContain('deactivate')
    expect(keysOf({ role: 'NoAccess' }, { signIn: 'windows' })).toContain('deactivate')
  })

  test('reactivation says which groups come back', () => {
    const known = find(
      entriesOf({ isActive: false }, { groupsBeforeDeactivation: before }),
      'reactivate',
    )
    expect(known?.description).toBe('Gives back Analysts.')
    expect(find(entriesOf({ isActive: false }), 'reactivate')?.description).toMatch(/^No groups/)
  })

  test('who owns something is offboarded, not deleted', () => {
    const owner = entriesOf({})
    expect(find(owner, 'delete')?.unavailable).toBe(
      'Owns 1 workflow, 2 schedules, 1 collection: offboard first, to hand it over.',
    )
    expect(find(owner, 'offboard')?.description).toMatch(/1 workflow, 2 schedules, 1 collection/)
    expect(find(entriesOf({}, ownsNothing), 'delete')?.unavailable).toBeUndefined()
  })
})
