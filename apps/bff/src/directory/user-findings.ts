import type { UserFinding } from '@curator/console-contract/users'
import type { StoredUser } from './stored-user.ts'

/*
 * What is wrong, or may be, with a user; docs/data-quality.md says it to people. Only those who can sign in are judged for
 * how they are set up: what nobody uses harms nobody. `duplicate_email` needs the other users and `inactive_owner` what
 * people own, so the model judges these two.
 */

/** Findings that a user and their groups tell alone, whatever the day. */
const settledFindings = [
  'no_time_zone',
  'never_signed_in',
  'role_without_groups',
  'default_without_groups',
] as const satisfies readonly UserFinding[]
export type SettledFinding = (typeof settledFindings)[number]

const rolesAboveViewer: ReadonlySet<string> = new Set(['Member', 'Artisan', 'Curator'])

/** Active, and not shut out by the role: the way people are parked where nobody can be deactivated. */
export function hasAccess(user: StoredUser): boolean {
  return user.isActive && user.role !== 'NoAccess'
}

const rules: Record<SettledFinding, (user: StoredUser, groupRoles: readonly string[]) => boolean> =
  {
    no_time_zone: (user) => user.timeZone.trim() === '',
    never_signed_in: (user) => user.lastLoginAt === null,
    role_without_groups: (user, groupRoles) =>
      rolesAboveViewer.has(user.role) && groupRoles.length === 0,
    default_without_groups: (user, groupRoles) =>
      user.role === 'Evaluated' && groupRoles.every((role) => role === 'Evaluated'),
  }

/** Settled findings of a user as bits; one is looked up with `toFindingMask`. `groupRoles`: a role for each group. */
export function toFindingBits(user: StoredUser, groupRoles: readonly string[]): number {
  if (!hasAccess(user)) return 0
  return settledFindings.reduce(
    (bits, finding, index) => bits | (rules[finding](user, groupRoles) ? 1 << index : 0),
    0,
  )
}

/** 0 for a finding that is not settled by the user alone. */
export function toFindingMask(finding: UserFinding): number {
  const index = (settledFindings as readonly string[]).indexOf(finding)
  return index === -1 ? 0 : 1 << index
}

/**
 * When a user who has access was last heard of: last sign-in, or creation where there was none, in ms since 1970; NaN for
 * nobody knows and for people without access, which is neither before nor after anything.
 */
export function toLastHeardMs(user: StoredUser): number {
  return hasAccess(user) ? Date.parse(user.lastLoginAt ?? user.createdAt ?? '') : Number.NaN
}

const msPerDay = 86_400_000

/** Users last heard of at this instant or before it are inactive, judged when the directory was read. */
export function toInactiveSinceMs(takenAt: string, inactiveDays: number): number {
  return Date.parse(takenAt) - inactiveDays * msPerDay
}
