import type { DirectoryUser } from '../../../directory/directory.ts'
import type { PlannedRow } from '../../../plans/change.ts'
import type { Mapping } from '../mapping.ts'
import type { PlannerRow } from './onboarding-plan.ts'
import type { Profiled } from './profile-book.ts'
import type { WantedRow } from './wanted-row.ts'

export function isIn(user: DirectoryUser | undefined, groupId: string): boolean {
  return user?.groups.some((group) => group.id === groupId) ?? false
}

/** A cell of the row names the group, not only its profile. */
export function isOwn({ ownGroups }: WantedRow, name: string): boolean {
  return ownGroups.some((own) => own.toLowerCase() === name.toLowerCase())
}

/** The truth for groups leaves alone whose row lists none, is not carried out, or ends the access by itself. */
export function isSpared(
  want: Profiled | undefined,
  { verdict }: Pick<PlannedRow, 'verdict'>,
): boolean {
  if (want?.kind !== 'row' || want.row.action === 'deactivate') return true
  if (want.row.ownGroups.length === 0) return true
  return verdict === 'skip' || verdict === 'invalid' || verdict === 'conflict'
}

/** A profile may have been made since the cell was judged: it is looked up anew. */
export function isPlannable(row: PlannerRow): boolean {
  return !row.isExcluded && row.faults.every(({ code }) => code === 'profile_unknown')
}

/** A new account needs both names; an existing one keeps what it has. */
export function findMissingNames(want: WantedRow): string | null {
  const missing = [
    ...(want.fields.firstName ? [] : ['a first name']),
    ...(want.fields.lastName ? [] : ['a last name']),
  ]
  if (missing.length === 0) return null
  return `${want.email} is new on the Server and needs ${missing.join(' and ')}. Fill ${missing.length === 1 ? 'it' : 'them'} in, then plan again.`
}

export function byEmail(users: readonly DirectoryUser[]): Map<string, DirectoryUser[]> {
  const map = new Map<string, DirectoryUser[]>()
  for (const user of users) {
    const key = user.email.trim().toLowerCase()
    map.set(key, [...(map.get(key) ?? []), user])
  }
  return map
}

export function toSubject(row: PlannerRow, mapping: Mapping): string {
  const cell = (key: 'email' | 'firstName' | 'lastName') => row.cells[mapping.indexOf(key)] ?? ''
  return (
    cell('email') ||
    [cell('firstName'), cell('lastName')].filter(Boolean).join(' ') ||
    `Line ${row.line}`
  )
}
