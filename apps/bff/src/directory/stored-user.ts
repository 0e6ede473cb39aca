import { serverRoleNames } from '@curator/console-contract/server-roles'
import type { UserState, userSorts } from '@curator/console-contract/users'
import type { DirectoryUser } from './directory.ts'

/** A user as the model holds it; groups are kept on their own. */
export type StoredUser = Omit<DirectoryUser, 'groups'>

/** What a column is sorted by: text is lower case, nothing is `null` and comes last both ways. */
export type SortKey = string | number | null
export type UserSort = (typeof userSorts)[number]

/** Weakest role first; a role this build does not know comes after all others. */
export function toRoleRank(role: string): number {
  const rank = (serverRoleNames as readonly string[]).indexOf(role)
  return rank === -1 ? serverRoleNames.length : rank
}

export function toUserKey(user: StoredUser, sort: UserSort): SortKey {
  if (sort === 'role') return toRoleRank(user.role)
  if (sort === 'isActive') return user.isActive ? 0 : 1
  return toTextKey(user[sort])
}

/** Case is folded the same way everywhere, whatever the language of the machine. */
export function toTextKey(text: string | null): SortKey {
  return text ? text.toLowerCase() : null
}

export function compareKeys(a: SortKey, b: SortKey): number {
  if (a === b) return 0
  if (a === null) return 1
  if (b === null) return -1
  return a < b ? -1 : 1
}

/** E-mails and group names are the same when these are. */
export function toLookupKey(text: string): string {
  return text.trim().toLowerCase()
}

const stateBits: Record<UserState, number> = {
  active: 1,
  inactive: 2,
  locked: 4,
  not_validated: 8,
  never_signed_in: 16,
  no_groups: 32,
}

/** The states of a user as bits; compared with `toStateMask`. */
export function toStateBits(user: StoredUser, groupCount: number): number {
  return (
    (user.isActive ? stateBits.active : stateBits.inactive) |
    (user.isAccountLocked === true ? stateBits.locked : 0) |
    (user.isValidated === false ? stateBits.not_validated : 0) |
    (user.lastLoginAt === null ? stateBits.never_signed_in : 0) |
    (groupCount === 0 ? stateBits.no_groups : 0)
  )
}

export function toStateMask(states: readonly UserState[]): number {
  return states.reduce((mask, state) => mask | stateBits[state], 0)
}
