import { onboardingFields } from '@curator/console-contract/onboarding-fields'
import type { DirectoryGroup, DirectoryUser } from '../../../directory/directory.ts'
import type { PlannedChange, Ref, UserFields } from '../../../plans/change.ts'
import { findDifferences, toFieldChanges, toWords, userFieldKeys } from './field-changes.ts'

/**
 * Role of a group that a sheet creates. The Server works a Default group out to no role of its own, so nobody is raised
 * or lowered by being put into it.
 */
const newGroupRole = 'Evaluated'

/** A person of a plan: someone on the Server, or someone an earlier change creates. */
export interface Person {
  readonly ref: Ref
  readonly email: string
  readonly name: string
}

export function toCreateUser(seq: number, email: string, wanted: UserFields): PlannedChange {
  const fields: UserFields = { email, ...wanted }
  const keys = userFieldKeys.filter((key) => fields[key] !== undefined)
  const role = wanted.role === undefined ? '' : ` as ${toWords('role', wanted.role)}`
  return {
    seq,
    kind: 'create-user',
    payload: { fields },
    before: null,
    fields: toFieldChanges(keys, fields, null),
    sentence: `Create ${toName(wanted)} (${email})${role}.`,
    danger: wanted.role === 'Curator' || wanted.isApiEnabled === true ? 'caution' : 'none',
    dependsOn: [],
  }
}

/** The update a row asks of a user, or null when the user is as wanted. */
export function toUpdateUser(
  seq: number,
  user: DirectoryUser,
  wanted: UserFields,
): PlannedChange | null {
  const keys = findDifferences(wanted, user)
  if (keys.length === 0) return null
  const set: Record<string, string | boolean> = {}
  const before: Record<string, string | boolean> = {}
  for (const key of keys) {
    set[key] = wanted[key] as string | boolean
    const held = user[key]
    if (held !== null) before[key] = held
  }
  const labels = keys.map((key) => onboardingFields[key].label)
  return {
    seq,
    kind: 'update-user',
    payload: { userId: user.id, email: user.email, set },
    before: { set: before },
    fields: toFieldChanges(keys, wanted, user),
    sentence: `Change ${joinWords(labels)} of ${toName(user)} (${user.email}).`,
    danger: isRisky(set) ? 'caution' : 'none',
    dependsOn: [],
  }
}

/** Another role, losing access, and access to the Server’s own API deserve a second look. */
function isRisky(set: UserFields): boolean {
  return set.role !== undefined || set.isActive === false || set.isApiEnabled === true
}

export function toCreateGroup(seq: number, name: string): PlannedChange {
  return {
    seq,
    kind: 'create-group',
    payload: { name, role: newGroupRole },
    before: null,
    fields: [
      { field: 'name', label: 'Name', before: null, after: name },
      { field: 'role', label: 'Role', before: null, after: toWords('role', newGroupRole) },
    ],
    sentence: `Create the group “${name}” with the role ${toWords('role', newGroupRole)}, which raises and lowers nobody.`,
    danger: 'none',
    dependsOn: [],
  }
}

/** `group` is one of the Server’s, or the name and seq of one that the plan creates. */
export function toAddMember(
  seq: number,
  person: Person,
  group: DirectoryGroup | { readonly name: string; readonly createdBy: number },
): PlannedChange {
  const groupRef: Ref = 'id' in group ? { id: group.id } : { createdBy: group.createdBy }
  const dependsOn = [groupRef, person.ref].flatMap((ref) =>
    'createdBy' in ref ? [ref.createdBy] : [],
  )
  return {
    seq,
    kind: 'add-group-members',
    payload: { group: groupRef, groupName: group.name, user: person.ref, email: person.email },
    before: null,
    fields: [
      { field: 'groups', label: onboardingFields.groups.label, before: null, after: group.name },
    ],
    sentence: `Add ${person.name} (${person.email}) to the group “${group.name}”.`,
    danger: 'role' in group && group.role === 'Curator' ? 'caution' : 'none',
    dependsOn,
  }
}

/** First and last name, or `this person` where the Server holds none. */
export function toName(user: {
  readonly firstName?: unknown
  readonly lastName?: unknown
}): string {
  return (
    [user.firstName, user.lastName]
      .filter((part) => typeof part === 'string' && part !== '')
      .join(' ') || 'this person'
  )
}

function joinWords(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
