import type { SignInType } from '@curator/console-contract/connections'
import { formatCount, formatCounted } from '../../../lib/format-count.ts'

/** Users that a grid can hold, and that the page for leavers takes from here. */
export const maxInGrid = 500
export const maxToOffboard = 50

export const countUsers = (count: number) => formatCounted(count, 'user', 'users')

/** Why passwords can't be reset; undefined when they can, or when nobody has told how people sign in. */
export function toNoPassword(signIn: SignInType): string | undefined {
  if (signIn === 'windows')
    return 'People sign in to this Server with Windows; it keeps no passwords.'
  if (signIn === 'saml')
    return 'People sign in to this Server by SAML; their identity provider keeps the passwords.'
  return undefined
}

/** What deactivation means for this way of signing in. */
export function toDeactivateMeaning(signIn: SignInType): string {
  return signIn === 'windows'
    ? 'Role No Access, and out of all groups; the console remembers which.'
    : 'No sign-in any more, and out of all groups; the console remembers which.'
}

export function toTooManyFor(count: number, max: number): string | undefined {
  return count > max ? `Takes at most ${formatCount(max)} users at once.` : undefined
}
