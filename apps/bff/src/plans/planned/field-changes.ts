import type { FieldChange } from '@curator/console-contract/plans'
import { type ServerRoleView, serverRoleLabels } from '@curator/console-contract/server-roles'
import { type UserFieldKey, userFieldKeys, userFields } from '@curator/console-contract/user-fields'
import type { DirectoryUser } from '../../directory/directory.ts'
import { cleanCell } from '../../sheets/reading/clean-cell.ts'
import type { UserFields } from '../change.ts'

/** The wanted fields that differ from what a user has, in the order in which people read them. */
export function findDifferences(wanted: UserFields, user: DirectoryUser): UserFieldKey[] {
  return userFieldKeys.filter((key) => {
    const value = wanted[key]
    return value !== undefined && !isSame(key, value, user[key])
  })
}

/** Text is compared as cells are cleaned, zones and e-mails without case: the Server may hold stray spaces. */
function isSame(
  key: UserFieldKey,
  wanted: string | boolean,
  held: string | boolean | null,
): boolean {
  if (typeof wanted === 'boolean' || typeof held !== 'string') return wanted === held
  const clean = cleanCell(held)
  return key === 'timeZone' ? clean.toLowerCase() === wanted.toLowerCase() : clean === wanted
}

/** What a change sets, for people; `user` is null for somebody new. */
export function toFieldChanges(
  keys: readonly UserFieldKey[],
  wanted: UserFields,
  user: DirectoryUser | null,
): FieldChange[] {
  return keys.map((key) => ({
    field: key,
    label: userFields[key].label,
    before: user ? toWords(key, user[key]) : null,
    after: toWords(key, wanted[key] ?? null),
  }))
}

/** A value as people read it: yes and no, labels of roles, and words for nothing. */
export function toWords(key: UserFieldKey, value: string | boolean | null): string {
  if (value === null) return 'Not known'
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  if (key === 'role') return serverRoleLabels[value as ServerRoleView] ?? value
  return value === '' ? 'Empty' : value
}
