import { type UserFlag, userFlags } from '@curator/console-contract/users'
import { expect, test } from 'vitest'
import { everyone, makeUser } from '../../testing/directory-users.ts'
import { toFlagBits, toFlagMasks } from './user-flags.ts'

const passes = (
  user: Partial<Record<UserFlag, boolean | null>>,
  wanted: Partial<Record<UserFlag, ('yes' | 'no' | 'unknown')[]>>,
) => {
  const bits = toFlagBits(makeUser('a', user as never))
  return toFlagMasks({ ...everyone, ...wanted }).every((mask) => (bits & mask) !== 0)
}

test.each(userFlags)('%s is told apart from all other flags', (flag) => {
  const none = Object.fromEntries(userFlags.map((each) => [each, null]))
  for (const [value, answer] of [
    [true, 'yes'],
    [false, 'no'],
    [null, 'unknown'],
  ] as const) {
    for (const asked of ['yes', 'no', 'unknown'] as const)
      expect(passes({ ...none, [flag]: value }, { [flag]: [asked] })).toBe(asked === answer)
  }
})

test('values of one flag widen, flags narrow, none asked lets everyone pass', () => {
  expect(passes({ isActive: true }, {})).toBe(true)
  expect(passes({ isActive: true, isApiEnabled: null }, { isApiEnabled: ['no', 'unknown'] })).toBe(
    true,
  )
  expect(
    passes({ isActive: true, isApiEnabled: true }, { isActive: ['yes'], isApiEnabled: ['no'] }),
  ).toBe(false)
})
