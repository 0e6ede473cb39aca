import { type UserFieldKey, userFieldKeys, userFields } from '@curator/console-contract/user-fields'
import type { DirectoryUser } from '../../directory/directory.ts'
import type { ChangeBefores, PlannedChange, Ref, UserFields } from '../change.ts'
import { findDifferences, toFieldChanges, toWords } from './field-changes.ts'
import { joinWords, toName, toWho } from './words.ts'

/** A person of a plan: someone on the Server, or someone an earlier change creates. */
export interface Person {
  readonly ref: Ref
  readonly email: string
  readonly name: string
}

export const toPerson = (user: DirectoryUser): Person => ({
  ref: { id: user.id },
  email: user.email,
  name: toName(user),
})

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

/** The update that gives a user the wanted values, or null when the user has them. */
export function toUpdateUser(
  seq: number,
  user: DirectoryUser,
  wanted: UserFields,
): PlannedChange | null {
  const keys = findDifferences(wanted, user)
  if (keys.length === 0) return null
  const { set, before } = pickValues(keys, wanted, user)
  const labels = keys.map((key) => userFields[key].label)
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

/** Sets fields of somebody of whom only the e-mail is known, for example to give back what was before. */
export function toSetFields(
  seq: number,
  user: { readonly id: string; readonly email: string },
  set: UserFields,
  before: UserFields,
): PlannedChange {
  const keys = userFieldKeys.filter((key) => set[key] !== undefined)
  const fields = keys.map((key) => ({
    field: key,
    label: userFields[key].label,
    before: toWords(key, before[key] ?? null),
    after: toWords(key, set[key] ?? null),
  }))
  return {
    seq,
    kind: 'update-user',
    payload: { userId: user.id, email: user.email, set },
    before: { set: before },
    fields,
    sentence: `Change ${joinWords(fields.map((field) => field.label))} of ${user.email}.`,
    danger: isRisky(set) ? 'caution' : 'none',
    dependsOn: [],
  }
}

function pickValues(keys: readonly UserFieldKey[], wanted: UserFields, user: DirectoryUser) {
  const set: Record<string, string | boolean> = {}
  const before: Record<string, string | boolean> = {}
  for (const key of keys) {
    set[key] = wanted[key] as string | boolean
    const held = user[key]
    if (held !== null) before[key] = held
  }
  return { set, before }
}

/** Another role or e-mail, losing access, and access to the Server’s own API deserve a second look. */
function isRisky(set: UserFields): boolean {
  return (
    set.role !== undefined ||
    set.email !== undefined ||
    set.isActive === false ||
    set.isApiEnabled === true
  )
}

/** Takes the groups away, too; their names stand in the fields so that people see what goes. */
export function toDeactivateUser(seq: number, user: DirectoryUser): PlannedChange {
  const names = user.groups.map((group) => group.name)
  return {
    seq,
    kind: 'deactivate-user',
    payload: { userId: user.id, email: user.email },
    before: { groups: user.groups.map(({ id, name }) => ({ id, name })) },
    fields: [
      { field: 'isActive', label: userFields.isActive.label, before: 'Yes', after: 'No' },
      ...(names.length > 0
        ? [{ field: 'groups', label: 'Groups', before: names.join('; '), after: 'None' }]
        : []),
    ],
    sentence: `Deactivate ${toName(user)} (${user.email})${names.length > 0 ? ', which takes away the groups, too' : ''}.`,
    danger: 'caution',
    dependsOn: [],
  }
}

/**
 * Can't be undone. The Server refuses while the person owns anything or is in a group. `seen`: what the plan saw of the
 * person; somebody who is another by then is not deleted.
 */
export function toDeleteUser(
  seq: number,
  user: { readonly id: string; readonly email: string } & {
    readonly firstName?: unknown
    readonly lastName?: unknown
  },
  seen: ChangeBefores['delete-user'] = null,
): PlannedChange {
  return {
    seq,
    kind: 'delete-user',
    payload: { userId: user.id, email: user.email },
    before: seen,
    fields: [],
    sentence: `Delete ${toWho({ name: toName(user), email: user.email })}.`,
    danger: 'destructive',
    dependsOn: [],
  }
}

export function toResetPassword(seq: number, user: DirectoryUser): PlannedChange {
  return {
    seq,
    kind: 'reset-password',
    payload: { userId: user.id, email: user.email },
    before: null,
    fields: [],
    sentence: `Let the Server mail ${toName(user)} (${user.email}) a link for a new password.`,
    danger: 'caution',
    dependsOn: [],
  }
}
